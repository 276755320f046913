public import SatisfactionWording

/// Why a report cannot be written.
public enum ReportingError: WordedError, Equatable, Sendable {
  /// A file cannot be written; `reason` is the system's own word.
  case cannotWrite(path: String, reason: String)
  /// The folder of a file does not exist.
  case noFolder(String, path: String)
  /// The name belongs to a directory.
  case isDirectory(path: String)
  /// Standard output cannot be written; `reason` is the system's own word.
  case standardOutput(reason: String)
  /// Whoever read standard output has stopped reading.
  case readerGone

  /// What is wrong and what to do, in one line.
  public var description: String {
    switch self {
    case .cannotWrite(let path, let reason):
      "\(DisplayText.harmless(path)) cannot be written: \(reason)"
    case .noFolder(let folder, let path):
      """
      \(DisplayText.harmless(path)) cannot be written: there is no folder \(DisplayText.harmless(folder)): make it \
      (mkdir -p), or name a file in another one
      """
    case .isDirectory(let path):
      "\(DisplayText.harmless(path)) is a directory: name a file in it"
    case .standardOutput(let reason):
      "standard output cannot be written: \(reason)"
    case .readerGone:
      "standard output was closed by its reader"
    }
  }
}
