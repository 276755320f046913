import FuzzingSupport
import Satisfaction
import SurveyFormats

/// Reads bytes as a file of moments without its last line, which is added here: its hash would refuse whatever libFuzzer
/// changes.
///
/// What was read must be written as it was read, be merged and pooled, and be fitted or refused.
@c(LLVMFuzzerTestOneInput)
public func fuzzMoments(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  close(&bytes)
  tolerate(MomentsError.self, SurveyDataError.self) { checkFile(try MomentsFile(bytes: bytes, source: "a.csv")) }
  return 0
}

private func checkFile(_ file: MomentsFile) {
  do {
    let again = try MomentsFile(bytes: file.bytes, source: "b.csv")
    require(again.bytes == file.bytes, "written and read, the file is another")
    require(again.table.keys == file.table.keys && again.description == file.description, "other cells")
  } catch {
    fatalError("what was written cannot be read: \(error)\n\(String(decoding: file.bytes, as: UTF8.self))")
  }
  tolerate(MomentsError.self) {
    let merged = try file.merged(minimumCell: 5)
    require(merged.table.rows.allSatisfy { $0.cases >= 5 }, "a cell has fewer than 5 cases")
    require(merged.used + Double(merged.leftOut) == file.used + Double(file.leftOut), "cases were lost")
    let doubled = try MomentsFile.adding([("a", merged), ("b", merged)], minimumCell: 5)
    require(doubled.used == 2 * merged.used, "\(doubled.used) cases, not \(2 * merged.used)")
  }
  checkFit(file)
}

/// A path model of the file's indicators: numbers, or an error that says what is wrong.
private func checkFit(_ file: MomentsFile) {
  let names = file.description.indicators.map { "\"\($0.name)\"" }
  guard names.count >= 2 else { return }
  let half = names.count / 2
  let text =
    "A =~ \(names[..<half].joined(separator: " + "))\nB =~ \(names[half...].joined(separator: " + "))\nB ~ A"
  guard let model = try? PathModel(text: text) else { return }
  do {
    let fit = try PLS().fit(model, to: file.table)
    require(fit.paths.allSatisfy { $0.estimate.isFinite }, "a path that is no number")
  } catch {
    checkMessage("\(error)")
  }
}

/// Adds the last line: the number of cells and the hash.
private func close(_ bytes: inout [UInt8]) {
  if bytes.last != 0x0A { bytes.append(0x0A) }
  let cells = max(0, bytes.count { $0 == 0x0A } - headLines)
  let hash = "xxh64:" + XXH64.digits(bytes)
  bytes += Array("#end,\(cells),\(hash)\n".utf8)
}

/// Lines before the cells: the version, fourteen of the head, the names of the columns.
private let headLines = 16
