internal import PathSpecification
public import SatisfactionWording

/// Why a 0–100 index cannot be given.
public enum IndexError: WordedError, Equatable, Sendable {
  /// The model has no construct of this name.
  case unknownConstruct(name: String)
  /// Some indicators of the construct have no declared scale.
  case noScale(construct: String, indicators: [String])
  /// The moments have no means.
  case meansUnknown(construct: String)
  /// The moments are correlations without standard deviations.
  case deviationsUnknown(construct: String)
  /// The weights nearly cancel over the scale: |Σ(w/s)(max − min)| is below a tenth of Σ|w/s|(max − min).
  case undefined(construct: String)
  /// No chain of paths leads from the driver to the construct.
  case noEffect(from: String, to: String)

  /// What is missing, where, and what to do.
  public var description: String {
    switch self {
    case .unknownConstruct(let name):
      "the model has no construct \(name.nameForMessage)"
    case .noScale(let construct, let indicators):
      """
      \(Self.none(construct)): the scale of \(indicators.namesForMessage) is not declared. \
      Declare it in the model (@scale 1..10) or with --scale 1:10; it is never taken from the data
      """
    case .meansUnknown(let construct):
      "\(Self.none(construct)): the moments have no means; give them with the covariance matrix"
    case .deviationsUnknown(let construct):
      "\(Self.none(construct)): the moments are correlations; give the standard deviations too"
    case .undefined(let construct):
      """
      \(Self.none(construct)): its weights of mixed sign nearly cancel over the scale, so that there is next to nothing to divide by. \
      Check for reversed items (@reverse)
      """
    case .noEffect(let from, let to):
      "\(from.nameForMessage) has no effect on \(to.nameForMessage): no chain of paths joins them"
    }
  }

  private static func none(_ construct: String) -> String { "no 0–100 index for \(construct.nameForMessage)" }
}
