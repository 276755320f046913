import Foundation
import PathModeling
import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// What holds of constructs of constructs whatever the data are.
@Suite struct HigherOrderTests {
  /// The four-level index is a roll-up that can be checked by hand.
  @Test(arguments: HigherOrderCase.all.filter { !$0.name.hasSuffix("repeated") })
  func indicesRollUp(_ item: HigherOrderCase) throws {
    let fit = try item.fit()
    for construct in fit.model.constructs where !construct.parts.isEmpty {
      let shares = fit.indexParts.filter { $0.construct == construct.name }
      let sum = try shares.reduce(0) { try $0 + #require($1.unstandardizedWeight) * fit.index(of: $1.part) }
      expectClose(sum, try fit.index(of: construct.name), "index of \(construct.name)", tolerance: 1e-12)
      for effect in fit.effects where effect.from == construct.name {
        let own = fit.dimensionEffects.filter { $0.to == effect.to && construct.parts.contains($0.part) }
        expectClose(
          own.compactMap(\.impact).reduce(0, +), try fit.impact(of: effect).impact, "impact on \(effect.to)",
          tolerance: 1e-12)
      }
    }
    for (construct, weights) in Dictionary(grouping: fit.leafWeights, by: \.construct) {
      expectClose(weights.compactMap(\.weight).reduce(0, +), 1, "leaves of \(construct)", tolerance: 1e-12)
    }
  }

  @Test func repeatedIndicatorsHaveNoShares() throws {
    let fit = try HigherOrderCase("tree-a_formative-top_repeated").fit()
    #expect(fit.indexParts.allSatisfy { $0.unstandardizedWeight == nil } && fit.dimensionEffects.isEmpty)
    #expect(fit.assessment.saturatedFit == nil && fit.assessment.estimatedFit == nil)
    #expect(try HigherOrderCase.tree.fit().assessment.estimatedFit != nil)
  }

  /// Scores of new stages are scores: mean 0, variance 1, and the correlations that the fit reports.
  @Test(arguments: HigherOrderCase.all)
  func scoresAreThoseOfTheCases(_ item: HigherOrderCase) throws {
    let fit = try item.fit()
    let scores = try fit.scores(of: item.survey(for: fit.model)).values
    let n = Double(scores.rowCount)
    for j in 0..<scores.columnCount {
      expectClose(scores.column(j).reduce(0, +) / n, 0, "mean", tolerance: 1e-10)
      for k in 0...j {
        let product = zip(scores.column(j), scores.column(k)).reduce(0) { $0 + $1.0 * $1.1 } / (n - 1)
        expectClose(product, fit.constructCorrelations.values[j, k], "C(\(j), \(k))", tolerance: 1e-10)
      }
    }
    let points = try fit.indexScores(of: item.survey(for: fit.model)).values
    for (j, construct) in fit.model.constructs.enumerated() {
      let mean = points.column(j).reduce(0, +) / n
      expectClose(mean, try fit.index(of: construct.name), "index of \(construct.name)", tolerance: 1e-10)
    }
  }

  /// Given weights are those of the indices, whatever the spread of the parts, and of answers below.
  @Test(arguments: [PLS.Metric.standardized, .raw])
  func fixedWeights(_ metric: PLS.Metric) throws {
    let model = try PathModel(
      text: """
        @scale 1..10
        Overall =~ fixed(2, 3, 5)*(Product + Service + Price)
        Product =~ fixed(0.25, 0.75)*(Design + Reliability)
        Service =~ Staff + Speed
        Design =~ DES1..DES3
        Reliability =~ REL1..REL3
        Staff =~ STA1..STA4
        Speed <~ fixed(1, 3)*(SPE1 + SPE2)
        Price =~ PRI1..PRI3
        Satisfaction =~ SAT1..SAT3
        Satisfaction ~ Overall
        """)
    let fit = try PLS(metric: metric).fit(model, to: HigherOrderCase.tree.survey(for: model))
    let shares = Dictionary(uniqueKeysWithValues: fit.indexParts.map { ($0.part, $0.unstandardizedWeight) })
    for (part, share) in ["Product": 0.2, "Service": 0.3, "Price": 0.5, "Design": 0.25, "Reliability": 0.75] {
      expectClose(shares[part] ?? nil, share, "ṽ of \(part)", tolerance: 1e-12)
    }
    let own = zip(fit.indicators, fit.unstandardizedWeights).filter { $0.0.construct == "Speed" }.map(\.1)
    expectClose(own[0], 0.25, "w̃ of SPE1", tolerance: 1e-12)
    let index = try fit.index(of: "Overall")
    let sum = try 0.2 * fit.index(of: "Product") + 0.3 * fit.index(of: "Service") + 0.5 * fit.index(of: "Price")
    expectClose(sum, index, "index", tolerance: 1e-12)
  }

  /// In the raw metric an item of a later stage still counts by its own variance: points of another unit change nothing
  /// in the standardised metric, and do here.
  @Test func metricsDifferInEveryStage() throws {
    let item = HigherOrderCase.tree
    let model = try item.model()
    let raw = try PLS(metric: .raw, tolerance: 1e-12).fit(model, to: item.survey(for: model))
    // Satisfaction stays a construct of items: in the last stage its weights are Mode A on covariances with Overall and
    // Loyalty, times the variance of the item.
    let block = try #require(model.numbering.construct("Satisfaction")).advanced(by: 0)
    let inner = [("Overall", raw.constructCorrelations), ("Loyalty", raw.constructCorrelations)]
    let rows = raw.indicators.filter { $0.construct == "Satisfaction" }
    let steps = try rows.map { row -> Double in
      let i = try #require(model.numbering.indicator(row.name))
      let proxy = try inner.reduce(0.0) { sum, neighbour in
        let k = try #require(model.numbering.construct(neighbour.0))
        return sum + neighbour.1.values[block, k] * raw.crossLoadings.values[i, k]
      }
      return proxy * row.standardDeviation * row.standardDeviation
    }
    for (row, step) in zip(rows, steps) {
      expectClose(row.weight / rows[0].weight, step / steps[0], "weight of \(row.name)", tolerance: 1e-9)
    }
  }

  @Test func orderOfConstructsAndItemsChangesNothing() throws {
    let item = HigherOrderCase.tree
    let model = try item.model()
    let turned = try PathModel(
      constructs: model.constructs.reversed().map { construct in
        construct.parts.isEmpty
          ? Construct(construct.name, indicators: construct.indicators.reversed())
          : Construct(construct.name, parts: construct.parts.reversed())
      }, paths: model.paths.reversed(), conventions: model.conventions)
    let settings = try item.settings()
    let (fit, other) = (try item.fit(), try settings.fit(turned, to: item.survey(for: turned)))
    expectSameEstimates(other, fit, "order")
    for part in fit.parts {
      let own = other.parts.first { $0.construct == part.construct && $0.part == part.part }
      expectClose(own?.weight, part.weight, "weight of \(part.part)")
      expectClose(own?.loading, part.loading, "loading of \(part.part)")
    }
  }

  @Test func aDominantPartTurnsTheScore() throws {
    let model = try PathModel(
      text: """
        @reverse PRI1..PRI3
        @scale 1..10
        @dominant Overall Price
        Overall =~ Design + Price
        Design =~ DES1..DES3
        Price =~ PRI1..PRI3
        Satisfaction =~ SAT1..SAT3
        Satisfaction ~ Overall
        """)
    let fit = try PLS().fit(model, to: HigherOrderCase.tree.survey(for: model))
    #expect(try #require(fit.parts.first { $0.part == "Price" }).loading > 0)
    #expect(try fit.path(from: "Overall", to: "Satisfaction") < 0)
  }

  @Test func aFitSurvivesItsFile() throws {
    for item in [HigherOrderCase.tree, HigherOrderCase("mobi_RF_repeated")] {
      let fit = try item.fit()
      let again = try PLSFit(savedBytes: fit.savedBytes)
      #expect(again == fit && again.stages == fit.stages && again.parts == fit.parts)
    }
  }

  /// Parts stand before what their whole leads to while the whole has no score yet: where they are collinear, they are
  /// named, and not the whole.
  @Test func collinearPartsAreNamed() throws {
    var table = try AnswerTable.mobile()
    table["twice"] = table["CUSCO"].map { 2 * $0 }
    let model = try PathModel(
      text: "All =~ A + B\nA =~ CUSCO\nB =~ twice\nY =~ CUSL1..CUSL3\nY ~ All", higherOrder: .disjoint)
    #expect(throws: EstimationError.collinearPredecessors(construct: "Y", predecessors: ["A", "B"])) {
      try PLS().fit(model, to: table.dataset())
    }
  }

