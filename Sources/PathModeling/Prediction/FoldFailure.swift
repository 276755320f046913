internal import PathSpecification
internal import SatisfactionWording
internal import SurveyData

/// A fold whose training part has no estimates: its rows are not predicted, and nothing replaces it.
public struct FoldFailure: Sendable, Equatable, Codable {
  /// Why there are no estimates.
  public enum Reason: String, Sendable, Codable, CaseIterable {
    /// Fewer training rows than the largest block has indicators, plus one.
    case tooFewRows
    /// An indicator has the same value, or no answer, in all training rows.
    case zeroVariance
    /// A Mode B block or the predecessors of a construct are collinear.
    case singular
    /// The weights still changed after the last iteration.
    case notConverged
    /// A reliability of consistent PLS is not positive.
    case reliabilityNotPositive
    /// A sum or an estimate is not a number.
    case notFinite
  }

  /// Which repetition, from 1.
  public let repetition: Int
  /// What the fold is called: its number from 1, the value of the fold column, or its row.
  public let fold: String
  /// Why there are no estimates.
  public let reason: Reason
  /// The indicator or construct it is about, if one.
  public let place: String?

  /// What happened, in words.
  public var description: String {
    let name = place.map { " (\($0.nameForMessage))" } ?? ""
    return "fold \(fold) of repetition \(repetition): \(reason.words)\(name)"
  }
}

extension FoldFailure.Reason {
  fileprivate var words: String {
    switch self {
    case .tooFewRows: "too few training rows"
    case .zeroVariance: "an indicator does not vary in the training rows"
    case .singular: "collinear indicators or predecessors in the training rows"
    case .notConverged: "the weights did not converge"
    case .reliabilityNotPositive: "a reliability is not positive"
    case .notFinite: "an estimate is not a number"
    }
  }
}

/// A failure before the fold has its place and name.
struct TrainingFailure: Error, Equatable {
  let reason: FoldFailure.Reason
  var place: String?

  init(_ reason: FoldFailure.Reason, _ place: String? = nil) {
    self.reason = reason
    self.place = place
  }

  /// What is wrong with the sums of a training part.
  init(_ error: SurveyDataError) {
    switch error {
    case .noAnswers(let indicator): self.init(.zeroVariance, indicator)
    case .badCaseCount: self.init(.tooFewRows)
    default: self.init(.notFinite)
    }
  }

  /// Why a solve has no estimates.
  init(_ failure: SolverOutcome<SIMD8<Double>>.Failure, at place: Int, of model: PathModel) {
    let construct = { model.constructs[place].name }
    switch failure {
    case .zeroVariance: self.init(.zeroVariance, model.indicators[place])
    case .singularBlock, .collinearPredecessors: self.init(.singular, construct())
    case .noScoreVariance: self.init(.zeroVariance, construct())
    case .notConverged: self.init(.notConverged)
    case .reliabilityNotPositive: self.init(.reliabilityNotPositive, construct())
    case .productWithoutVariance, .collinearFactors: self.init(.singular)
    }
  }
}
