import Foundation
import Satisfaction
import Testing

/// A golden file of indices: weights, indices and impacts by an independent formula.
struct GoldenIndex: Decodable {
  struct Block: Decodable {
    let indicators: [String]
    let standardizedWeight: [String: Double]
    let deviation: [String: Double]
    let unstandardizedWeight: [String: Double]
    let normalizedWeight: [String: Double]
    let mean: [String: Double]
    let index: Double
    let indexDeviation: Double
    let lowestScore: Double
    let highestScore: Double
    let firstScores: [Double]
    let unstretchedMean: Double
    let otherIndex: Double

    enum CodingKeys: String, CodingKey {
      case indicators, mean
      case standardizedWeight = "standardized_weight"
      case deviation = "sd_n_minus_1"
      case unstandardizedWeight = "unstandardized_weight"
      case normalizedWeight = "normalized_weight"
      case index = "index_mean"
      case indexDeviation = "index_sd_n_minus_1"
      case lowestScore = "index_min"
      case highestScore = "index_max"
      case firstScores = "index_first10"
      case unstretchedMean = "unstandardized_score_mean_sumToOne"
      case otherIndex = "index_mean_using_STANDARDIZED_weights_on_raw"
    }
  }

  struct Table: Decodable {
    let rows: [String]
    let cols: [String]
    let values: [[Double]]
  }

  struct Results: Decodable {
    let constructs: [String: Block]
    let totalEffects: Table
    let impacts: Table
    let rescaledMeans: [String: Double]
    let unstretchedMeansOfCSEM: [String: Double]
    let normalizedWeightsOfCSEM: Table

    enum CodingKeys: String, CodingKey {
      case constructs
      case totalEffects = "standardized_total_effects_rowsTo_colsFrom"
      case impacts = "unstandardized_index_total_effects_rowsTo_colsFrom"
      case rescaledMeans = "plspm_rescale_means"
      case unstretchedMeansOfCSEM = "cSEM_unstd_scores_mean"
      case normalizedWeightsOfCSEM = "cSEM_W_normed"
    }
  }

  struct Settings: Decodable {
    let scheme: PLS.Scheme
  }

  let settings: Settings
  let results: Results

  static func load(_ name: String) throws -> GoldenIndex {
    let url = Survey.package.appending(path: "Tests/Golden/programs/\(name).json")
    return try JSONDecoder().decode(GoldenIndex.self, from: Data(contentsOf: url))
  }
}
