import Satisfaction

/// Six firms in three half-years with 48 interviews each, every oddity planted in 2024H1: all answers to B are the same
/// in F2, and those to A1 in F3; F4 rises by two steps of B; nothing else moves.
enum PlantedProgramme {
  static let model = """
    @scale 0..6
    A =~ A1 + A2
    B =~ B1 + B2
    B ~ A
    """
  static let firms = (1...6).map { "F\($0)" }

  /// - Parameter names: What the firms are called, a text a column of `columns`.
  static func report(
    columns: [String] = ["firm"], names: [[String]] = firms.map { [$0] }, missing: MissingPolicy = .casewise,
    _ change: (inout Tracking) -> Void = { _ in }
  ) throws -> TrackReport {
    var text = (columns + ["wave", "A1", "A2", "B1", "B2"]).joined(separator: ",") + "\n"
    for (firm, name) in names.enumerated() {
      for wave in ["2023H1", "2023H2", "2024H1"] {
        for k in 0..<48 {
          let isLast = wave == "2024H1"
          let rise = isLast && firm == 3 ? 2 : 0
          var answers = [k % 4 + k / 4 % 2, k % 4 + k / 8 % 2, k % 4 + k / 16 % 2 + rise, k % 4 + k / 3 % 2 + rise]
          if isLast, firm == 1 { (answers[2], answers[3]) = (3, 3) }
          if isLast, firm == 2 { answers[0] = 2 }
          text += (name.map { "\"\($0)\"" } + [wave] + answers.map(String.init)).joined(separator: ",") + "\n"
        }
      }
    }
    let model = try PathModel(text: model)
    let survey = try Dataset(csvBytes: Array(text.utf8), numeric: model.columns, categories: columns + ["wave"])
    var tracking = Tracking(by: columns, wave: "wave")
    change(&tracking)
    return TrackReport(try tracking.run(model, on: survey, estimator: PLS(missing: missing)))
  }
}
