/// An Excel workbook: its sheets, shared texts and formats, and the rows of one sheet as CSV.
///
/// Formulas give the value that was stored with them; dates become `2024-03-01`; an empty row stays an empty line, so
/// that line numbers are those of the sheet.
///
/// - Source: ECMA-376, Office Open XML File Formats, part 1, §18.
struct Workbook {
  private let path: String
  private let archive: ZipArchive
  private let parts: WorkbookParts

  /// - Throws: ``SurveyFormatError``.
  init(path: String) throws {
    self.path = path
    archive = try ZipArchive(path: path)
    guard archive.holds("xl/workbook.xml") else {
      throw SurveyFormatError.damaged(
        path: path, reason: "it is a zip archive, but no Excel workbook: save the table as .xlsx or as CSV")
    }
    parts = try WorkbookParts(archive: archive, path: path)
  }

  /// Names of the sheets, hidden ones among them.
  var sheets: [String] { parts.sheets.map(\.name) }

  /// The rows of a sheet as CSV with a header.
  ///
  /// - Parameters:
  ///   - sheet: Name of the sheet; nil for the first that is not hidden.
  ///   - headerRow: Row of the names, from 1; nil for the first row that is not empty.
  /// - Throws: ``SurveyFormatError``.
  func csvBytes(sheet: String?, headerRow: Int?) throws -> [UInt8] {
    let part = try part(ofSheet: sheet)
    let texts = SharedTexts()
    if let member = parts.sharedTexts { try read(member, texts) }
    let styles = CellStyles()
    if let member = parts.styles { try read(member, styles) }
    let rows = SheetRows(
      texts: texts, styles: styles, firstDay: parts.startsIn1904 ? .year1904 : .year1900, headerRow: headerRow)
    try read(part, rows)
    if let problem = rows.problem { throw SurveyFormatError.damaged(path: path, reason: problem) }
    return rows.csv
  }

  private func part(ofSheet name: String?) throws -> String {
    let sheet =
      name == nil ? parts.sheets.first { !$0.isHidden } ?? parts.sheets.first : parts.sheets.first { $0.name == name }
    if let sheet { return sheet.part }
    guard let name else { throw SurveyFormatError.damaged(path: path, reason: "the workbook has no sheet") }
    throw SurveyFormatError.unknownSheet(name: name, sheets: sheets, path: path)
  }

  private func read(_ member: String, _ visitor: any XMLVisitor) throws {
    try archive.read(member, path: path, visitor: visitor)
  }
}

extension ZipArchive {
  /// Sends the XML of a member to a visitor.
  func read(_ member: String, path: String, visitor: any XMLVisitor) throws {
    let stream = try XMLStream(path: "\(path), part \(member)", visitor: visitor)
    unsafe try forEachPiece(of: member) { try unsafe stream.push($0) }
    try stream.finish()
  }
}

/// Which parts a workbook has.
struct WorkbookParts {
  /// A sheet and the member that holds it.
  struct Sheet {
    let name: String
    let isHidden: Bool
    let part: String
  }

  let sheets: [Sheet]
  let startsIn1904: Bool
  let sharedTexts: String?
  let styles: String?

  init(archive: ZipArchive, path: String) throws {
    let book = BookVisitor()
    try archive.read("xl/workbook.xml", path: path, visitor: book)
    let relations = RelationVisitor()
    try archive.read("xl/_rels/workbook.xml.rels", path: path, visitor: relations)
    startsIn1904 = book.startsIn1904
    sheets = book.sheets.compactMap { sheet in
      // Charts and dialogues are listed among the sheets and hold no rows.
      guard let relation = relations.all.first(where: { $0.id == sheet.id }), relation.type.hasSuffix("/worksheet")
      else {
        return nil
      }
      return Sheet(name: sheet.name, isHidden: sheet.isHidden, part: Self.member(relation.target))
    }
    sharedTexts = relations.all.first { $0.type.hasSuffix("/sharedStrings") }.map { Self.member($0.target) }
    styles = relations.all.first { $0.type.hasSuffix("/styles") }.map { Self.member($0.target) }
  }

  /// The member a target means: from the root of the archive, or from the folder of the workbook.
  private static func member(_ target: String) -> String {
    target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
  }

  private final class BookVisitor: XMLVisitor {
    private(set) var sheets: [(name: String, id: String, isHidden: Bool)] = []
    private(set) var startsIn1904 = false

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
      switch name {
      case "sheet":
        sheets.append(
          (
            attributes.string("name") ?? "", attributes.string("id") ?? "",
            attributes.string("state").map { $0 != "visible" } ?? false
          ))
      case "workbookPr": startsIn1904 = ["1", "true"].contains(attributes.string("date1904") ?? "")
      default: break
      }
    }

    func end(_ name: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  }

  private final class RelationVisitor: XMLVisitor {
    private(set) var all: [(id: String, type: String, target: String)] = []

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
      guard "Relationship" ~= name else { return }
      all.append((attributes.string("Id") ?? "", attributes.string("Type") ?? "", attributes.string("Target") ?? ""))
    }

    func end(_ name: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  }
}

/// Texts that cells refer to by number, in one piece of memory; phonetic readings are left out.
final class SharedTexts: XMLVisitor {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var isCollecting = false
  private var phonetics = 0

  /// The bytes of a text; nil for a number there is no text of.
  subscript(number: Int) -> ArraySlice<UInt8>? {
    guard ends.indices.contains(number) else { return nil }
    return bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "t": isCollecting = phonetics == 0
    case "rPh": phonetics += 1
    default: break
    }
  }

  func end(_ name: XMLName) {
    switch name {
    case "t": isCollecting = false
    case "rPh": phonetics -= 1
    case "si": ends.append(bytes.count)
    default: break
    }
  }

  func text(_ text: UnsafeBufferPointer<UInt8>) {
    if isCollecting { unsafe bytes.append(contentsOf: text) }
  }
}

/// Which formats of cells show dates.
final class CellStyles: XMLVisitor {
  private var codes: [Int: String] = [:]
  private var formats: [Int] = []
  private var isInCells = false

  /// Whether a cell of this style shows a date, or a time of day.
  func isDate(style: Int) -> Bool {
    guard formats.indices.contains(style) else { return false }
    let format = formats[style]
    if let code = codes[format] { return Self.isDate(code: code) }
    return (14...22).contains(format) || (27...36).contains(format) || (45...47).contains(format)
      || (50...58).contains(format)
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "numFmt":
      if let id = attributes.integer("numFmtId"), let code = attributes.string("formatCode") { codes[id] = code }
    case "cellXfs": isInCells = true
    case "xf": if isInCells { formats.append(attributes.integer("numFmtId") ?? 0) }
    default: break
    }
  }

  func end(_ name: XMLName) {
    if "cellXfs" ~= name { isInCells = false }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// A letter for year, month, day, hour or second outside quotes, brackets and escapes makes a date.
  private static func isDate(code: String) -> Bool {
    var (isQuoted, isBracketed, isEscaped) = (false, false, false)
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch character {
      case "\\", "_", "*": isEscaped = !isQuoted
      case "\"": isQuoted.toggle()
      case "[" where !isQuoted: isBracketed = true
      case "]" where !isQuoted: isBracketed = false
      case "y", "m", "d", "h", "s": if !isQuoted && !isBracketed { return true }
      default: break
      }
    }
    return false
  }
}
