import Foundation
import Satisfaction
import Testing

private let survey = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Examples/Data/mobile-phone.csv").path

/// The 0–100 indices of the mobile-phone survey, published and independently computed.
struct IndexGoldenTests {
  private func fit(_ estimator: PLS) throws -> PLSFit {
    let model = PathModel.ecsiMobile
    return try estimator.fit(model, to: Dataset(csv: survey, for: model))
  }

  /// Indices in the template's order, from weights of cSEM and an independent formula.
  @Test
  func indicesOfThePathScheme() throws {
    let expected = [73.527982, 72.473818, 74.976567, 62.346757, 72.454118, 67.422222, 70.913854]
    let indices = try fit(PLS(tolerance: 1e-12)).indices
    #expect(indices.count == expected.count)
    for (row, value) in zip(indices, expected) {
      #expect(abs(row.index - value) < 5e-7, "\(row.name): got \(row.index), expected \(value)")
    }
  }

  @Test
  func impactsOnSatisfaction() throws {
    let expected = ["Image": 0.414655, "Expectation": 0.432275, "Quality": 0.639795, "Value": 0.138289]
    let impacts = try fit(PLS(tolerance: 1e-12)).impacts(on: "Satisfaction")
    #expect(impacts.map(\.from) == ["Image", "Expectation", "Quality", "Value"])
    for row in impacts {
      let value = try #require(expected[row.from])
      #expect(abs(row.impact - value) < 5e-7, "\(row.from): got \(row.impact), expected \(value)")
    }
  }

  /// Raw metric, centroid scheme: the path coefficients printed in Tenenhaus et al. (2005), figure 6, to their three
  /// digits, and the satisfaction index. Satisfaction → Loyalty is 0.465496 at convergence, printed as .466: hence 5.1e-4.
  @Test
  func publishedFiguresOf2005() throws {
    let published: [(String, String, Double)] = [
      ("Image", "Expectation", 0.493), ("Expectation", "Quality", 0.545), ("Expectation", "Value", 0.066),
      ("Quality", "Value", 0.540), ("Image", "Satisfaction", 0.153), ("Expectation", "Satisfaction", 0.037),
      ("Quality", "Satisfaction", 0.544), ("Value", "Satisfaction", 0.200), ("Satisfaction", "Complaints", 0.540),
      ("Image", "Loyalty", 0.212), ("Satisfaction", "Loyalty", 0.466), ("Complaints", "Loyalty", 0.050),
    ]
    let fit = try fit(PLS(scheme: .centroid, metric: .raw, tolerance: 1e-12))
    #expect(published.count == fit.paths.count)
    for (from, to, value) in published {
      let got = try fit.path(from: from, to: to)
      #expect(abs(got - value) < 5.1e-4, "\(from) → \(to): got \(got), published \(value)")
    }
    let index = try fit.index(of: "Satisfaction")
    #expect(abs(index - 71.248159332) < 1e-8, "satisfaction index \(index)")
  }
}
