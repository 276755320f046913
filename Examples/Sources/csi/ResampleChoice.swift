import Satisfaction

/// The value of `--resample`.
enum ResampleChoice: String, CaseIterable {
  /// Rows; sampling units under a design; buckets of them in large samples.
  case auto
  case rows
  case buckets
  /// Sampling units.
  case psu
  /// Without each sampling unit, or row, in turn.
  case jackknife

  /// What is drawn.
  var unit: ResamplingUnit {
    switch self {
    case .auto, .psu, .jackknife: .automatic
    case .rows: .rows
    case .buckets: .buckets
    }
  }
}
