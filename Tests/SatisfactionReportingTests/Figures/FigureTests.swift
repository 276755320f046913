import SatisfactionReporting
import Testing

@Suite struct FigureTests {
  @Test func `axes of indices begin at tens with room around what is shown`() {
    let axis = ChartAxis.indices(covering: [59.7...64.9, 70...76.7])
    #expect(axis == ChartAxis(lower: 50, upper: 80, step: 10))
    #expect(axis.ticks == [50, 60, 70, 80])
    #expect(axis.percent(65) == 50 && axis.percent(90) == 100 && axis.percent(0) == 0)
    #expect(ChartAxis.indices(covering: [1...99]) == ChartAxis(lower: 0, upper: 100, step: 20))
    #expect(ChartAxis.indices(covering: [61...74], unit: 5) == ChartAxis(lower: 55, upper: 80, step: 5))
    #expect(ChartAxis.indices(covering: []).upper == 100)
    for end in [1e308, .infinity] { #expect(ChartAxis.numbers(covering: [-end...end]).ticks.count < 10) }
  }

  @Test(
    arguments: [
      (-0.1...0.7, -0.2, 0.8, 0.2), (0.05...0.77, 0, 0.8, 0.2), (0...3, 0, 3, 1), (-40 ... -12, -40, 0, 10),
      (0.001...0.004, 0, 0.004, 0.001),
    ] as [(ClosedRange<Double>, Double, Double, Double)])
  func `axes of numbers hold 0 and end at round places`(
    _ range: ClosedRange<Double>, _ lower: Double, _ upper: Double, _ step: Double
  ) {
    let axis = ChartAxis.numbers(covering: [range])
    #expect(
      abs(axis.lower - lower) < 1e-12 && abs(axis.upper - upper) < 1e-12 && abs(axis.step - step) < 1e-12, "\(axis)")
    #expect(axis.holdsZero && axis.ticks.count >= 3 && axis.ticks.count <= 7)
  }

  @Test func `ticks have the decimals they need`() {
    #expect(ChartAxis(lower: 0, upper: 1, step: 0.25).decimals == 2)
    #expect(ChartAxis(lower: 0, upper: 1, step: 0.2).decimals == 1)
    #expect(ChartAxis(lower: 0, upper: 50, step: 10).decimals == 0)
  }

  @Test func `an ellipse has the axes of its covariance`() {
    // Eigenvalues 3 and 1, the first along the diagonal; −2·ln 0.05 = 5.991.
    let ellipse = ConfidenceEllipse(.init(xx: 2, xy: 1, yy: 2), level: 0.95)
    #expect(abs(ellipse.semiMajor - (3 * 5.991464547107982).squareRoot()) < 1e-9)
    #expect(abs(ellipse.semiMinor - 5.991464547107982.squareRoot()) < 1e-9)
    #expect(abs(ellipse.direction.x - 0.5.squareRoot()) < 1e-12 && abs(ellipse.direction.y - 0.5.squareRoot()) < 1e-12)
    #expect(ConfidenceEllipse(.init(xx: 2, xy: -1, yy: 2), level: 0.95).direction.y < 0)
    let upright = ConfidenceEllipse(.init(xx: 1, xy: 0, yy: 4), level: 0.95)
    #expect(abs(upright.direction.x) < 1e-12 && abs(upright.direction.y - 1) < 1e-12)
    let point = ConfidenceEllipse(.init(xx: 0, xy: 0, yy: 0), level: 0.95)
    #expect(point.semiMajor == 0 && point.semiMinor == 0)
    // The upright rectangle around it reaches as far as the single intervals of the same distance.
    let reach = ConfidenceEllipse.reach(.init(xx: 2, xy: 1, yy: 2), level: 0.95)
    let along = ellipse.semiMajor * ellipse.direction.x
    let across = ellipse.semiMinor * ellipse.direction.y
    #expect(abs(reach.x - (along * along + across * across).squareRoot()) < 1e-9)
  }

  @Test func `covariances leave out pairs that are not defined`() throws {
    let covariance = try #require(PriorityMap.Covariance([1, 2, 3, .nan], [2, 4, 9, 1]))
    #expect(covariance.xx == 1 && covariance.xy == 3.5 && covariance.yy == 13)
    #expect(PriorityMap.Covariance([1, .nan], [1, 2]) == nil)
  }

  @Test func `rankings are in order and their intervals compare pairs`() throws {
    let ranking = Ranking(
      title: "Firms", headings: .init(name: "Firm", index: "0–100", interval: "95 %", remarks: ["n"]),
      groups: [
        .init(
          heading: "All", remark: "71.5",
          rows: [
            .init(name: "A", index: 70, interval: 68...72, standardError: 1, remarks: ["200"]),
            .init(name: "B", index: 73, interval: 71...75, standardError: 1, remarks: ["250"], link: "b"),
          ])
      ])
    let rows = ranking.groups[0].rows
    #expect(rows.map(\.name) == ["B", "A"])
    let (b, a) = (
      try #require(ranking.comparisonInterval(rows[0])), try #require(ranking.comparisonInterval(rows[1]))
    )
    // 3 points apart with a standard error of √2 of the difference: 2.12 errors, beyond 1.96.
    #expect(b.lowerBound > a.upperBound)
    #expect(abs(b.upperBound - 73 - 1.959963984540054 / 2.0.squareRoot()) < 1e-9)
    #expect(ranking.comparisonInterval(.init(name: "C", index: 1, standardError: nil)) == nil)
    let chart = ranking.chart.groups[0]
    #expect(chart.heading == "All" && chart.rows[0].link == "b" && chart.rows[0].cells.last == .text("250"))
    #expect(chart.rows[0].mark == ChartMark(73, interval: 71...75, middleHalf: b))
  }

