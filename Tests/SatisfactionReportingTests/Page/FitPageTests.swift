import Foundation
import Satisfaction
import SatisfactionNumerics
import SatisfactionReporting
import SatisfactionWording
import Testing

@Suite struct FitPageTests {
  private static let boot: Bootstrap? = {
    do {
      let model = PathModel.ecsiMobile
      let survey = try Dataset(csv: Fixtures.mobilePhone, for: model)
      return try PLS().fit(model, to: survey).bootstrap(on: survey, replicates: 1000)
    } catch {
      return nil
    }
  }()

  private func report() throws -> FitReport {
    FitReport(
      try #require(Self.boot),
      source: ReportSource(title: "European Customer Satisfaction Index", template: .init(.ecsiMobile)))
  }

  private func html(_ style: ReportStyle = ReportStyle()) throws -> String {
    String(decoding: try report().html(style), as: UTF8.self)
  }

  @Test(arguments: ReportLanguage.allCases) func `the file is well formed and needs nothing else`(
    _ language: ReportLanguage
  ) throws {
    let html = try html(ReportStyle(language: language, command: "csi fit a.csv"))
    let check = HTMLCheck(html)
    #expect(check.problems.isEmpty, "\(check.problems)")
    #expect(check.elements["script"] == nil && check.elements["link"] == nil && check.elements["img"] == nil)
    #expect(!html.contains("http") && !html.contains("url(") && !html.contains("@import"))
    #expect(check.elements["h1"] == 1 && check.elements["main"] == 1 && check.elements["nav"] == 1)
    // Every drawing has a title or stands in a table that has its numbers.
    let drawings = html.split(separator: "<svg").dropFirst()
    #expect(drawings.allSatisfy { $0.contains("aria-hidden=\"true\"") || $0.contains("<title>") })
  }

  @Test func `the sections come in their order`() throws {
    let keys = try report().page(ReportStyle()).sections.map(\.key)
    #expect(keys == ["indices", "drivers", "priorities", "questions", "measurement", "method"])
  }

  @Test func `the same report gives the same bytes`() throws {
    #expect(try html() == html())
  }

