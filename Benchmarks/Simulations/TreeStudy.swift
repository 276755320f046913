import Satisfaction
import SatisfactionNumerics

/// How often intervals hold the index of a tree of four levels, that of its parts, and what a part does for an outcome.
struct TreeStudy {
  private static let model = """
    @scale 0..100
    Design =~ D1 + D2 + D3
    Function =~ F1 + F2 + F3
    Staff =~ S1 + S2 + S3
    Speed =~ V1 + V2 + V3
    Product =~ Design + Function
    Service =~ Staff + Speed
    Quality =~ Product + Service
    Loyalty =~ L1 + L2 + L3
    Loyalty ~ Quality
    """
  private static let statistics: [(heading: String, members: [Statistic])] = [
    ("index of the tree", [.index("Quality")]),
    ("of its dimensions", [.index("Product"), .index("Service")]),
    ("of their parts", ["Design", "Function", "Staff", "Speed"].map { .index($0) }),
    ("impact of a dimension", ["Product", "Service"].map { .dimensionImpact(of: $0, on: "Loyalty") }),
    ("of a part", ["Design", "Function", "Staff", "Speed"].map { .dimensionImpact(of: $0, on: "Loyalty") }),
    ("impact of the tree", [.impact(of: "Quality", on: "Loyalty")]),
  ]
  private let survey: Survey

  init() {
    survey = Survey(
      blocks: [
        .init(items: ["D1", "D2", "D3"], loading: 0.8, centre: 60),
        .init(items: ["F1", "F2", "F3"], loading: 0.85, centre: 45),
        .init(items: ["S1", "S2", "S3"], loading: 0.75, centre: 70),
        .init(items: ["V1", "V2", "V3"], loading: 0.8, centre: 50),
        .init(items: ["L1", "L2", "L3"], loading: 0.8, centre: 55),
      ],
      scores: { stream in
        let quality = stream.normal()
        let (product, service) = (0.85 * quality + 0.527 * stream.normal(), 0.75 * quality + 0.661 * stream.normal())
        let design = 0.8 * product + 0.6 * stream.normal()
        let function = 0.7 * product + 0.714 * stream.normal()
        let staff = 0.85 * service + 0.527 * stream.normal()
        let speed = 0.75 * service + 0.661 * stream.normal()
        return [design, function, staff, speed, 0.6 * quality + 0.8 * stream.normal()]
      })
  }

  func table(samples: Int) throws -> [[String]] {
    let model = try PathModel(text: Self.model)
    let heading = ["n"] + Self.statistics.map(\.heading)
    var rows = [heading, heading.map { _ in "---" }]
    let whole = try survey.truth()
    let truth = try PLS().fit(model, to: whole).bootstrap(on: whole, replicates: 2)
    let truths = try Self.statistics.map { try $0.members.map { try truth.estimate(of: $0) } }
    for n in [100, 250, 1_000] {
      var tallies = [Tally](repeating: Tally(), count: Self.statistics.count)
      for sample in 0..<samples {
        let drawn = try survey.draw(n, seed: UInt64(1_000_000 * n + sample))
        let boot = try PLS().fit(model, to: drawn).bootstrap(on: drawn, replicates: 1_000, seed: UInt64(sample))
        for (k, column) in Self.statistics.enumerated() {
          for (statistic, truth) in zip(column.members, truths[k]) {
            // Where weights nearly cancel there is no index, and so no interval.
            let interval = try? boot.interval(statistic)
            tallies[k].count(truth, from: interval?.lower, to: interval?.upper)
          }
        }
      }
      rows.append([String(n)] + tallies.map(\.text))
    }
    return rows
  }
}
