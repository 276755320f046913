/// Headers of more than one line, as survey services export them.
extension CSVHeader {
  /// What a header is, with the names and the place where the rows begin.
  typealias Recognised = (kind: ReadingFacts.Header, names: [String], next: Place)

  /// A header whose first row is `row`.
  ///
  /// Qualtrics writes names, questions, and in a third row import identifiers; SurveyMonkey writes questions, and items or
  /// the word Response below them. Anything else is one row of names.
  static func recognised(
    _ row: Row, in text: UnsafeBufferPointer<UInt8>, dialect: CSVDialect, source: String
  ) throws(SurveyDataError) -> Recognised {
    let plain: Recognised = (.plain, row.cells, row.next)
    guard row.cells.count > 1, row.next.position < text.count else { return plain }
    let startsLikeAnExport = row.cells.first.map(isFirstNameOfAnExport) ?? false
    guard startsLikeAnExport || isImportRow(unsafe start(of: text, row.next)) else { return plain }
    let second = unsafe try readCells(text, from: row.next, dialect: dialect, source: source)
    if isImportRow(second.cells.first ?? "") { return (.qualtrics, row.cells, second.next) }
    if isSurveyMonkey(row.cells, second.cells) {
      return (.surveyMonkey, joined(questions: row.cells, items: second.cells), second.next)
    }
    guard second.next.position < text.count, isImportRow(unsafe start(of: text, second.next)) else { return plain }
    return unsafe (.qualtrics, row.cells, try readCells(text, from: second.next, dialect: dialect, source: source).next)
  }

  /// The first bytes of a row, as text without quotes.
  private static func start(of text: UnsafeBufferPointer<UInt8>, _ place: Place) -> String {
    let bytes = unsafe text[place.position..<min(place.position + 40, text.count)]
    return unsafe String(decoding: bytes.filter { $0 != CSVDialect.quote }, as: UTF8.self)
  }

  private static func isFirstNameOfAnExport(_ name: String) -> Bool {
    let plain = name.filter { !$0.isWhitespace }.lowercased()
    return ["startdate", "responseid", "recordeddate", "respondentid", "v1"].contains(plain)
  }

  private static func isImportRow(_ cell: String) -> Bool {
    cell.filter { $0 != "\"" && !$0.isWhitespace }.hasPrefix("{ImportId:")
  }

  /// A question above each group of items: the identifiers at the left have nothing below them.
  private static func isSurveyMonkey(_ questions: [String], _ items: [String]) -> Bool {
    guard questions.count == items.count, questions[0].filter({ !$0.isWhitespace }).lowercased() == "respondentid"
    else {
      return false
    }
    return items[0].withoutOuterBlanks.isEmpty && items.contains { !$0.withoutOuterBlanks.isEmpty }
  }

  /// One name a column: the question, and the item behind it where a question has several.
  private static func joined(questions: [String], items: [String]) -> [String] {
    var question = ""
    return questions.indices.map { column in
      let isNext = !questions[column].withoutOuterBlanks.isEmpty
      if isNext { question = questions[column].withoutOuterBlanks }
      let item = items[column].withoutOuterBlanks
      let isAlone = isNext && (column + 1 == questions.count || !questions[column + 1].withoutOuterBlanks.isEmpty)
      if item.isEmpty || (isAlone && ["response", "open-ended response"].contains(item.lowercased())) {
        return question
      }
      return question.isEmpty ? item : "\(question) - \(item)"
    }
  }
}