  @Test func whatIsNotBuiltIsRefused() throws {
    let item = HigherOrderCase.tree
    let model = try item.model()
    let survey = try item.survey(for: model)
    #expect(throws: EstimationError.plscHigherOrder(construct: "Overall")) {
      try PLS(estimator: .plsc).fit(model, to: survey)
    }
    #expect(EstimationError.plscHigherOrder(construct: "Overall").description.contains("use pls"))
    #expect(throws: EstimationError.estimatorWithoutParts("gsca", construct: "Overall")) {
      try PLS(estimator: .gsca).fit(model, to: survey)
    }
    #expect(throws: EstimationError.estimatorWithoutParts("ml", construct: "Overall")) {
      try MaximumLikelihood(model, to: model.answers(in: survey).moments())
    }
    #expect(throws: InferenceError.noExactFit(.higherOrder)) { try item.fit().exactFitTest(on: survey) }
    #expect(throws: SimulationError.constructOfConstructs(construct: "Overall")) { try PopulationModel(model) }
    let repeated = try model.estimated(by: .repeated)
    #expect(throws: PredictionError.repeatedIndicators(construct: "Overall")) {
      try PLS().predict(repeated, on: survey)
    }
    // Sums and components have stages as well.
    for estimator in [PLS.Estimator.unit, .pca] {
      let fit = try PLS(estimator: estimator).fit(model, to: survey)
      let weights = fit.parts.filter { $0.construct == "Service" }.compactMap(\.weight)
      if estimator == .unit { expectClose(weights[1], weights[0], "unit weights", tolerance: 1e-14) }
      #expect(weights.allSatisfy { $0 > 0 })
    }
  }
}
