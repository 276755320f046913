import Satisfaction
import Testing
import _TestSupport

/// What raising items brings, held to what a fit of raised answers says.
struct WhatIfTests {
  /// A scale with room above, so that raised answers stay on it.
  private static let model: PathModel = {
    var model = PathModel.ecsiMobile
    model.conventions.defaultScale = 0...20
    return model
  }()

  private static let exact = PLS(tolerance: 1e-13, maximumIterations: 5_000)

  /// The survey with some answers raised by a number each.
  private func survey(raising shifts: [String: Double]) throws -> Dataset {
    try Dataset(
      Survey.mobileColumns().map { column in
        (column.name, column.values.map { $0 + (shifts[column.name] ?? 0) })
      })
  }

  @Test func equalsIndependentPrograms() throws {
    let golden = try DriverGolden.load().whatIf
    let survey = try Survey.mobile()
    let fit = try PLS(tolerance: 1e-12, maximumIterations: 5_000).fit(.ecsiMobile, to: survey)
    let boot = try fit.bootstrap(on: survey, replicates: 4_000)
    let result = try fit.whatIf(
      raising: [("PERQ1", 1), ("PERQ4", 1), ("CUSA2", 0.5)], on: "Satisfaction", in: survey, bootstrap: boot)
    expectClose(result.change, golden.change, "change")
    expectClose(result.indexAfter, golden.indexAfter, "index after")
    expectClose(result.inference?.standardError, golden.standardError, "SE", tolerance: 0.1 * golden.standardError)
    for (item, expected) in zip(result.items, golden.items) {
      #expect(item.item == expected.item)
      expectClose(item.effect, expected.effect, "\(item.item) effect")
      expectClose(item.meanAfter, expected.meanAfter, "\(item.item) mean after")
      expectClose(item.attainable, expected.attainable, "\(item.item) attainable")
    }
  }

  /// A shift of answers changes no covariance: the weights stay, and the index moves by what was said.
  @Test func equalsTheRefitForTheTargetsOwnItems() throws {
    let before = try survey(raising: [:])
    let fit = try Self.exact.fit(Self.model, to: before)
    let said = try fit.whatIf(raising: [("CUSA2", 0.5), ("CUSA3", -0.25)], on: "Satisfaction", in: before)
    let refit = try Self.exact.fit(Self.model, to: survey(raising: ["CUSA2": 0.5, "CUSA3": -0.25]))
    expectClose(
      try refit.index(of: "Satisfaction") - fit.index(of: "Satisfaction"), said.change, "refit", tolerance: 1e-9)
    #expect(said.change.magnitude > 0.1)
  }

  /// The target's own answers did not move, so that a fit cannot show what the model expects.
  @Test func aRefitOfADriversItemsAloneLeavesTheTarget() throws {
    let fit = try Self.exact.fit(Self.model, to: survey(raising: [:]))
    let refit = try Self.exact.fit(Self.model, to: survey(raising: ["PERQ1": 0.5]))
    expectClose(
      try refit.index(of: "Satisfaction"), try fit.index(of: "Satisfaction"), "the target's index", tolerance: 1e-9)
    #expect(try refit.index(of: "Quality") > fit.index(of: "Quality") + 0.1)
  }

  /// Every construct downstream moves by its total effect; its items are raised so that its score moves by just that.
  @Test func equalsTheRefitOnceTheConsequenceIsCarriedDownstream() throws {
    let before = try survey(raising: [:])
    let fit = try Self.exact.fit(Self.model, to: before)
    let said = try fit.whatIf(raising: [("PERQ1", 0.5)], on: "Satisfaction", in: before)
    let rows = fit.indicators
    let deviations = Dictionary(
      uniqueKeysWithValues: try before.columns.map { column in
        let moments = try #require(fit.moments.names.firstIndex(of: column.name))
        return (column.name, fit.moments.standardDeviations[moments])
      })
    let raised = try #require(rows.first { $0.name == "PERQ1" })
    let rise = 0.5 * raised.weight / (deviations["PERQ1"] ?? .nan)
    var shifts = ["PERQ1": 0.5]
    for effect in fit.effects where effect.from == "Quality" {
      let block = rows.filter { $0.construct == effect.to }
      let weights = block.reduce(0) { $0 + $1.weight }
      for row in block { shifts[row.name] = effect.total * rise / weights * (deviations[row.name] ?? .nan) }
    }
    let refit = try Self.exact.fit(Self.model, to: survey(raising: shifts))
    expectClose(
      try refit.index(of: "Satisfaction") - fit.index(of: "Satisfaction"), said.change, "refit", tolerance: 1e-8)
  }

  /// Nobody goes beyond the end: of answers 8, 9 and 10, three steps more leave (2 + 1 + 0)/3.
  @Test func attainableStopsAtTheEndOfTheScale() throws {
    let model = try PathModel(text: "@scale 1..10\nA =~ X1 + X2\nB =~ Y1 + Y2\nB ~ A")
    let survey = try Dataset([
      ("X1", [8, 9, 10, 2, 3]), ("X2", [7, 9, 9, 3, 2]), ("Y1", [8, 7, 9, 2, 4]), ("Y2", [9, 8, 9, 1, 3]),
    ])
    let result = try PLS().fit(model, to: survey).whatIf(raising: [("X1", 3)], on: "B", in: survey)
    expectClose(result.items[0].attainable, (2 + 1 + 0 + 3 + 3) / 5.0, "attainable")
    expectClose(result.items[0].meanAfter, 9.4, "mean after")
  }
}
