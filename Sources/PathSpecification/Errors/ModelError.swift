/// Why something is not a path model. Both cases hold every problem found, in order of the text where there is one.
public enum ModelError: Error, Sendable, Equatable {
  /// The text cannot be read; at most the first 1,000 problems.
  case syntax([SyntaxProblem])
  /// The text or the parts can be read but are not a model that can be estimated.
  case invalid([ModelProblem])
}

extension ModelError: CustomStringConvertible {
  /// The problems, one to three lines each; beyond twenty only their number.
  public var description: String {
    let (messages, count) =
      switch self {
      case .syntax(let problems): (problems.prefix(Self.shownProblems).map(\.description), problems.count)
      case .invalid(let problems): (problems.prefix(Self.shownProblems).map(\.description), problems.count)
      }
    let rest = count - messages.count
    return messages.joined(separator: "\n") + (rest > 0 ? "\n… and \(rest) more problems" : "")
  }

  private static let shownProblems = 20
}

/// One place where model text cannot be read.
public struct SyntaxProblem: Sendable, Equatable, CustomStringConvertible {
  /// What is wrong.
  public let fault: SyntaxFault
  /// Where it is wrong.
  public let place: SourcePlace

  package init(fault: SyntaxFault, place: SourcePlace) {
    self.fault = fault
    self.place = place
  }

  /// Place and message, the line, and a caret: three lines.
  public var description: String { "\(place): \(fault)\n\(place.marked)" }
}

/// One rule that a model breaks.
public struct ModelProblem: Sendable, Equatable, CustomStringConvertible {
  /// What is wrong.
  public let fault: ModelFault
  /// Where it was written; nil for a model that was not read from text, and for what is missing from the text.
  public let place: SourcePlace?

  /// A problem, with its place if there is one.
  public init(_ fault: ModelFault, at place: SourcePlace? = nil) {
    self.fault = fault
    self.place = place
  }

  /// The message, with place, line and caret where the model was read from text.
  public var description: String {
    guard let place else { return fault.description }
    return "\(place): \(fault)\n\(place.marked)"
  }
}
