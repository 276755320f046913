internal import CSurveyFormats
internal import SurveyData

/// One run of the library over a file: its handlers write here.
///
/// The memory of the columns is that of C, in ``survey_cells``; it is given back with this object.
@safe
final class StatisticsParse {
  /// Every column of the file, in its order.
  private(set) var names: [String] = []
  /// Rows seen.
  var rowCount: Int { unsafe cells.pointee.rows }
  /// Labels of the columns that are kept.
  private(set) var labels: [String: String] = [:]

  private let wanted: [String]?
  private let categories: Set<String>
  private let ignoresCase: Bool
  /// Memory of its own: the handlers reach it while the library runs.
  private let cells: UnsafeMutablePointer<survey_cells>
  private var places: [Int32] = []
  private var kept: [KeptColumn] = []
  private var labelSets: [String: [SurveyTable.ValueLabel]] = [:]
  private var declaredRows = -1
  private var message = ""

  /// A column that is read.
  private struct KeptColumn {
    let name: String
    let isText: Bool
    let isCategory: Bool
    let labelSet: String
    let missing: [ClosedRange<Double>]
    /// For each row a place in `levels`; −1 where there is no text.
    var codes: [Int32] = []
    var levels: [String] = []
    var numbers: [String: Int32] = [:]

    /// The place of a text among the levels, where it is put if it is not there.
    mutating func code(of text: String) -> Int32 {
      if let code = numbers[text] { return code }
      let code = Int32(levels.count)
      numbers[text] = code
      levels.append(text)
      return code
    }
  }

  init(api: readstat_table, request: SurveyRequest, ignoresCase: Bool) throws {
    wanted = request.columns
    categories = Set(request.categories).subtracting(request.numeric ?? [])
    self.ignoresCase = ignoresCase
    unsafe cells = .allocate(capacity: 1)
    unsafe cells.initialize(to: survey_cells())
    unsafe cells.pointee.api = api
  }

  deinit {
    for k in kept.indices { unsafe survey_column_free(cells.pointee.columns + k) }
    unsafe cells.pointee.columns?.deallocate()
    unsafe cells.pointee.places?.deallocate()
    unsafe cells.deallocate()
  }

  /// Columns that were asked for and were not found.
  var missing: [String] {
    let found = Set(kept.map(\.name))
    return (wanted ?? []).filter { !found.contains($0) }
  }

  /// Runs the library over the file.
  func run(path: String, reader: readstat_parse) throws {
    let api = unsafe cells.pointee.api
    guard let parser = api.parser_init() else { throw damaged(path, "out of memory") }
    let file = unsafe survey_file_attach(&cells.pointee.api, parser)
    defer {
      unsafe api.parser_free(parser)
      unsafe survey_file_free(file)
    }
    guard unsafe file != nil else { throw damaged(path, "out of memory") }
    unsafe setHandlers(parser, api)
    let code = withExtendedLifetime(self) {
      unsafe cells.pointee.context = Unmanaged.passUnretained(self).toOpaque()
      return unsafe reader(parser, path, cells)
    }
    guard code == 0 else {
      let reason = RuntimeLibrary.text(api.error_message(code))
      throw damaged(path, [reason, message].filter { !$0.isEmpty }.joined(separator: ": "))
    }
    guard declaredRows < 0 || declaredRows == rowCount || kept.isEmpty else {
      throw damaged(path, "it declares \(declaredRows) rows and holds \(rowCount)")
    }
  }

  private func damaged(_ path: String, _ reason: String) -> SurveyFormatError { .damaged(path: path, reason: reason) }

