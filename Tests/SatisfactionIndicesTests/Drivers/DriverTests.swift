import Foundation
import Satisfaction
import Testing
import _TestSupport

struct DriverTests {
  private static let controllable = [
    "PERQ1", "PERQ2", "PERQ3", "PERQ4", "PERQ5", "PERQ6", "PERQ7", "PERV1", "IMAG3",
  ]

  /// Against two independent programs.
  @Test func equalsIndependentPrograms() throws {
    let golden = try DriverGolden.load()
    let survey = try Survey.mobile()
    let fit = try PLS(tolerance: 1e-12, maximumIterations: 5_000).fit(.ecsiMobile, to: survey)
    let boot = try fit.bootstrap(on: survey, replicates: 4_000)
    let analysis = try fit.drivers(
      of: "Satisfaction", options: DriverOptions(controllable: Self.controllable), bootstrap: boot)
    expectClose(analysis.index, golden.index, "index")
    expectClose(analysis.itemCuts.importance, golden.cuts.items.importance, "cut of the items")
    expectClose(analysis.constructCuts.performance, golden.cuts.constructs.performance, "cut of the constructs")
    #expect(analysis.shortBoards.isEmpty)
    for (drivers, expected) in [(analysis.constructs, golden.constructs), (analysis.items, golden.items)] {
      #expect(drivers.map(\.name) == expected.map(\.name))
      for (driver, row) in zip(drivers, expected) { try compare(driver, row) }
    }
  }

  private func compare(_ driver: Driver, _ row: DriverGolden.Row) throws {
    expectClose(driver.importance, row.importance, "\(row.name) importance")
    expectClose(driver.performance, row.performance, "\(row.name) performance")
    expectClose(driver.potential, row.potential, "\(row.name) potential")
    #expect(driver.rank == row.rank && driver.quadrant.rawValue == row.quadrant, "\(row.name)")
    if let item = driver.item {
      expectClose(item.share, row.share, "\(row.name) share")
      expectClose(item.mean, row.mean, "\(row.name) mean")
      #expect(item.isControllable == row.controllable, "\(row.name)")
    }
    let inference = try #require(driver.inference)
    let errors = [
      ("importance", inference.importance), ("performance", inference.performance), ("potential", inference.potential),
    ]
    for (name, interval) in errors {
      // Two standard errors of 4,000 replicates each differ by 1.6 % of √2 as a rule.
      expectClose(interval?.standardError, row.standardErrors[name], "\(row.name) SE of \(name)", tolerance: 0.1)
    }
  }

