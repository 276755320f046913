internal import SatisfactionWording

/// What can go wrong with a file of another format, or with the program that reads it.
public enum SurveyFormatError: Error, Equatable, Sendable {
  /// A kind of file that is never read.
  case refusedKind(path: String, kind: String, advice: String)
  /// The end of the name promises another kind than the first bytes show.
  case lyingExtension(path: String, promised: String, found: String)
  /// A library that is opened at run time is not there; `reason` is the loader's word.
  case missingLibrary(name: String, for: String, reason: String, install: String)
  /// A program is not on PATH.
  case missingProgram(name: String, for: String, install: String)
  /// A program ended with an error; `message` is the first line of its own.
  case programFailed(name: String, status: Int, message: String)
  /// The folder for temporary files cannot be used; `reason` is the system's word.
  case noTemporaryFolder(path: String, reason: String)
  /// A program took longer than allowed and was ended.
  case programTimedOut(name: String, seconds: Int)
  /// A program wrote more than is read.
  case programWroteTooMuch(name: String, limit: Int)
  /// The file is damaged, cut short or not what it says; `reason` says where it can.
  case damaged(path: String, reason: String)
  /// The file would unpack to more than is read: an attack, or no survey.
  case tooLarge(path: String, what: String, limit: Int)
  /// The workbook has no sheet of this name.
  case unknownSheet(name: String, sheets: [String], path: String)
  /// The database has no table of this name, or several and none is named.
  case unknownTable(name: String?, tables: [String], path: String)
  /// An option has no meaning for this kind of data.
  case optionWithoutMeaning(option: String, kind: String)
}

extension SurveyFormatError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .refusedKind(let path, let kind, let advice): "\(path) is \(kind): \(advice)"
    case .lyingExtension(let path, let promised, let found):
      "\(path): the name promises \(promised), the first bytes are those of \(found): rename the file"
    case .missingLibrary(let name, let what, let reason, let install):
      "\(what) needs the library \(name), which cannot be opened (\(reason)): install it (\(install))"
    case .missingProgram(let name, let what, let install):
      "\(what) needs the program \(name), which is not on PATH: install it (\(install))"
    case .programFailed(let name, let status, let message):
      message.isEmpty
        ? "\(name) ended with status \(status) and said nothing" : "\(name): \(DisplayText.harmless(message))"
    case .noTemporaryFolder(let path, let reason):
      "no folder for temporary files can be made in \(path) (\(reason)): set TMPDIR to a folder that can be written"
    case .programTimedOut(let name, let seconds):
      "\(name) was ended after \(seconds) seconds: ask it for less, or allow more time"
    case .programWroteTooMuch(let name, let limit):
      "\(name) wrote more than \(limit / 1_048_576) MB and was ended: ask it for fewer columns or rows, or for sums "
        + "(csi moments run)"
    case .damaged(let path, let reason): "\(path) cannot be read: \(DisplayText.harmless(reason))"
    case .tooLarge(let path, let what, let limit):
      "\(path): \(what.excerptForMessage) would unpack to more than \(limit / 1_048_576) MB, which no survey does: it is not read"
    case .unknownSheet(let name, let sheets, let path):
      "\(path) has no sheet \(name.quotedForMessage); it has \(Self.list(sheets))"
    case .unknownTable(nil, let tables, let path):
      tables.isEmpty
        ? "\(path) holds no table" : "\(path) holds several tables: choose one with --table (\(Self.list(tables)))"
    case .unknownTable(let name?, let tables, let path):
      "\(path) has no table \(name.quotedForMessage); it has \(Self.list(tables))"
    case .optionWithoutMeaning(let option, let kind): "\(option) has no meaning for \(kind)"
    }
  }

  private static func list(_ names: [String]) -> String {
    guard !names.isEmpty else { return "none" }
    let shown = names.prefix(8).map(\.quotedForMessage).joined(separator: ", ")
    return names.count > 8 ? shown + " and \(names.count - 8) more" : shown
  }
}
