import Satisfaction
import Testing
import _TestSupport

/// Indices, weights of answers, case scores and impacts against an independent formula on cSEM's weights.
struct GoldenIndexTests {
  static let names = ["n_mobi_ecsi_modeA_index_path", "n_mobi_ecsi_modeA_index_centroid"]

  private func open(_ name: String) throws -> (results: GoldenIndex.Results, fit: PLSFit) {
    let golden = try GoldenIndex.load(name)
    return (
      golden.results,
      try Survey.mobileFit(PLS(scheme: golden.settings.scheme, tolerance: 1e-12, maximumIterations: 3000))
    )
  }

  @Test(arguments: names)
  func indicesAgree(_ name: String) throws {
    let (results, fit) = try open(name)
    let rows = try fit.indices
    #expect(rows.count == results.constructs.count)
    for row in rows {
      let block = try #require(results.constructs[row.name])
      expectClose(row.index, block.index, "\(name) index of \(row.name)")
      expectClose(row.standardDeviation, block.indexDeviation, "\(name) deviation of \(row.name)")
    }
  }

  @Test(arguments: names)
  func weightsAgree(_ name: String) throws {
    let (results, fit) = try open(name)
    let normed = results.normalizedWeightsOfCSEM
    for (row, share) in zip(fit.indicators, fit.unstandardizedWeights) {
      let block = try #require(results.constructs[row.construct])
      expectClose(row.weight, block.standardizedWeight[row.name], "\(name) weight of \(row.name)")
      expectClose(
        row.weight / row.standardDeviation, block.unstandardizedWeight[row.name], "\(name) w/s of \(row.name)")
      expectClose(share, block.normalizedWeight[row.name], "\(name) unstandardised weight of \(row.name)")
      let i = try #require(normed.rows.firstIndex(of: row.construct))
      let j = try #require(normed.cols.firstIndex(of: row.name))
      expectClose(share, normed.values[i][j], "\(name) cSEM's weight of \(row.name)")
      expectClose(row.mean, block.mean[row.name], "\(name) mean of \(row.name)")
    }
    #expect(fit.unstandardizedWeights.count == 24)
  }

  /// The score on the answers' own scale, before it is stretched to 0–100.
  @Test(arguments: names)
  func unstretchedScoresAgree(_ name: String) throws {
    let (results, fit) = try open(name)
    let weights = fit.unstandardizedWeights
    for (construct, block) in results.constructs {
      let mean = zip(fit.indicators, weights).reduce(0.0) {
        $1.0.construct == construct ? $0 + ($1.0.mean ?? .nan) * ($1.1 ?? .nan) : $0
      }
      expectClose(mean, block.unstretchedMean, "\(name) mean of \(construct)")
      expectClose(mean, results.unstretchedMeansOfCSEM[construct], "\(name) cSEM's mean of \(construct)")
    }
  }

  @Test(arguments: names)
  func caseScoresAgree(_ name: String) throws {
    let (results, fit) = try open(name)
    let scores = try fit.indexScores(of: Survey.mobile())
    for (j, construct) in scores.columns.enumerated() {
      let block = try #require(results.constructs[construct])
      let column = scores.values.column(j)
      for (got, expected) in zip(column, block.firstScores) {
        expectClose(got, expected, "\(name) case score of \(construct)")
      }
      expectClose(column.min(), block.lowestScore, "\(name) lowest score of \(construct)")
      expectClose(column.max(), block.highestScore, "\(name) highest score of \(construct)")
    }
  }

  @Test(arguments: names)
  func impactsAgree(_ name: String) throws {
    let (results, fit) = try open(name)
    let (standardized, impacts) = (results.totalEffects, results.impacts)
    for (i, to) in impacts.rows.enumerated() {
      let rows = try fit.impacts(on: to)
      #expect(rows.count == impacts.values[i].count { $0 != 0 }, "\(name): drivers of \(to)")
      for (j, from) in impacts.cols.enumerated() {
        let effect = fit.effects.first { $0.from == from && $0.to == to }?.total
        expectClose(effect ?? 0, standardized.values[i][j], "\(name) total effect \(from) → \(to)")
        let impact = rows.first { $0.from == from }?.impact
        expectClose(impact ?? 0, impacts.values[i][j], "\(name) impact \(from) → \(to)")
      }
    }
  }

  /// plspm's `rescale` and its followers put standardised weights on answers: a convention that we do not offer, and
  /// that gives other indices (71.8 instead of 72.5).
  @Test(arguments: names)
  func theOtherConventionFollows(_ name: String) throws {
    let (results, fit) = try open(name)
    for (construct, block) in results.constructs {
      let rows = fit.indicators.filter { $0.construct == construct }
      let sum = rows.reduce(0) { $0 + $1.weight }
      let mean = rows.reduce(0) { $0 + $1.weight / sum * ($1.mean ?? .nan) }
      expectClose(mean, results.rescaledMeans[construct], "\(name) rescaled mean of \(construct)")
      expectClose(
        100 * (mean - 1) / 9, block.otherIndex, "\(name) other index of \(construct)")
      if rows.count > 1 {
        #expect(abs(block.index - 100 * (mean - 1) / 9) > 0.05, "\(name): two conventions for \(construct)")
      }
    }
  }
}
