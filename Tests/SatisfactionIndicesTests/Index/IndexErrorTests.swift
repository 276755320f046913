import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// One test for every case of ``IndexError`` and for the warning: what is said, where, and what to do.
struct IndexErrorTests {
  private func expectMessage(_ error: IndexError?, _ parts: String..., at location: SourceLocation = #_sourceLocation) {
    let text = error?.description ?? "no error"
    for part in parts {
      #expect(text.contains(part), "got “\(text)”, expected “\(part)” in it", sourceLocation: location)
    }
  }

  @Test
  func unknownConstruct() throws {
    let fit = try Survey.mobileFit()
    let expected = IndexError.unknownConstruct(name: "Trust")
    let error = #expect(throws: expected) { try fit.index(of: "Trust") }
    #expect(throws: expected) { try fit.constructIndex(of: "Trust") }
    #expect(throws: expected) { try fit.impacts(on: "Trust") }
    #expect(throws: expected) { try fit.impact(of: "Image", on: "Trust") }
    #expect(throws: expected) { try fit.impact(of: "Trust", on: "Loyalty") }
    expectMessage(error, "Trust")
  }

  /// A plain fit needs no scale; an index names every indicator without one.
  @Test
  func noScale() throws {
    var model = PathModel.ecsiMobile
    model.conventions.defaultScale = nil
    model.conventions.scales = ["CUSA2": 1...10, "PERV1": 1...10, "PERV2": 1...10]
    let survey = try Survey.mobile(for: model)
    let fit = try PLS().fit(model, to: survey)
    let expected = IndexError.noScale(construct: "Satisfaction", indicators: ["CUSA1", "CUSA3"])
    let error = #expect(throws: expected) { try fit.index(of: "Satisfaction") }
    expectMessage(error, "Satisfaction", "CUSA1, CUSA3", "@scale", "--scale")
    #expect(throws: IndexError.self) { try fit.indices }
    #expect(throws: IndexError.self) { try fit.indexScores(of: survey) }
    #expect(try fit.index(of: "Value") > 0, "a construct with scales has its index")
    #expect(throws: expected) { try fit.impact(of: "Value", on: "Satisfaction") }
    #expect(fit.indexWarnings.isEmpty)
  }

  /// An impact needs the scales of its two constructs and of no other.
  @Test
  func impactNeedsItsOwnScalesOnly() throws {
    var model = PathModel.ecsiMobile
    let whole = try PLS().fit(model, to: Survey.mobile())
    model.conventions.defaultScale = nil
    for name in ["PERV1", "PERV2", "CUSA1", "CUSA2", "CUSA3"] { model.conventions.scales[name] = 1...10 }
    let fit = try PLS().fit(model, to: Survey.mobile())
    expectClose(
      try fit.impact(of: "Value", on: "Satisfaction"), try whole.impact(of: "Value", on: "Satisfaction"), "impact")
  }

  @Test
  func meansUnknown() throws {
    let moments = try Survey.mobileFit().moments
    let bare = try Moments(names: moments.names, covariance: moments.covariance, n: moments.n)
    let fit = try PLS().fit(.ecsiMobile, to: bare)
    let error = #expect(throws: IndexError.meansUnknown(construct: "Image")) { try fit.index(of: "Image") }
    expectMessage(error, "Image", "no means", "covariance")
    // Impacts and case scores need deviations and scales, but no means.
    #expect(try fit.impacts(on: "Loyalty").count == 6)
    #expect(try fit.indexScores(of: Survey.mobile()).rows.count == 250)
  }

