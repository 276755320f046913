import FuzzingSupport
import Glibc
import SurveyData
import SurveyFormats

/// Reads bytes as a workbook: its rows as CSV, or an error.
///
/// The bytes are the sheet, the shared texts, the styles and the list of sheets, divided by bytes of 0 (what is not there
/// is as Excel writes it); they are put into an archive here, since its checksums would refuse whatever libFuzzer changes.
/// Bytes that begin as an archive does are read as they are.
@c(LLVMFuzzerTestOneInput)
public func fuzzWorkbook(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  let isArchive = bytes.starts(with: [0x50, 0x4B, 3, 4])
  write(isArchive ? bytes : archive(of: bytes))
  tolerate(SurveyFormatError.self, SurveyDataError.self) {
    let file = try SurveyFile(path)
    let text = try file.csvBytes(SurveyRequest())
    require(try file.csvBytes(SurveyRequest()) == text, "read twice, the sheet is another")
    checkRows(of: file, text)
    // What is read into columns is what the text says.
    _ = try file.read(SurveyRequest())
  }
  return 0
}

/// The same sheet with its header a row further down has as many lines or fewer.
private func checkRows(of file: SurveyFile, _ text: [UInt8]) {
  guard let later = try? file.csvBytes(SurveyRequest(headerRow: 2)) else { return }
  let lines = { (bytes: [UInt8]) in bytes.count { $0 == 0x0A } }
  require(lines(later) <= lines(text) + 1, "\(lines(later)) lines after another header, not \(lines(text))")
}

/// Where the workbook stands while it is read.
private let path = "/dev/shm/fuzzed-\(getpid()).xlsx"

private func write(_ bytes: [UInt8]) {
  guard let file = unsafe fopen(path, "wb") else { fatalError("no \(path)") }
  let written = unsafe bytes.withUnsafeBytes { unsafe fwrite($0.baseAddress, 1, $0.count, file) }
  let closed = unsafe fclose(file)
  require(written == bytes.count && closed == 0, "\(path) cannot be written")
}

private func archive(of bytes: [UInt8]) -> [UInt8] {
  let parts = bytes.split(separator: 0, omittingEmptySubsequences: false).map(Array.init)
  func part(_ number: Int, _ usual: String) -> [UInt8] {
    parts.indices.contains(number) ? parts[number] : Array(usual.utf8)
  }
  let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  var archive = StoredArchive()
  archive.add("xl/worksheets/sheet1.xml", part(0, ""))
  archive.add("xl/sharedStrings.xml", part(1, "<sst><si><t>q1</t></si><si><t>q2</t></si></sst>"))
  archive.add(
    "xl/styles.xml",
    part(2, #"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#))
  archive.add(
    "xl/workbook.xml",
    part(3, #"<workbook xmlns:r="\#(kind)"><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>"#))
  archive.add(
    "xl/_rels/workbook.xml.rels",
    part(
      4,
      #"<Relationships><Relationship Id="rId1" Type="\#(kind)/worksheet" Target="worksheets/sheet1.xml"/>"#
        + #"<Relationship Id="rId2" Type="\#(kind)/sharedStrings" Target="sharedStrings.xml"/>"#
        + #"<Relationship Id="rId3" Type="\#(kind)/styles" Target="styles.xml"/></Relationships>"#))
  archive.finish()
  return archive.bytes
}
