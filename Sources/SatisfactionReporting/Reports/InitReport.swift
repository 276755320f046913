public import PathModeling
public import SatisfactionIndices
internal import SatisfactionWording
public import SurveyData

/// What the columns of a survey seem to be, and in which of them the items of a model stand: what `csi init` reports to
/// programs.
public struct InitReport: ReportContent, Equatable {
  /// The name of the schema.
  public static let schema = "csi.init.v1"

  /// The columns, and the model proposed from them.
  public let draft: ModelDraft
  /// The items of a template and their columns; nil where none was asked for.
  public let map: ItemMap?
  private let survey: SurveyFacts

  /// The survey that was looked at.
  private struct SurveyFacts: Equatable {
    let source: String
    let rows: Int
    let fingerprint: String
    let reading: ReadingFacts
  }

  /// A report on a survey.
  public init(_ draft: ModelDraft, map: ItemMap?, of survey: Dataset) {
    self.draft = draft
    self.map = map
    self.survey = SurveyFacts(
      source: survey.source, rows: survey.rowCount, fingerprint: survey.fingerprint, reading: survey.reading)
  }

  /// Software and data; there is no setting that moves a number.
  public var manifest: [Section] {
    Manifest(
      command: "init",
      data: [
        .identity("source", survey.source), Field("rows", .integer(survey.rows)),
        Field("fingerprint", .text(survey.fingerprint)), Field("encoding", .text(survey.reading.encoding)),
        Field("headerRow", .integer(survey.reading.headerRow)),
        Field("where", .texts(survey.reading.conditions.map(\.description))),
      ],
      settings: [Field("model", .text(draft.text))]
    ).sections
  }

  /// The columns, the map and what it lacks.
  public var sections: [Section] {
    [
      Section("columns", draft.columns.map(Self.record)),
      Section(
        "map",
        (map?.entries ?? []).map { entry in
          Record([.identity("item", entry.item), Field("column", .text(entry.column))])
        }),
      Section("missing", .texts(map?.missing ?? [])),
    ]
  }

  private static func record(_ column: ColumnProfile) -> Record {
    Record([
      .identity("name", column.name), Field("kind", .text(column.kind.rawValue)),
      Field("observedMin", .number(column.observed?.lowerBound)),
      Field("observedMax", .number(column.observed?.upperBound)), Field("distinct", .integer(column.distinct)),
      Field("missing", .integer(column.missing)), Field("codes", .numbers(column.codes)),
      Field("strayTexts", .texts(column.strayTexts)),
    ])
  }

  /// None: what a draft is unsure of stands in its comments.
  public var warnings: [FitWarning] { [] }

  /// The columns in a table.
  public func document(digits: Int) -> ReportDocument {
    let rows = draft.columns.map { column in
      ReportTable.Row([
        .text(column.name), .text(column.kind.rawValue),
        .number(column.observed?.lowerBound, decimals: 0), .number(column.observed?.upperBound, decimals: 0),
        .number(Double(column.distinct), decimals: 0), .number(Double(column.missing), decimals: 0),
      ])
    }
    let table = ReportTable(
      title: "Columns",
      columns: [
        .text("Column", shortening: .inMiddle), .text("kind"), .number("min"), .number("max"), .number("distinct"),
        .number("missing"),
      ], rows: rows)
    return ReportDocument(
      title: survey.source,
      facts: [[CountText.counted(survey.rows, "row"), CountText.counted(draft.columns.count, "column")]],
      blocks: [.heading("Columns"), .table(table)])
  }
}