  @Test
  func deviationsUnknown() throws {
    let moments = try Survey.mobileFit().moments
    let bare = try Moments(
      names: moments.names, correlations: moments.correlations(), n: moments.n, means: moments.means)
    let fit = try PLS().fit(.ecsiMobile, to: bare)
    let expected = IndexError.deviationsUnknown(construct: "Image")
    let error = #expect(throws: expected) { try fit.index(of: "Image") }
    expectMessage(error, "Image", "correlations", "standard deviations")
    #expect(throws: IndexError.deviationsUnknown(construct: "Loyalty")) {
      try fit.impact(of: "Image", on: "Loyalty")
    }
  }

  /// Weights of A as 0.34 to −0.2, scales of 10 and 17 points.
  @Test
  func undefined() throws {
    let fit = try NegativeWeights.fit(
      r: 0.8, first: 0.5, second: 0.2, scales: ["a1": 0...10, "a2": 0...17, "b": 0...10])
    let expected = IndexError.undefined(construct: "A")
    let error = #expect(throws: expected) { try fit.index(of: "A") }
    expectMessage(error, "index for A", "cancel")
    #expect(throws: expected) { try fit.impact(of: "A", on: "B") }
  }

  @Test
  func noEffect() throws {
    let fit = try Survey.mobileFit()
    let expected = IndexError.noEffect(from: "Loyalty", to: "Image")
    let error = #expect(throws: expected) { try fit.impact(of: "Loyalty", on: "Image") }
    expectMessage(error, "Loyalty", "Image", "no chain of paths")
    #expect(try fit.impacts(on: "Image").isEmpty)
  }

  /// Weights of A: (0.5 − 0.8·0.2)/0.36 > 0 > (0.2 − 0.8·0.5)/0.36.
  @Test
  func negativeWeightIsNamed() throws {
    let fit = try NegativeWeights.fit(r: 0.8, first: 0.5, second: 0.2, scales: NegativeWeights.equalScales)
    let warnings = fit.indexWarnings
    #expect(warnings.map(\.code) == ["negativeIndexWeight"])
    #expect(warnings.first?.construct == "A" && warnings.first?.indicator == "a2")
    let message = warnings.first?.message ?? ""
    #expect(message.contains("a2") && message.contains("A:") && message.contains("@reverse"), "got “\(message)”")
    // The weight keeps its value: w is 0.34 to −0.2, and (0.34·(4 − 1) − 0.2·(6 − 1))/(0.14·9) is 0.02/1.26.
    expectClose(try fit.index(of: "A"), 100 * 0.02 / 1.26, "index with a negative weight")
    #expect(try Survey.mobileFit().indexWarnings.isEmpty, "no weight of the survey is negative")
  }

  /// An item of a wide scale outweighs the other in answer steps, and turns the index: it is named, not the one it turns.
  @Test
  func theItemThatTurnsAnIndexIsNamed() throws {
    let fit = try NegativeWeights.fit(
      r: 0.8, first: 0.5, second: 0.2, scales: ["a1": 0...10, "a2": 0...30, "b": 0...10])
    let warnings = fit.indexWarnings
    #expect(warnings.map(\.indicator) == ["a2"])
    let message = warnings.first?.message ?? ""
    #expect(
      message.contains("turns the index of A against its score") && message.contains("Leave a2 out"), "\(message)")
  }

  /// A mean at the far end of an item that lowers the index takes it below 0, and nothing cuts it off there.
  @Test
  func anIndexOutsideItsScaleIsGivenAsItIs() throws {
    let fit = try NegativeWeights.fit(
      r: 0.8, first: 0.5, second: 0.2, scales: ["a1": 2...10, "a2": 1...10, "b": 1...10])
    // w is 0.34 to −0.2: (0.34·(4 − 2) − 0.2·(6 − 1))/(0.34·8 − 0.2·9) is −0.32/0.92.
    expectClose(try fit.index(of: "A"), 100 * -0.32 / 0.92, "index below 0")
    let points = try #require(fit.indices.first { $0.name == "A" })
    expectClose(points.index, 100 * -0.32 / 0.92, "index below 0 among all")
    #expect(fit.indexWarnings.map(\.indicator) == ["a2"])
  }

  /// On scales of different length it is not the sum of the weights that says which of them lowers the index: here it
  /// is negative, and yet the index rises with a1 and falls with a2.
  @Test
  func theScaleDecidesWhichWeightLowersTheIndex() throws {
    let fit = try NegativeWeights.fit(
      r: 0.8, first: 0.5, second: 0.2, scales: ["a1": 0...100, "a2": 0...7, "b": 1...10], mode: "modeB")
    #expect(fit.indexWarnings.map(\.indicator) == ["a2"])
    let turned = try NegativeWeights.fit(
      r: 0.8, first: 0.2, second: 0.5, scales: ["a1": 0...100, "a2": 0...7, "b": 1...10], mode: "modeB")
    // a1 has the negative weight and the longer scale: the index goes with it, against the score.
    #expect(turned.indexWarnings.map(\.indicator) == ["a1"])
    #expect(turned.indexWarnings.first?.message.contains("turns the index of A") == true)
    let weights = turned.unstandardizedWeights.compactMap { $0 }
    #expect(weights[0] < 0 && weights[1] > 0, "got \(weights)")
    // The score rises with B and the index of A falls: one more point of it goes with less of B.
    #expect(try turned.path(from: "A", to: "B") > 0)
    #expect(try turned.impact(of: "A", on: "B") < 0)
  }

  /// w/s is 0.1 to −0.1: no weights that sum to 1, and yet an index, because the scales differ.
  @Test
  func cancellingWeightsStillWarnWhereAnIndexExists() throws {
    let fit = try NegativeWeights.fit(
      r: 0.8, first: 0.5, second: 0.2, scales: ["a1": 0...20, "a2": 4...10, "b": 1...10], deviations: [3.4, 2])
    #expect(fit.unstandardizedWeights[0] == nil && fit.unstandardizedWeights[1] == nil)
    expectClose(fit.unstandardizedWeights[2], 1, "a single indicator")
    expectClose(try fit.index(of: "A"), 100 * (4.0 - 2) / (20 - 6), "index")
    #expect(fit.indexWarnings.map(\.indicator) == ["a2"])
  }
}
