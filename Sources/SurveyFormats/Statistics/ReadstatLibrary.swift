internal import CSurveyFormats

/// The functions of libreadstat, opened once when the first such file is read.
enum ReadstatLibrary {
  #if os(macOS)
    private static let names = ["libreadstat.1.dylib", "/opt/homebrew/lib/libreadstat.1.dylib"]
  #else
    private static let names = ["libreadstat.so.1"]
  #endif

  private static let install = "Debian, Ubuntu: apt-get install libreadstat1; macOS: brew install readstat"

  private static let opened: Result<readstat_table, SurveyFormatError> = open()

  /// - Parameter purpose: What the library is needed for, for the message where it is missing.
  static func functions(for purpose: String) throws(SurveyFormatError) -> readstat_table {
    switch opened {
    case .success(let table): return table
    case .failure(.missingLibrary(let name, _, let reason, let install)):
      throw .missingLibrary(name: name, for: purpose, reason: reason, install: install)
    case .failure(let error): throw error
    }
  }

  private static func open() -> Result<readstat_table, SurveyFormatError> {
    var reason = ""
    for name in RuntimeLibrary.candidates(names, variable: "CSI_READSTAT") {
      var table = readstat_table()
      var what: UnsafePointer<CChar>?
      if unsafe survey_readstat_open(name, &table, &what) == 0 { return .success(table) }
      reason = RuntimeLibrary.text(what)
    }
    return unsafe .failure(.missingLibrary(name: names[0], for: "", reason: reason, install: install))
  }
}
