import Foundation
import Satisfaction
import SatisfactionReporting
import SatisfactionWording
import Testing

/// What holds for the page of every report.
@Suite struct AllPagesTests {
  @Test(arguments: SampleReport.allCases, ReportLanguage.allCases)
  func `the file is well formed, needs nothing else and is small`(_ kind: SampleReport, _ language: ReportLanguage)
    throws
  {
    let style = ReportStyle(language: language, command: "csi fit a.csv")
    let html = try kind.html(style)
    let check = HTMLCheck(html)
    #expect(check.problems.isEmpty, "\(check.problems)")
    #expect(check.elements["script"] == nil && check.elements["link"] == nil && check.elements["img"] == nil)
    #expect(!html.contains("http") && !html.contains("url(") && !html.contains("@import"))
    #expect(check.elements["h1"] == 1 && check.elements["main"] == 1 && check.elements["nav"] == 1)
    // Every drawing has a title or stands in a table that has its numbers.
    let drawings = html.split(separator: "<svg").dropFirst()
    #expect(drawings.allSatisfy { $0.contains("aria-hidden=\"true\"") || $0.contains("<title>") })
    #expect(html.utf8.count < 300_000, "\(html.utf8.count) bytes")
    #expect(try html == kind.html(style), "the same report gives the same bytes")
  }

  @Test(arguments: SampleReport.allCases)
  func `every number of a table and a figure is one of the JSON document`(_ kind: SampleReport) throws {
    // The page of a fit computes scores of questions besides: its numbers are read back in its own tests. Those of slopes
    // and estimators draw curves and differences, which the document leaves to whoever reads it; a plan has one number.
    guard ![.fit, .slopes, .estimators, .plan].contains(kind) else { return }
    let known = Set(try JSONTree(parsing: kind.report().json()).numbers)
    let numbers = PageNumbers(try kind.page(ReportStyle())).all
    #expect(numbers.count > 20)
    let foreign = numbers.filter { number in
      // Shares are percents on the page.
      !known.contains(number.value) && !known.contains { abs($0 * 100 - number.value) < 1e-9 }
        && !known.contains { abs($0 - number.value) < 1e-9 }
    }
    #expect(foreign.isEmpty, "\(foreign.prefix(5))")
  }

