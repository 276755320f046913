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
  public var description: String { phrase.english }

  /// The same in every language.
  var phrase: Phrase {
    let name = place?.nameForMessage
    return Phrase(
      "fold \(fold) of repetition \(repetition): \(reason.words.english)\(name.map { " (\($0))" } ?? "")",
      "第 \(repetition) 次重复的第 \(fold) 折：\(reason.words.chinese)\(name.map { "（\($0)）" } ?? "")")
  }
}

extension FoldFailure.Reason {
  fileprivate var words: Phrase {
    switch self {
    case .tooFewRows: Phrase("too few training rows", "训练行太少")
    case .zeroVariance: Phrase("an indicator does not vary in the training rows", "有题目在训练行中没有变化")
    case .singular: Phrase("collinear indicators or predecessors in the training rows", "训练行中题目或前因共线")
    case .notConverged: Phrase("the weights did not converge", "权重未收敛")
    case .reliabilityNotPositive: Phrase("a reliability is not positive", "有信度不为正")
    case .notFinite: Phrase("an estimate is not a number", "有估计值不是数")
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
