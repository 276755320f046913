import ArgumentParser
import Satisfaction

/// The value of `--missing`: a policy of every command, or the one that only a prediction has.
enum MissingChoice: ExpressibleByArgument {
  /// A policy of the library.
  case policy(MissingPolicy)
  /// Means of all rows before they are divided into folds.
  case meanBefore

  init?(argument: String) {
    if argument == PredictionMissing.meanBefore.rawValue {
      self = .meanBefore
    } else if let policy = MissingPolicy(rawValue: argument) {
      self = .policy(policy)
    } else {
      return nil
    }
  }

  var defaultValueDescription: String { word }
  static var allValueStrings: [String] { MissingPolicy.allValueStrings + [PredictionMissing.meanBefore.rawValue] }

  private var word: String {
    switch self {
    case .policy(let policy): policy.rawValue
    case .meanBefore: PredictionMissing.meanBefore.rawValue
    }
  }

  /// Whether rows with missing answers are left out, as they are unless something is said.
  var isCasewise: Bool { if case .policy(.casewise) = self { true } else { false } }

  /// The policy of a command that divides no rows.
  ///
  /// - Throws: `Failure` for the one that only a prediction has.
  var policy: MissingPolicy {
    get throws(Failure) {
      if case .policy(let policy) = self { return policy }
      throw .usage(
        "--missing \(word) is for csi predict alone: take \(MissingPolicy.allValueStrings.joined(separator: ", "))")
    }
  }

  /// The policy of a prediction.
  ///
  /// - Throws: `Failure` for one that a prediction has not.
  var forPrediction: PredictionMissing {
    get throws(Failure) {
      if let choice = PredictionMissing(rawValue: word) { return choice }
      let choices = PredictionMissing.allCases.map(\.rawValue).joined(separator: ", ")
      throw .usage("--missing \(word) has no meaning for predictions: take \(choices)")
    }
  }
}
