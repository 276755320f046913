internal import CSurveyFormats
internal import SurveyData

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Reads files of statistics programs through libreadstat: only the columns that are asked for are kept.
struct StatisticsFile {
  let path: String
  let kind: SurveyFileKind
  let request: SurveyRequest

  private var source: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// - Throws: ``SurveyFormatError``; `SurveyDataError` for columns that are not there.
  func read() throws -> SurveyTable {
    try requireWholeRecords()
    let api = try ReadstatLibrary.functions(for: kind.title)
    let parse = try StatisticsParse(api: api, request: request, ignoresCase: kind == .por)
    try unsafe parse.run(path: path, reader: reader(api))
    if let error = SurveyDataError.missing(parse.missing, among: parse.names, source: source) { throw error }
    let columns = try parse.columns(path: path)
    guard parse.rowCount > 0 else { throw SurveyDataError.noRows(source: source) }
    return SurveyTable(
      kind: kind, dataset: Dataset(stored: columns, rowCount: parse.rowCount, source: source), labels: parse.labels,
      valueLabels: parse.valueLabels, notes: notes(parse))
  }

  private func reader(_ api: readstat_table) -> readstat_parse {
    switch kind {
    case .dta: unsafe api.parse_dta
    case .por: unsafe api.parse_por
    case .xpt: unsafe api.parse_xport
    case .sas7bdat: unsafe api.parse_sas7bdat
    default: unsafe api.parse_sav
    }
  }

  /// A transport file is made of records of 80 bytes and does not say how many: what is cut elsewhere is seen here.
  private func requireWholeRecords() throws {
    guard kind == .xpt else { return }
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_size % 80 != 0 else { return }
    throw SurveyFormatError.damaged(
      path: path, reason: "its length, \(status.st_size) bytes, is not a multiple of 80: the file is cut short")
  }

  private func notes(_ parse: StatisticsParse) -> [String] {
    guard kind == .xpt || kind == .por else { return [] }
    return [
      "\(source): \(parse.rowCount) rows read; this format does not say how many there should be, so a file that was cut "
        + "between two rows cannot be told from a whole one"
    ]
  }
}
