internal import PathModeling
internal import PathSpecification
internal import SatisfactionIndices
internal import SatisfactionWording

/// The indices that a fit has, and why it lacks the others.
struct IndexSurvey {
  /// The code of the warning about scales that are not declared.
  static let noScaleCode = "indexWithoutScale"

  /// Indices by construct.
  private(set) var indices: [String: ConstructIndex] = [:]
  /// One warning a reason; constructs without a declared scale share one.
  private(set) var warnings: [FitWarning] = []
  private let fit: PLSFit
  /// Points of the index for one standard deviation of the score, by construct.
  private let points: [String: Double]

  init(_ fit: PLSFit) {
    self.fit = fit
    points = fit.pointsPerDeviation
    var (unscaled, unknown): ([String], IndexError?) = ([], nil)
    for construct in fit.model.constructs {
      do throws(IndexError) {
        indices[construct.name] = try fit.constructIndex(of: construct.name)
      } catch {
        switch error {
        case .noScale: unscaled.append(construct.name)
        case .meansUnknown, .deviationsUnknown: unknown = unknown ?? error
        default: warnings.append(Self.warning(error, construct: construct.name))
        }
      }
    }
    // The moments lack the same for all constructs: one warning says it.
    if let unknown { warnings.insert(Self.warning(unknown, construct: nil), at: 0) }
    if !unscaled.isEmpty { warnings.insert(noScale(unscaled), at: 0) }
  }

  /// The impact that belongs to an effect; nil where either construct has no 0–100 score.
  func impact(of effect: EffectEstimate) -> Double? {
    // The reason why there are none is among the warnings of the constructs.
    guard let target = points[effect.to], let driver = points[effect.from] else { return nil }
    return effect.total * target / driver
  }

  private func noScale(_ constructs: [String]) -> FitWarning {
    let isAll = constructs.count == fit.model.constructs.count
    let which =
      isAll
      ? Phrase("", "")
      : Phrase(" for " + constructs.namesForMessage, constructs.namesForChineseMessage + " ")
    return FitWarning(
      code: Self.noScaleCode,
      message: """
        no 0–100 index\(which.english): the scale of the answers is not declared. Declare it in the model (@scale 1..10) or on \
        the command line (--scale 1:10); it is never taken from the data
        """,
      chinese: """
        \(which.chinese)没有 0–100 指数：答案的量表未声明。请在模型中（@scale 1..10）或在命令行（--scale 1:10）声明；\
        量表从不由数据推断
        """,
      construct: constructs.count == 1 ? constructs.first : nil)
  }

  private static func warning(_ error: IndexError, construct: String?) -> FitWarning {
    let code = if case .undefined = error { "indexCancels" } else { "indexUndefined" }
    return FitWarning(code: code, message: error.description, chinese: error.chinese, construct: construct)
  }
}