  @Test(arguments: SampleReport.allCases)
  func `a Chinese page says nothing of its own in English`(_ kind: SampleReport) throws {
    let page = try kind.page(ReportStyle(language: .chinese))
    var words = [page.kind] + page.facts + page.findings.flatMap { [$0.title, $0.sentence.text] }
    for section in page.sections {
      words += [section.title] + section.lead.map(\.text) + section.blocks.flatMap(\.words)
    }
    let english = [" the ", " of ", " and ", " is ", " not ", "onstruct", "mportance", "hange", "ndices", "nterval"]
    for text in words { for word in english { #expect(!text.contains(word), "\(text)") } }
    #expect(words.contains { text in text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } })
  }

  /// What a model adds to the page of a fit has its words in Chinese, too.
  @Test func `Chinese words for likelihood, design and jackknife`() throws {
    let model = PathModel.ecsiMobile
    let survey = try SampleReport.Survey(model)
    let likelihood = FitReport(try MaximumLikelihood(model, to: model.answers(in: survey.data)))
    let design = try SamplingDesign(DesignColumns(cluster: "group"), of: survey.data)
    let answers = try model.answers(in: survey.data).drawn(by: design)
    let jackknife = FitReport(
      try PLS().fit(model, to: answers).bootstrap(on: answers, resampling: Resampling(plan: .jackknife)))
    let pages = [likelihood, jackknife].map { report in
      String(decoding: report.html(ReportStyle(language: .chinese)), as: UTF8.self)
    }
    for english in ["Fit by maximum", "Parameters, in", "Loadings", "maximum likelihood"] {
      #expect(!pages[0].contains(english), "\(english)")
    }
    for chinese in ["最大似然拟合", "参数（以答案的单位计）", "公因子的最大似然估计"] { #expect(pages[0].contains(chinese)) }
    for english in ["Sample drawn", "clusters by", "Design", "种子", "自助"] {
      #expect(!pages[1].contains(english), "\(english)")
    }
    for chinese in ["抽样设计", "按 group 分 2 个整群", "自由度 1", "t区间"] {
      #expect(pages[1].contains(chinese), "\(chinese)")
    }
  }

  @Test(arguments: ReportLanguage.allCases) func `hostile names do no harm`(_ language: ReportLanguage) throws {
    let name = "<script>alert('x')</script>\u{202E}\" & " + String(repeating: "长", count: 200)
    let (other, items) = ("السمعة", ["IMAG1", "IMAG2"])
    let model = try PathModel(
      constructs: [
        Construct(name, indicators: items, label: name, chineseLabel: name),
        Construct(other, indicators: ["CUSA1", "CUSA2"]),
      ], paths: [Path(from: name, to: other)],
      conventions: SurveyConventions(defaultScale: 1...10, labels: ["IMAG1": Label(name), "CUSA1": Label(other)]))
    let survey = try SampleReport.Survey(model, groups: [name, other])
    let source = ReportSource(title: name, template: .init(.ecsiMobile))
    let reports: [any ReportContent] = [
      FitReport(try survey.boot(), source: source), try survey.programme(), try survey.drivers(source),
      try survey.driverGroups(source),
      CompareReport(try survey.comparison(), source: source),
      PredictReport(try survey.prediction(), source: source, against: name), try SampleReport.metrics(name: name),
      try survey.table(names: [name, other]),
      try SampleReport.Survey(model.with(product: Product(name, name, to: other)), groups: [name, other]).slopes(
        source),
      try survey.estimators(source), try SampleReport.plan(source: ReportSource(title: name)),
    ]
    #expect(reports.count == SampleReport.allCases.count)
    for report in reports {
      let schema = type(of: report).schema
      let html = String(decoding: report.html(ReportStyle(language: language, command: name)), as: UTF8.self)
      let problems = HTMLCheck(html).problems
      #expect(problems.isEmpty, "\(schema): \(problems)")
      #expect(!html.contains("<script") && !html.contains("\u{202E}"), "\(schema)")
      #expect(html.contains("&lt;script"), "\(schema) shows the name")
    }
  }
}

extension JSONTree {
  /// All numbers of the document.
  fileprivate var numbers: [Double] {
    switch self {
    case .number(let number): [number]
    case .array(let items): items.flatMap(\.numbers)
    case .object(let members): members.values.flatMap(\.numbers)
    default: []
    }
  }
}

extension Page.Block {
  /// What a block says in words of the report: headings, captions, heads of columns.
  fileprivate var words: [String] {
    switch self {
    case .heading(let text): [text]
    case .paragraph(let sentence), .notice(let sentence): [sentence.text]
    case .list(let sentences): sentences.map(\.text)
    case .figure(let figure, let caption): [figure.title, caption?.text ?? ""] + headings(of: figure)
    case .table(let table): [table.title, table.note ?? ""] + table.columns.map(\.heading)
    case .terms(let terms): terms.filter { !$0.isCode }.flatMap { [$0.name, $0.text] }
    }
  }

  private func headings(of figure: any Figure) -> [String] {
    switch figure {
    case let chart as TableChart:
      [chart.nameHeading] + chart.columns.map { if case .cells(let heading, _) = $0 { heading } else { "" } }
        + chart.groups.flatMap {
          $0.rows.flatMap { row in row.cells.map { if case .text(let text) = $0 { text } else { "" } } }
        }
    case let ranking as Ranking: [ranking.headings.name, ranking.headings.interval] + ranking.headings.remarks
    case let dumbbell as Dumbbell: [dumbbell.firstName, dumbbell.secondName, dumbbell.differenceName]
    default: []
    }
  }
}
