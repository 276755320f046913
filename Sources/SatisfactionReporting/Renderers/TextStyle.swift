/// What text output may use besides characters.
public enum TextStyle: Sendable, Equatable {
  /// Characters only, for files and pipes.
  case plain
  /// Bold and faint letters and one colour, for terminals (ECMA-48, "ANSI").
  case terminal
}

/// How a piece of text is meant to look.
enum TextTone {
  case plain, strong, faint, caution
}

extension TextStyle {
  /// The text in a tone; without any marks in plain style.
  func paint(_ text: String, _ tone: TextTone) -> String {
    guard self == .terminal, !text.isEmpty else { return text }
    return switch tone {
    case .plain: text
    case .strong: "\u{1B}[1m\(text)\u{1B}[0m"
    case .faint: "\u{1B}[2m\(text)\u{1B}[0m"
    case .caution: "\u{1B}[33m\(text)\u{1B}[0m"
    }
  }
}