  @Test func sharesOfALevelSumToOne() throws {
    let survey = try Survey.mobile()
    let fit = try Survey.mobileFit()
    let boot = try fit.bootstrap(on: survey, replicates: 200)
    let analysis = try fit.drivers(of: "Loyalty", bootstrap: boot)
    for level in [analysis.constructs, analysis.items] {
      let inference = level.compactMap(\.inference)
      expectClose(inference.reduce(0) { $0 + $1.priorityShare }, 1, "priority shares")
      expectClose(inference.reduce(0) { $0 + $1.importanceFirstShare }, 1, "shares of the largest importance")
    }
    #expect(
      analysis.constructs.map(\.name) == ["Image", "Expectation", "Quality", "Value", "Satisfaction", "Complaints"])
    #expect(analysis.allControllable, "nothing is marked")
  }

  /// v·T* of the items of a construct sums to the construct's T*, Σv·m is its index.
  @Test func itemsAddUpToTheirConstruct() throws {
    let analysis = try Survey.mobileFit().drivers(of: "Satisfaction")
    for construct in analysis.constructs {
      let items = analysis.items.filter { $0.item?.construct == construct.name }
      expectClose(items.reduce(0) { $0 + $1.importance }, construct.importance, construct.name)
      expectClose(
        items.reduce(0) { $0 + ($1.item?.share ?? 0) * $1.performance }, construct.performance, construct.name)
    }
  }

  @Test func cutsAndMarksMakeShortBoards() throws {
    var model = PathModel.ecsiMobile
    model.conventions.controllable = ["PERQ1", "PERV1"]
    let fit = try PLS().fit(model, to: Survey.mobile())
    let analysis = try fit.drivers(
      of: "Satisfaction", options: DriverOptions(importanceCut: 0.05, performanceCut: 78))
    #expect(analysis.shortBoards == ["PERQ1", "PERV1"], "by falling potential")
    #expect(!analysis.allControllable)
    let quadrants = Set(analysis.items.map(\.quadrant))
    #expect(quadrants == [.concentrate], "every item lies below 78 and above 0.05")
  }

  // MARK: Ellipses

  static let ellipses: [(a: Double, b: Double, c: Double, major: Double, minor: Double, angle: Double)] = [
    (4, 1, 0, 2, 1, 0), (1, 4, 0, 2, 1, 90), (2, 2, 1, 3.0.squareRoot(), 1, 45), (2, 2, -1, 3.0.squareRoot(), 1, -45),
    (1, 1, 1, 2.0.squareRoot(), 0, 45),
  ]

  @Test(arguments: ellipses)
  func ellipseByHand(a: Double, b: Double, c: Double, major: Double, minor: Double, angle: Double) {
    // −2 ln(1 − level) = 1 at this level.
    let ellipse = DriverEllipse(varianceOfFirst: a, varianceOfSecond: b, covariance: c, level: 1 - 0.60653065971263342)
    expectClose(ellipse.semiMajor, major, "longer half axis", tolerance: 1e-12)
    expectClose(ellipse.semiMinor, minor, "shorter half axis", tolerance: 1e-7)
    expectClose(ellipse.angle, angle, "angle", tolerance: 1e-12)
  }

  @Test func ninetyFivePercentOfTheEllipse() {
    let ellipse = DriverEllipse(varianceOfFirst: 1, varianceOfSecond: 1, covariance: 0, level: 0.95)
    expectClose(ellipse.semiMajor * ellipse.semiMajor, 5.991464547107979, "χ² with two degrees of freedom")
  }

  // MARK: Errors

  @Test func everyErrorNamesWhatIsWrong() throws {
    let (fit, survey) = (try Survey.mobileFit(), try Survey.mobile())
    #expect(throws: DriverError.unknownTarget("Satisfacton", suggestion: "Satisfaction")) {
      try fit.drivers(of: "Satisfacton")
    }
    #expect(throws: DriverError.noDrivers(target: "Image")) { try fit.drivers(of: "Image") }
    #expect(throws: DriverError.unknownItem("PERQ9", use: "--controllable", suggestion: "PERQ1")) {
      try fit.drivers(of: "Satisfaction", options: DriverOptions(controllable: ["PERQ9"]))
    }
    #expect(throws: DriverError.repeatedItem("PERQ1", use: "--raise")) {
      try fit.whatIf(raising: [("PERQ1", 1), ("PERQ1", 2)], on: "Satisfaction", in: survey)
    }
    #expect(throws: DriverError.noChain(item: "CUSL1", construct: "Loyalty", target: "Satisfaction")) {
      try fit.whatIf(raising: [("CUSL1", 1)], on: "Satisfaction", in: survey)
    }
    #expect(throws: DriverError.self) { try fit.whatIf(raising: [("PERQ1", 9)], on: "Satisfaction", in: survey) }
    #expect(throws: DriverError.impossibleStep(item: "PERQ1", steps: 0)) {
      try fit.whatIf(raising: [("PERQ1", 0)], on: "Satisfaction", in: survey)
    }
    #expect("\(DriverError.beyondScale(item: "Q", mean: 7.944, steps: 9, scale: 1...10))".contains("7.94"))
    var unscaled = PathModel.ecsiMobile
    unscaled.conventions.defaultScale = nil
    let plain = try PLS().fit(unscaled, to: survey)
    #expect(throws: DriverError.self) { try plain.drivers(of: "Satisfaction") }
  }

  // MARK: What a driver asks for

  @Test func whatRestsOnChanceAsksForNothingYet() throws {
    let survey = try Survey.mobile()
    let fit = try Survey.mobileFit()
    let boot = try fit.bootstrap(on: survey, replicates: 400)
    let options = DriverOptions(importanceCut: -1, performanceCut: 101)
    let analysis = try fit.drivers(of: "Loyalty", options: options, bootstrap: boot)
    // Complaints hardly matter to loyalty; satisfaction does.
    for (name, advice) in [("Complaints", DriverAdvice.open), ("Satisfaction", .concentrate)] {
      let driver = try #require(analysis.constructs.first { $0.name == name })
      #expect(driver.quadrant == .concentrate && driver.advice == advice, "\(name): \(driver.advice)")
      let range = try #require(driver.inference?.importance?.range)
      #expect(range.contains(0) == (advice == .open))
    }
    #expect(analysis.openShortBoards.contains("CUSCO") && !analysis.settledShortBoards.contains("CUSCO"))
    #expect(Set(analysis.openShortBoards + analysis.settledShortBoards) == Set(analysis.shortBoards))
    let plain = try fit.drivers(of: "Loyalty", options: options)
    #expect(plain.openShortBoards.isEmpty && plain.settledShortBoards == plain.shortBoards, "nothing known of chance")
  }

  /// Items of the image turned round: a better answer goes with less satisfaction.
  @Test func whatWorksAgainstTheTargetIsNoShortBoard() throws {
    let columns = try Survey.mobileColumns().map { column in
      (column.name, column.name.hasPrefix("IMAG") ? column.values.map { 11 - $0 } : column.values)
    }
    let survey = try Dataset(columns)
    let fit = try PLS().fit(.ecsiMobile, to: survey)
    let boot = try fit.bootstrap(on: survey, replicates: 200)
    let analysis = try fit.drivers(
      of: "Loyalty", options: DriverOptions(importanceCut: -1, performanceCut: 101), bootstrap: boot)
    let image = try #require(analysis.constructs.first { $0.name == "Image" })
    #expect(image.importance < 0 && image.isNegative && image.advice == .negative && image.quadrant == .concentrate)
    #expect(analysis.items.contains { $0.name == "IMAG1" && $0.importance < 0 })
    #expect(!analysis.shortBoards.contains("IMAG1") && analysis.shortBoards.contains("CUSA1"))
  }
}

