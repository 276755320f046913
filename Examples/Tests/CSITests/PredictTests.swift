import Foundation
import Testing

@Suite struct PredictTests {
  private static let data = CSIProcess.survey

  @Test func `four formats`() throws {
    for format in ["text", "markdown", "csv", "json"] {
      let outcome = try CSIProcess.run([
        "predict", Self.data, "--template", "ecsi-mobile", "--repetitions", "2", "--format", format,
      ])
      #expect(outcome.exitCode == 0 && !outcome.output.isEmpty, "\(format): \(outcome.errors)")
    }
  }

  /// Folds of a column, another model, predictions of every row.
  @Test func `given folds, another model, predictions`() throws {
    let folder = try TemporaryFolder()
    let lines = try String(contentsOfFile: Self.data, encoding: .utf8).split(whereSeparator: \.isNewline)
    let folded = lines.enumerated().map { $0 == 0 ? "\($1),fold" : "\($1),\($0 % 5)" }.joined(separator: "\n")
    let data = folder.url.appendingPathComponent("folds.csv").path
    try folded.write(toFile: data, atomically: true, encoding: .utf8)
    let other = folder.url.appendingPathComponent("other.model").path
    try """
    Image =~ IMAG1..IMAG5
    Satisfaction =~ CUSA1..CUSA3
    Value =~ PERV1 + PERV2
    Satisfaction ~ Image + Value
    """.write(toFile: other, atomically: true, encoding: .utf8)
    let own = folder.url.appendingPathComponent("own.model").path
    try """
    Image =~ IMAG1..IMAG5
    Satisfaction =~ CUSA1..CUSA3
    Satisfaction ~ Image
    """.write(toFile: own, atomically: true, encoding: .utf8)
    let outcome = try CSIProcess.run([
      "predict", data, "--model", own, "--against", other, "--fold-columns", "fold", "--predictions", "--format",
      "json", "--technique", "earliest", "--benchmark", "others",
    ])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let settings = json?["settings"] as? [String: Any]
    #expect(settings?["against"] as? String == "other.model")
    #expect(settings?["foldColumns"] as? [String] == ["fold"])
    let predictions = json?["predictions"] as? [String: Any]
    #expect((predictions?["rows"] as? [Int])?.count == 250)
    #expect((predictions?["indicators"] as? [String]) == ["CUSA1", "CUSA2", "CUSA3"])
  }

  @Test func `missing answers inside and before`() throws {
    let folder = try TemporaryFolder()
    var rows = try String(contentsOfFile: Self.data, encoding: .utf8).split(whereSeparator: \.isNewline).map(
      String.init)
    for row in stride(from: 3, to: rows.count, by: 9) {
      rows[row] = "," + rows[row].split(separator: ",").dropFirst().joined(separator: ",")
    }
    let data = folder.url.appendingPathComponent("holes.csv").path
    try rows.joined(separator: "\n").write(toFile: data, atomically: true, encoding: .utf8)
    var outputs: Set<String> = []
    for missing in ["casewise", "mean", "mean-before"] {
      let outcome = try CSIProcess.run([
        "predict", data, "--template", "ecsi-mobile", "--repetitions", "1", "--missing", missing, "--format", "csv",
      ])
      #expect(outcome.exitCode == 0, "\(missing): \(outcome.errors)")
      outputs.insert(outcome.output)
    }
    #expect(outputs.count == 3)
    let fit = try CSIProcess.run(["fit", data, "--template", "ecsi-mobile", "--missing", "mean-before"])
    #expect(fit.exitCode == 2 && fit.errors.contains("csi predict alone"))
  }

  @Test(arguments: [
    (["--folds", "1"], "2 folds or more"), (["--folds", "many"], "a number of folds, or loo"),
    (["--folds", "loo", "--repetitions", "3"], "one division only"), (["--repetitions", "0"], "at least 1"),
    (["--fold-columns", "a", "--folds", "5"], "leave --folds"), (["--predictions"], "one repetition"),
    (["--fold-columns", "a,,b"], "commas"), (["--technique", "latest"], "direct"),
  ])
  func `a wrong command line`(options: [String], advice: String) throws {
    let outcome = try CSIProcess.run(["predict", Self.data, "--template", "ecsi-mobile"] + options)
    #expect(outcome.exitCode == 2 && outcome.output.isEmpty)
    #expect(outcome.errors.contains(advice), "\(outcome.errors)")
  }

  @Test(arguments: [
    (["--folds", "251"], "cannot be divided into 251 folds"), (["--fold-columns", "fold"], "fold"),
    (["--cluster", "branch"], "branch"),
  ])
  func `data that cannot be divided`(options: [String], place: String) throws {
    let outcome = try CSIProcess.run(["predict", Self.data, "--template", "ecsi-mobile"] + options)
    #expect(outcome.exitCode == 1 && outcome.output.isEmpty, "\(outcome.errors)")
    #expect(outcome.errors.contains(place) && outcome.errors.split(separator: "\n").count <= 3, "\(outcome.errors)")
  }

  /// Columns 8 to 10 are those of Loyalty, from which nothing starts.
  @Test func `new rows by a saved fit`() throws {
    let folder = try TemporaryFolder()
    let saved = folder.url.appendingPathComponent("own.fit").path
    let fitted = try CSIProcess.run([
      "fit", Self.data, "--template", "ecsi-mobile", "--bootstrap", "0", "--save", saved, "--format", "json",
    ])
    #expect(fitted.exitCode == 0, "\(fitted.errors)")
    let lines = try String(contentsOfFile: Self.data, encoding: .utf8).split(whereSeparator: \.isNewline)
    let data = folder.url.appendingPathComponent("new.csv").path
    let cut = lines.prefix(6).map { line in
      let cells = line.split(separator: ",")
      return (cells[..<7] + cells[10...]).joined(separator: ",")
    }
    try cut.joined(separator: "\n").write(toFile: data, atomically: true, encoding: .utf8)
    let outcome = try CSIProcess.run(["predict", data, "--fit", saved, "--format", "json"])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect(json?["schema"] as? String == "csi.predictions.v1")
    #expect((json?["rows"] as? [Int]) == [1, 2, 3, 4, 5])
    #expect((json?["constructs"] as? [String])?.contains("Loyalty") == false)
    #expect((json?["values"] as? [[Any]])?.count == 5 && (json?["scores"] as? [[Any]])?.count == 5)
    let table = try CSIProcess.run(["predict", data, "--fit", saved, "--format", "csv"])
    #expect(table.output.contains("\nvalues,5,"), "\(table.output)")
    let kept = try CSIProcess.run(["predict", data, "--fit", saved, "--output", saved, "--format", "json"])
    #expect(kept.exitCode == 2 && kept.errors.contains("saved fit"), "\(kept.errors)")
  }

  @Test(arguments: [
    (["--weights", "w"], 2, "no use for --weights"), (["--missing", "em"], 2, "no use for --missing"),
    (["--tolerance", "1e-9"], 2, "said by the saved fit"),
    (["--template", "ecsi-mobile"], 2, "said by the saved fit"), (["--folds", "5"], 2, "test of a model"),
    (["--format", "html"], 2, "html"), ([], 1, "none.fit"),
  ])
  func `a wrong command line with a saved fit`(options: [String], code: Int32, advice: String) throws {
    let outcome = try CSIProcess.run(["predict", Self.data, "--fit", "none.fit"] + options)
    #expect(outcome.exitCode == code && outcome.output.isEmpty, "\(outcome.errors)")
    #expect(outcome.errors.contains(advice) && outcome.errors.split(separator: "\n").count <= 3, "\(outcome.errors)")
  }
}