  private func setHandlers(_ parser: OpaquePointer, _ api: readstat_table) {
    _ = unsafe api.set_metadata_handler(parser) { metadata, context in
      let parse = unsafe StatisticsParse.of(context)
      parse.declaredRows = Int(unsafe parse.cells.pointee.api.get_row_count(metadata))
      return 0
    }
    _ = unsafe api.set_variable_handler(parser) { index, variable, labelSet, context in
      unsafe StatisticsParse.of(context).add(Int(index), variable, labelSet: RuntimeLibrary.text(labelSet))
    }
    _ = unsafe api.set_value_label_handler(parser) { labelSet, value, text, context in
      unsafe StatisticsParse.of(context).add(
        label: RuntimeLibrary.text(text), for: value, to: RuntimeLibrary.text(labelSet))
      return 0
    }
    _ = unsafe api.set_error_handler(parser) { text, context in
      unsafe StatisticsParse.of(context).note(message: RuntimeLibrary.text(text))
    }
    _ = unsafe api.set_value_handler(parser, survey_readstat_value)
    unsafe cells.pointee.on_text = { context, column, row, text in
      guard let context = unsafe context else { return }
      unsafe Unmanaged<StatisticsParse>.fromOpaque(context).takeUnretainedValue()
        .add(text: unsafe text.map { unsafe String(cString: $0) }, column: Int(column), row: Int(row))
    }
  }

  /// The object behind the context of a handler, which is its cells.
  private static func of(_ context: UnsafeMutableRawPointer?) -> StatisticsParse {
    guard let cells = unsafe context?.assumingMemoryBound(to: survey_cells.self).pointee.context else {
      preconditionFailure("a handler is called with the cells of a parse")
    }
    return unsafe Unmanaged<StatisticsParse>.fromOpaque(cells).takeUnretainedValue()
  }

  // MARK: Handlers

  private func note(message: String) {
    if self.message.isEmpty { self.message = message.trimmingBlanks }
  }

  /// Decides about a variable: 0 to go on.
  private func add(_ index: Int, _ variable: OpaquePointer?, labelSet: String) -> Int32 {
    let api = unsafe cells.pointee.api
    let fileName = unsafe RuntimeLibrary.text(api.variable_get_name(variable))
    let name = requestedName(fileName)
    names.append(fileName)
    places.append(-1)
    guard wanted == nil || wanted?.contains(name) == true, !kept.contains(where: { $0.name == name }) else {
      return storePlaces()
    }
    places[places.count - 1] = Int32(kept.count)
    let isText = unsafe api.variable_get_type_class(variable) == 0
    let label = unsafe RuntimeLibrary.text(api.variable_get_label(variable)).trimmingBlanks
    if !label.isEmpty { labels[name] = label }
    kept.append(
      KeptColumn(
        name: name, isText: isText, isCategory: categories.contains(name), labelSet: labelSet,
        missing: isText ? [] : unsafe missingRanges(variable)))
    return storePlaces() == 0 && growColumns() ? 0 : 1
  }

  /// Portable files know capital letters only: a name is the requested one that differs from it in nothing else.
  private func requestedName(_ name: String) -> String {
    guard ignoresCase, let wanted, !wanted.contains(name) else { return name }
    let same = wanted.filter { $0.uppercased() == name.uppercased() }
    return same.count == 1 ? same[0] : name
  }

  private func missingRanges(_ variable: OpaquePointer?) -> [ClosedRange<Double>] {
    let api = unsafe cells.pointee.api
    return (0..<(unsafe api.variable_get_missing_ranges_count(variable))).compactMap { k in
      let low = unsafe api.double_value(api.variable_get_missing_range_lo(variable, k))
      let high = unsafe api.double_value(api.variable_get_missing_range_hi(variable, k))
      return low <= high ? low...high : nil
    }
  }

  /// The library's variables come one by one, so the table of places grows with them.
  private func storePlaces() -> Int32 {
    let copy = UnsafeMutablePointer<Int32>.allocate(capacity: places.count)
    unsafe copy.initialize(from: places, count: places.count)
    unsafe cells.pointee.places?.deallocate()
    unsafe cells.pointee.places = unsafe copy
    unsafe cells.pointee.place_count = places.count
    return 0
  }

