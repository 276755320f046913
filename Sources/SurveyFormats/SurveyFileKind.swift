#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What a survey is stored as.
public enum SurveyFileKind: String, Sendable, CaseIterable {
  /// Text with separators: read by `Dataset(csv:)` itself.
  case csv
  /// SPSS, `.sav`.
  case sav
  /// SPSS, compressed, `.zsav`.
  case zsav
  /// SPSS portable, `.por`.
  case por
  /// Stata, `.dta`.
  case dta
  /// SAS transport, `.xpt`.
  case xpt
  /// SAS, `.sas7bdat`.
  case sas7bdat
  /// Excel, `.xlsx`.
  case xlsx
  /// A SQLite database.
  case sqlite
  /// A DuckDB database.
  case duckdb
  /// Apache Parquet.
  case parquet
  /// JSON: an array of objects, or an object a line.
  case json
  /// Rows of a PostgreSQL server, named by `postgresql://…`.
  case postgresql

  /// What a person calls it.
  public var title: String {
    switch self {
    case .csv: "CSV"
    case .sav: "an SPSS file (sav)"
    case .zsav: "a compressed SPSS file (zsav)"
    case .por: "an SPSS portable file (por)"
    case .dta: "a Stata file (dta)"
    case .xpt: "a SAS transport file (xpt)"
    case .sas7bdat: "a SAS file (sas7bdat)"
    case .xlsx: "an Excel workbook (xlsx)"
    case .sqlite: "a SQLite database"
    case .duckdb: "a DuckDB database"
    case .parquet: "a Parquet file"
    case .json: "a JSON file"
    case .postgresql: "a PostgreSQL server"
    }
  }

  /// What the end of a name says, nil where it says nothing.
  public init?(extensionOf path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "csv", "tsv", "txt": self = .csv
    case "sav": self = .sav
    case "zsav": self = .zsav
    case "por": self = .por
    case "dta": self = .dta
    case "xpt", "xport": self = .xpt
    case "sas7bdat": self = .sas7bdat
    case "xlsx", "xlsm": self = .xlsx
    case "sqlite", "sqlite3", "db": self = .sqlite
    case "duckdb": self = .duckdb
    case "parquet": self = .parquet
    case "json", "jsonl", "ndjson": self = .json
    default: return nil
    }
  }

  /// What the first bytes say.
  ///
  /// A name `postgresql://…` or `postgres://…` is a server; what is no known kind is taken for text.
  ///
  /// - Throws: ``SurveyFormatError/refusedKind(path:kind:advice:)`` for kinds that are never read: old Excel files and
  ///   compressed ones.
  public init(firstBytesOf path: String) throws(SurveyFormatError) {
    if path.hasPrefix("postgresql://") || path.hasPrefix("postgres://") {
      self = .postgresql
      return
    }
    self = try Self.kind(of: Self.head(of: path), path: path)
  }

  /// Whether a regular file begins with a text.
  static func begins(_ path: String, with text: String) -> Bool { head(of: path).starts(with: text.utf8) }

  /// Bytes that are looked at.
  private static let headBytes = 512

  /// The first bytes of a regular file; none of what cannot be opened (reading it says why) or is no regular file.
  private static func head(of path: String) -> [UInt8] {
    guard path != "-", !path.utf8.contains(0) else { return [] }
    // A pipe is not opened: whoever writes into it would lose the reader when it is closed.
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return [] }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    return unsafe [UInt8](unsafeUninitializedCapacity: headBytes) { buffer, count in
      count = max(0, unsafe read(descriptor, buffer.baseAddress, headBytes))
    }
  }

  private static func kind(of head: [UInt8], path: String) throws(SurveyFormatError) -> SurveyFileKind {
    func begins(_ text: String, at offset: Int = 0) -> Bool {
      head.dropFirst(offset).starts(with: text.utf8)
    }
    if begins("$FL2") { return .sav }
    if begins("$FL3") { return .zsav }
    // Behind two hundred bytes of titles and a table of characters, whose lines end in one byte or two.
    if (440..<480).contains(where: { begins("SPSSPORT", at: $0) }) { return .por }
    if begins("<stata_dta>") || isOldStata(head) { return .dta }
    if begins("HEADER RECORD*******") { return .xpt }
    if head.starts(with: Self.sasMagic) { return .sas7bdat }
    if begins("SQLite format 3\0") { return .sqlite }
    if begins("DUCK", at: 8) { return .duckdb }
    if begins("PAR1") { return .parquet }
    if begins("PK\u{3}\u{4}") {
      // A workbook is the only archive that is read; what else it may be is said when it is opened.
      return .xlsx
    }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw .refusedKind(
        path: path, kind: "an old Excel or other Office file", advice: "save it as .xlsx or as CSV (UTF-8)")
    }
    if head.starts(with: [0x1F, 0x8B]) || head.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) || begins("BZh") {
      throw .refusedKind(path: path, kind: "a compressed file", advice: "unpack it first (gunzip, unzstd, bunzip2)")
    }
    let first = head.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
    if first == UInt8(ascii: "[") || first == UInt8(ascii: "{"), Self(extensionOf: path) == .json { return .json }
    return .csv
  }

  /// Stata's formats before 117 begin with their number and the order of bytes.
  private static func isOldStata(_ head: [UInt8]) -> Bool {
    head.count > 10 && [105, 108, 110, 111, 112, 113, 114, 115].contains(head[0]) && (1...2).contains(head[1])
      && head[2] == 1 && head[3] == 0
  }

  private static let sasMagic: [UInt8] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xC2, 0xEA, 0x81, 0x60, 0xB3, 0x14, 0x11, 0xCF, 0xBD, 0x92, 0x08, 0x00, 0x09,
    0xC7, 0x31, 0x8C, 0x18, 0x1F, 0x10, 0x11,
  ]
}
