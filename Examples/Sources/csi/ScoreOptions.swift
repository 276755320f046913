import ArgumentParser
import Satisfaction

/// The scores of every respondent, in a file of their own.
struct ScoreOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Write the 0–100 scores of every respondent on every construct to a CSV file.", valueName: "file"))
  var scores: String?

  @Option(
    name: .customLong("id"),
    help: ArgumentHelp(
      "Columns that stand in front of the scores, with commas between them; the number of the row unless given.",
      valueName: "columns"))
  var ids: String?

  func validate() throws {
    if ids != nil, scores == nil { throw ValidationError("--id is about --scores FILE: give both") }
    guard scores != "", scores != "-" else { throw ValidationError("--scores needs the name of a file") }
  }

  /// The columns that name a respondent.
  var columns: [String] { ids.map { $0.split(separator: ",").map(String.init) } ?? [] }

  /// Writes the file, if one is asked for.
  func write(_ fit: PLSFit, of loaded: LoadedSurvey) throws(Failure) {
    guard let scores else { return }
    let table = try loaded.working { try fit.indexScoreTable(of: loaded.survey, ids: columns) }
    var bytes: [UInt8] = []
    table.forEachPieceOfCSV { bytes += $0 }
    try Output.write(bytes, to: .file(scores))
  }
}
