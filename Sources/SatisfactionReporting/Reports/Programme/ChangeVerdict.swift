/// What can be said of a change, or of a difference from the average.
enum ChangeVerdict {
  /// It is more than noise.
  case real
  /// It may be noise.
  case open
  /// It has no standard error, so that nothing is tested.
  case untested

  /// By its p-value, nil where nothing is tested.
  ///
  /// - Parameter level: Confidence of the programme, such as 0.95.
  init(p: Double?, level: Double) {
    guard let p else {
      self = .untested
      return
    }
    self = p < 1 - level ? .real : .open
  }

  /// The sign of what is not real.
  static let (openSign, untestedSign) = ("·", "∅")

  /// The sign before a change.
  func sign(of change: Double) -> String {
    switch self {
    case .real: change > 0 ? "▲" : "▼"
    case .open: Self.openSign
    case .untested: Self.untestedSign
    }
  }

  /// What stands before a change on pages where a real one has no sign.
  var prefix: String {
    switch self {
    case .real: ""
    case .open: Self.openSign + " "
    case .untested: Self.untestedSign + " "
    }
  }
}
