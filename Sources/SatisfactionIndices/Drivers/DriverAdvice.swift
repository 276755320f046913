/// What a driver asks for, as far as its importance is known: its place on the map, unless that rests on chance or has
/// no meaning.
public enum DriverAdvice: String, Sendable, CaseIterable {
  /// Important and below the cut of performance.
  case concentrate
  /// Important and not below it.
  case keepUp
  /// Less important and below the cut of performance.
  case lowPriority
  /// Less important and not below it.
  case overkill
  /// Nothing yet: the interval of its importance holds 0.
  case open
  /// A look at its items: a better answer goes with a lower target.
  case negative
}

extension Driver {
  /// What the driver asks for.
  public var advice: DriverAdvice {
    if mayBeWithoutImportance { return .open }
    if importance < 0 { return .negative }
    return switch quadrant {
    case .concentrate: .concentrate
    case .keepUp: .keepUp
    case .lowPriority: .lowPriority
    case .overkill: .overkill
    }
  }

  /// Whether the interval of its importance holds 0; false where there is none.
  public var mayBeWithoutImportance: Bool { inference?.importance?.range?.contains(0) ?? false }

  /// Whether its importance is below 0, and not by chance as far as replicates tell.
  public var isNegative: Bool { importance < 0 && !mayBeWithoutImportance }
}

extension DriverAnalysis {
  /// The short boards whose importance is told from 0: all of them without replicates.
  public var settledShortBoards: [String] { shortBoards.filter { !isOpen($0) } }

  /// The short boards of which it is open whether they matter at all.
  public var openShortBoards: [String] { shortBoards.filter(isOpen) }

  private func isOpen(_ item: String) -> Bool {
    items.contains { $0.name == item && $0.mayBeWithoutImportance }
  }
}