  private func growColumns() -> Bool {
    let columns = UnsafeMutablePointer<survey_column>.allocate(capacity: kept.count)
    for k in kept.indices {
      unsafe (columns + k).initialize(to: k < kept.count - 1 ? cells.pointee.columns[k] : survey_column())
    }
    unsafe cells.pointee.columns?.deallocate()
    unsafe cells.pointee.columns = unsafe columns
    return true
  }

  private func add(label: String, for value: readstat_value, to labelSet: String) {
    let api = unsafe cells.pointee.api
    guard unsafe api.value_type_class(value) == 1 else { return }
    let number = unsafe api.double_value(value)
    guard number.isFinite else { return }
    labelSets[labelSet, default: []].append(SurveyTable.ValueLabel(value: number, text: label))
  }

  private func add(text: String?, column: Int, row: Int) {
    while kept[column].codes.count < row { kept[column].codes.append(-1) }
    let text = text?.trimmingBlanks ?? ""
    kept[column].codes.append(text.isEmpty ? -1 : kept[column].code(of: text))
  }

  // MARK: Result

  /// Labels of the values of the columns that are kept.
  var valueLabels: [String: [SurveyTable.ValueLabel]] {
    var result: [String: [SurveyTable.ValueLabel]] = [:]
    for column in kept where !column.isText && !column.labelSet.isEmpty {
      guard let labels = labelSets[column.labelSet], !labels.isEmpty else { continue }
      result[column.name] = labels.sorted { $0.value < $1.value }
    }
    return result
  }

  /// The columns as a data set has them, user-missing answers taken out.
  func columns(path: String) throws -> [Column] {
    var result: [Column] = []
    for (k, column) in kept.enumerated() {
      if column.isText {
        result.append(textColumn(column))
      } else {
        guard unsafe survey_column_pad(cells.pointee.columns + k, rowCount) == 0 else {
          throw damaged(path, "out of memory")
        }
        result.append(unsafe numberColumn(column, cells.pointee.columns[k]))
      }
    }
    guard let wanted else { return result }
    let places = Dictionary(wanted.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return result.sorted { places[$0.name, default: 0] < places[$1.name, default: 0] }
  }

  private func numberColumn(_ column: KeptColumn, _ cells: survey_column) -> Column {
    var values: [Double]
    if let doubles = unsafe cells.doubles {
      values = unsafe Array(UnsafeBufferPointer(start: doubles, count: cells.count))
    } else if column.missing.isEmpty, !column.isCategory {
      return unsafe Column(
        name: column.name, bytes: Array(UnsafeBufferPointer(start: cells.bytes, count: cells.count))[...])
    } else {
      values = unsafe UnsafeBufferPointer(start: cells.bytes, count: cells.count).map {
        $0 == Column.missingByte ? .nan : Double($0)
      }
    }
    for range in column.missing {
      for i in values.indices where range.contains(values[i]) { values[i] = .nan }
    }
    guard column.isCategory else { return Column(name: column.name, packing: values) }
    var texts = column
    for value in values { texts.codes.append(value.isNaN ? -1 : texts.code(of: Self.text(of: value))) }
    return Column(name: column.name, codes: texts.codes, levels: texts.levels)
  }

  /// A text column; one that must hold numbers and does is one of numbers.
  private func textColumn(_ column: KeptColumn) -> Column {
    var codes = column.codes
    while codes.count < rowCount { codes.append(-1) }
    if !column.isCategory, wanted != nil {
      let numbers = column.levels.map { Double($0) }
      if numbers.allSatisfy({ $0?.isFinite == true }) {
        return Column(name: column.name, packing: codes.map { $0 < 0 ? .nan : numbers[Int($0)] ?? .nan })
      }
    }
    return Column(name: column.name, codes: codes, levels: column.levels)
  }

  private static func text(of value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}

extension String {
  /// The text without blanks and tabs at its ends.
  var trimmingBlanks: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" || $0 == "\r\n" }
    return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}