  @Test func `shares fill the bar`() {
    let bar = StackedBar(
      title: "NPS",
      parts: [
        .init(name: "Detractors", share: 0.2, tone: .bad), .init(name: "Passives", share: 0.3, tone: .neutral),
        .init(name: "Promoters", share: 0.5, tone: .good),
      ])
    #expect(bar.places.map(\.start) == [0, 0.2, 0.5])
    #expect(bar.summary == "Detractors 20.0 %, Passives 30.0 %, Promoters 50.0 %")
    #expect(bar.lines(width: 20).first?.count == 20)
    #expect(StackedBar(title: "", parts: [.init(name: "A", share: 0, tone: .bad)]).places.isEmpty)
  }

  @Test func `a dumbbell is open where the two may be equal`() {
    #expect(Dumbbell.Row(name: "A", first: 1, second: 2, difference: -0.5...2).mayBeEqual)
    #expect(!Dumbbell.Row(name: "A", first: 1, second: 2, difference: 0.5...2).mayBeEqual)
    #expect(Dumbbell.Row(name: "A", first: 1, second: 2).mayBeEqual)
    #expect(!Dumbbell.Row(name: "A", first: 1, second: 2, differs: true).mayBeEqual)
  }

  @Test func `every figure is drawn in a page that is well formed`() {
    let marks = [60.0, 62, nil, 66].map { $0.map { ChartMark($0, interval: ($0 - 2)...($0 + 2)) } }
    let figures: [any Figure] = [
      Trend(
        title: "Trend", summary: "up", waves: ["2023", "2024", "2025", "2026"],
        series: [.init(name: "A", marks: marks, isTarget: true), .init(name: "B", marks: marks)]),
      Dumbbell(
        title: "Two waves", nameHeading: "Index", firstName: "2025", secondName: "2026", differenceName: "Change",
        rows: [.init(name: "A", first: 60, second: 63, difference: 1...5), .init(name: "B", first: 60, second: 60.5)],
        axis: ChartAxis(lower: 50, upper: 70, step: 5)),
      Ranking(
        title: "Firms", headings: .init(name: "Firm", index: "0–100", interval: "95 %"),
        groups: [.init(rows: [.init(name: "A", index: 70, standardError: 1, link: "one")])]),
      StackedBar(title: "NPS", parts: [.init(name: "Promoters", share: 1, tone: .good)]),
      Thermometer(title: "72.5 of 100", mark: ChartMark(72.5, interval: 70...75, middleHalf: 72...73)),
      ClassTriangle(title: "HTMT", names: ["A", "B"], rows: [[], [.init(0.9, .notable)]], legend: [.notable: "0.85"]),
      PathDiagram(
        title: "Model", boxes: [.init(name: "A"), .init(name: "B")], arrows: [.init(from: 0, to: 1)], target: 1),
    ]
    let page = Page(
      language: .english, kind: "Test", title: "Figures", facts: [],
      sections: [
        Page.Section(key: "one", title: "One", blocks: figures.map { .figure($0, caption: Sentence("caption")) })
      ])
    let check = HTMLCheck(String(decoding: HTMLRenderer(page).bytes, as: UTF8.self))
    #expect(check.problems.isEmpty, "\(check.problems)")
    #expect(check.elements["figure"] == figures.count)
    for text in ["2026", "Change", "NPS", "70.0", "HTMT"] { #expect(check.text.contains(text), "\(text)") }
  }
}

extension FigureTests {
  @Test func `a table with intervals becomes its own chart`() throws {
    let table = ReportTable(
      title: "Changes", columns: [.text("Firm"), .number("change"), .number("95 % interval"), .number("p"), .sign],
      rows: [
        .init(heading: "Region", remark: "north"),
        .init([.text("A"), .number(2.5, decimals: 1), .interval(0.5...4.5, decimals: 1), .missing, .empty]),
        .init(
          [.text("B"), .number(-1, decimals: 1), .interval(-3...1, decimals: 1), .missing, .text("·")], emphasis: .weak),
      ])
    let chart = try #require(TableChart(table))
    #expect(
      chart.columns == [
        .cells("change", isEssential: true), .interval("95 % interval"), .chart, .cells("p", isEssential: false),
      ])
    #expect(chart.groups.map(\.heading) == ["Region"])
    #expect(chart.groups[0].rows.map(\.mark) == [ChartMark(2.5, interval: 0.5...4.5), ChartMark(-1, interval: -3...1)])
    #expect(chart.groups[0].rows.map(\.emphasis) == [.plain, .weak])
    #expect(chart.axis.holdsZero)
    #expect(TableChart(ReportTable(title: "", columns: [.text("A")], rows: [.init([.text("x")])])) == nil)
  }
}