  @Test func `every index, coefficient and impact is that of the JSON document`() throws {
    let report = try report()
    let text = HTMLCheck(try html()).text
    let json = try #require(try JSONSerialization.jsonObject(with: Data(report.json().utf8)) as? [String: Any])
    func numbers(_ section: String, _ key: String, _ decimals: Int) throws -> [String] {
      let rows = try #require(json[section] as? [[String: Any]])
      return rows.compactMap { $0[key] as? Double }.map { DecimalText.fixed($0, decimals: decimals) }
    }
    func limits(_ section: String, _ key: String, _ decimals: Int) throws -> [String] {
      let rows = try #require(json[section] as? [[String: Any]])
      return rows.compactMap { row in
        let inference = (row["inference"] as? [String: Any])?[key] as? [String: Any]
        guard let lower = inference?["lower"] as? Double, let upper = inference?["upper"] as? Double else { return nil }
        return [lower, upper].map { DecimalText.fixed($0, decimals: decimals) }.joined(separator: " … ")
      }
    }
    let expected =
      try numbers("constructs", "index", 1) + numbers("paths", "estimate", 3) + numbers("paths", "fSquared", 3)
      + numbers("indicators", "mean", 2) + numbers("indicators", "weight", 2) + numbers("constructs", "alpha", 2)
      + limits("constructs", "index", 1) + limits("paths", "estimate", 3)
    #expect(expected.count > 100)
    let words = " " + text.split(whereSeparator: { $0 == " " || $0 == "\n" }).joined(separator: " ") + " "
    for number in expected { #expect(words.contains(" \(number) "), "\(number)") }
  }

  @Test func `middle halves and ellipses are those of the replicates`() throws {
    let boot = try #require(Self.boot)
    let page = try report().page(ReportStyle())
    let figures = page.sections.flatMap(\.blocks).compactMap { block -> (any Figure)? in
      if case .figure(let figure, _) = block { figure } else { nil }
    }
    let indices = try #require(figures.compactMap { $0 as? TableChart }.first)
    let name = PathModel.ecsiMobile.construct(named: "Image")?.label ?? "Image"
    let row = try #require(indices.groups.flatMap(\.rows).first { $0.name == name })
    let half = try #require(row.mark?.middleHalf)
    let values = try boot.values(of: .index("Image"))
    #expect(abs(values.count { $0 < half.lowerBound } - values.count / 4) <= 1)
    #expect(abs(values.count { $0 > half.upperBound } - values.count / 4) <= 1)

    let map = try #require(figures.compactMap { $0 as? PriorityMap }.first)
    let quality = try #require(map.points.first { $0.name == "Perceived quality" })
    let covariance = try #require(quality.covariance)
    let x = try boot.values(of: .impact(of: "Quality", on: "Satisfaction"))
    let y = try boot.values(of: .index("Quality"))
    let mean = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
    let xy = zip(x, y).reduce(0) { $0 + ($1.0 - mean.0) * ($1.1 - mean.1) } / Double(x.count - 1)
    #expect(abs(covariance.xy - xy) < 1e-10)
    // Of the replicates about 95 % lie inside of the ellipse.
    let determinant = covariance.xx * covariance.yy - covariance.xy * covariance.xy
    let inside = zip(x, y).count { x, y in
      let (dx, dy) = (x - mean.0, y - mean.1)
      let distance =
        (covariance.yy * dx * dx - 2 * covariance.xy * dx * dy + covariance.xx * dy * dy) / determinant
      return distance < 5.991
    }
    #expect((920...980).contains(inside * 1000 / x.count), "\(inside) of \(x.count)")
  }

  @Test func `constructs and questions have the labels of the page's language`() throws {
    let english = HTMLCheck(try html()).text
    #expect(english.contains("Corporate image") && english.contains("Would stay if a rival were cheaper"))
    let chinese = HTMLCheck(try html(ReportStyle(language: .chinese))).text
    #expect(chinese.contains("企业形象") && chinese.contains("竞争者更便宜时也会留下"))
    #expect(!chinese.contains("Corporate image"))
  }

  @Test func `hostile names do no harm`() throws {
    let name = "<script>alert('x')</script>\u{202E}\" & " + String(repeating: "长", count: 200)
    let model = try PathModel(
      constructs: [
        Construct(name, indicators: ["IMAG1", "IMAG2"], label: name),
        Construct("السمعة", indicators: ["CUSA1", "CUSA2"]),
      ], paths: [Path(from: name, to: "السمعة")], conventions: SurveyConventions(defaultScale: 1...10))
    let survey = try Dataset(csv: Fixtures.mobilePhone, for: model)
    let boot = try PLS().fit(model, to: survey).bootstrap(on: survey, replicates: 50)
    let report = FitReport(boot, source: ReportSource(title: name))
    let html = String(decoding: report.html(ReportStyle(command: name)), as: UTF8.self)
    #expect(HTMLCheck(html).problems.isEmpty)
    #expect(!html.contains("<script") && !html.contains("\u{202E}"))
    #expect(html.contains("<bdi>السمعة</bdi>"))
  }

  @Test func `a fit without scales says so and leaves out what it cannot know`() throws {
    let report = FitReport(try Fixtures.fit(Fixtures.withoutScales))
    let page = report.page(ReportStyle())
    #expect(page.headline == nil)
    #expect(page.sections.map(\.key) == ["indices", "drivers", "measurement", "method"])
    let html = String(decoding: report.html(), as: UTF8.self)
    #expect(HTMLCheck(html).problems.isEmpty)
    #expect(html.contains("--scale 1:10"))
  }

  @Test func `twelve constructs of sixty questions stay small`() throws {
    let names = (1...12).map { "Construct \($0)" }
    let items = (0..<60).map { "Q\($0 + 1)" }
    let model = try PathModel(
      constructs: names.enumerated().map { j, name in
        Construct(name, indicators: Array(items[(j * 5)..<(j * 5 + 5)]))
      },
      paths: (1..<12).flatMap { to in
        (max(0, to - 2)..<to).map { Path(from: names[$0], to: names[to]) }
      }, conventions: SurveyConventions(defaultScale: 1...10))
    var random = RandomStream(seed: 12)
    let moods = (0..<120).map { _ in Int.random(in: 2...8, using: &random) }
    let columns = items.map { item in
      (name: item, values: moods.map { Double($0 + Int.random(in: -1...2, using: &random)) })
    }
    let survey = try Dataset(columns)
    let boot = try PLS().fit(model, to: survey).bootstrap(on: survey, replicates: 200)
    #expect(FitReport(boot).html().count < 300_000)
  }
}
