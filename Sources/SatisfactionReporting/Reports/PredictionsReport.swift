public import PathModeling
public import SatisfactionIndices
internal import SatisfactionNumerics
internal import SatisfactionWording

/// What a saved fit says of new rows, ready to be written down: as text, Markdown, CSV or JSON of schema
/// `csi.predictions.v1`.
public struct PredictionsReport: ReportContent, Equatable {
  /// The name of the schema.
  public static let schema = "csi.predictions.v1"

  /// A row a line: tables of rows are read by programs, or in part.
  public static let formats: [ReportFormat] = [.text, .markdown, .csv, .json]

  /// Predictions and scores.
  public let rows: RowPredictions
  /// Where the new rows come from.
  public var source: ReportSource
  /// The name of the saved fit.
  public let saved: String

  /// The report of predictions.
  ///
  /// - Parameters:
  ///   - rows: Predictions and scores.
  ///   - source: Title and conditions.
  ///   - saved: What the saved fit is called, such as its file.
  public init(_ rows: RowPredictions, source: ReportSource = ReportSource(), saved: String) {
    self.rows = rows
    self.source = source
    self.saved = saved
  }

  /// What a reader should know, in plain words.
  public var warnings: [FitWarning] {
    let unscored = rows.unscored.map { construct in
      FitWarning(
        code: "constructUnscored",
        message:
          "\(construct.construct.nameForMessage) has no scores here: \(construct.words.english); give its columns, or read "
          + "the predictions of its items",
        chinese: """
          \(construct.construct.nameForMessage) 在此没有得分：\(construct.words.chinese)；请提供其各列，或解读其题目的预测
          """, construct: construct.construct)
    }
    let empty = rows.rowCount - rows.predictedRows
    let unpredicted = FitWarning(
      code: "rowsUnpredicted",
      message: """
        \(CountText.counted(empty, "row")) without any answer that predictions start from have none: check whether their \
        columns are those of the fit
        """,
      chinese: """
        有 \(CountText.grouped(empty)) 行没有任何可作为预测起点的答案，因此没有预测：请检查其列是否与拟合时相同
        """)
    return source.warnings + unscored + (empty > 0 ? [unpredicted] : [])
  }

  /// Software, data and settings: those of the fit.
  public var manifest: [Section] {
    let data = [
      Field.identity("source", rows.source), Field("rows", .integer(rows.rowCount)),
      Field("predicted", .integer(rows.predictedRows)),
      Field("missingCells", .integer(rows.missingCells)), Field("fingerprint", .text(rows.fingerprint)),
      Field("where", .texts(source.conditions)), Field("encoding", .text(source.reading?.encoding)),
      Field("headerRow", .integer(source.reading?.headerRow)),
    ]
    let fit = Record([
      Field("file", .text(saved)), Field("source", .text(rows.fitted.source)),
      Field("used", .integer(rows.fitted.used)),
      Field("fingerprint", .text(rows.fitted.fingerprint)),
    ])
    return Manifest(
      command: "predict", data: data,
      settings: [Field("technique", .text(rows.technique.rawValue)), Field("fit", .record(fit))]
        + Manifest.estimation(rows.settings) + Manifest.modelling(rows.settings, rows.model)
        + Manifest.model(rows.model, source)
    ).sections
  }

  /// The numbers, in the order of the schema.
  public var sections: [Section] {
    [
      Section("values", .matrix(.besideOthers(rows.predictions, columns: "indicators", values: "values"))),
      Section("scores", .matrix(.besideOthers(rows.scores, columns: "constructs", values: "scores"))),
    ]
  }

  /// Rows that a person is shown.
  private static let shown = 20

  /// The report as a person reads it: the first rows.
  public func document(digits: Int) -> ReportDocument {
    let (digits, words) = (ReportDigits(digits), ReportWords(.english, labelsOf: rows.model, source: source))
    let count = rows.rowCount
    let rest =
      count > Self.shown ? "the first \(Self.shown) of \(CountText.grouped(count)) rows; all are in csv and json" : nil
    return ReportDocument(
      title: "Predictions of \(source.title ?? rows.source)",
      facts: [
        [rows.source, "\(CountText.grouped(rows.predictedRows)) of \(CountText.counted(count, "row")) predicted"]
          + words.conditions(source)
          + (rows.missingCells > 0
            ? ["\(CountText.counted(rows.missingCells, "missing answer")): the means of the fit stand there"] : []),
        [
          "by \(saved), made from \(CountText.counted(rows.fitted.used, "row")) of \(rows.fitted.source)",
          rows.technique == .direct ? "direct antecedents" : "earliest antecedents",
        ],
      ],
      blocks: [
        .table(
          table("Scores of the row's own answers, 0–100", rows.scores, words, decimals: digits.index, note: rest)),
        .table(table("Predicted answers", rows.predictions, words, decimals: 2, note: rest)),
      ].filter { block in if case .table(let table) = block { table.columns.count > 1 } else { true } },
      warnings: warnings.map(\.message), footer: words.repetition(fingerprint: rows.fingerprint))
  }

  private func table(
    _ title: String, _ numbers: LabeledMatrix, _ words: ReportWords, decimals: Int, note: String?
  ) -> ReportTable {
    ReportTable(
      title: title,
      columns: [.number("row")] + numbers.columns.map { .number($0) },
      rows: numbers.rows.indices.prefix(Self.shown).map { row in
        ReportTable.Row(
          [.text(numbers.rows[row])]
            + numbers.columns.indices.map { column in
              let value = numbers.values[row, column]
              return .number(value.isFinite ? value : nil, decimals: decimals)
            })
      }, note: note)
  }
}

extension FieldMatrix {
  /// Numbers of survey rows whose names stand beside them in the document.
  fileprivate static func besideOthers(_ table: LabeledMatrix, columns: String, values: String) -> FieldMatrix {
    var matrix = FieldMatrix(ofRows: table, columns: columns)
    matrix.memberOfDocument = values
    return matrix
  }
}