/// Golden values of drivers.
struct DriverGolden: Decodable {
  struct Cut: Decodable { let importance, performance: Double }
  struct Cuts: Decodable { let constructs, items: Cut }

  struct Row: Decodable {
    let name: String
    let importance, performance, potential: Double
    let rank: Int
    let quadrant: String
    let share, mean: Double?
    let controllable: Bool?
    let standardErrors: [String: Double]
  }

  struct Raised: Decodable {
    let item: String
    let effect, meanAfter, attainable: Double
  }

  struct Changed: Decodable {
    let change, indexAfter, standardError: Double
    let items: [Raised]
  }

  let index: Double
  let cuts: Cuts
  let constructs: [Row]
  let items: [Row]
  let whatIf: Changed

  static func load() throws -> DriverGolden {
    let url = Survey.package.appending(path: "Tests/Golden/drivers-mobile-phone.json")
    return try JSONDecoder().decode(DriverGolden.self, from: Data(contentsOf: url))
  }
}

struct FirstPlaceTests {
  /// Three replicates: a tie of two, a first alone, and one that is undefined and counts nowhere.
  @Test func tiesShareTheFirstPlace() {
    let shares = DriverInference.firstShares([[2, 1, 9], [2, 3, 1], [1, 2, .nan]])
    #expect(shares == [0.25, 0.75, 0])
  }
}
