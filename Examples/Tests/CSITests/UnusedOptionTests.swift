import Foundation
import Testing

/// An option that would change nothing is refused before anything is computed; a file of another kind is told so.
@Suite struct UnusedOptionTests {
  private static let product = CSIProcess.folder.appendingPathComponent("Data/moderation.model").path
  private static let survey = [CSIProcess.survey, "--template", "ecsi-mobile"]
  private static let slopes = ["slopes", CSIProcess.survey, "--model", product]

  /// Arguments, and a part of the message.
  static let refused: [(arguments: [String], message: String)] = [
    (["diagram"] + survey + ["--estimator", "ml", "--cluster", "IMAG1"], "--estimator ml knows no design"),
    (["fit"] + survey + ["--estimator", "ml", "--resample", "rows"], "--resample is nothing to --estimator ml"),
    (["fit"] + survey + ["--estimator", "ml", "--interval", "bca"], "--interval is nothing to --estimator ml"),
    (["fit"] + survey + ["--estimator", "ml", "--inadmissible", "keep"], "--inadmissible is nothing"),
    (["fit"] + survey + ["--estimator", "ml", "--moderation", "orthogonal"], "--moderation is nothing"),
    (slopes + ["--standard-errors", "ols", "--interval", "bc"], "--standard-errors ols draws no replicates"),
    (slopes + ["--standard-errors", "jackknife", "--interval", "bc"], "leave --interval out"),
    (slopes + ["--standard-errors", "jackknife", "--bootstrap", "0"], "needs its replicates"),
    (slopes + ["--resample", "jackknife"], "take --standard-errors jackknife"),
    (["fit"] + survey + ["--cluster", "IMAG1", "--bootstrap", "0"], "--cluster is nothing to --bootstrap 0"),
    (["diagram"] + survey + ["--strata", "IMAG1", "--bootstrap", "0"], "--strata is nothing to --bootstrap 0"),
    (slopes + ["--fpc", "0.2", "--bootstrap", "0"], "--fpc is nothing to --bootstrap 0"),
    (
      ["drivers"] + survey + ["--target", "Loyalty", "--cluster", "IMAG1", "--bootstrap", "0"],
      "--cluster is nothing to --bootstrap 0"
    ),
    (
      ["drivers"] + survey + [
        "--target", "Loyalty", "--verify", "IMAG1=3:4", "--acted", "PERQ1", "--replicate-weights", "IMAG*",
        "--replicate-type", "brr",
      ], "--verify knows no replicate weights"
    ),
    (["track"] + survey + ["--by", "IMAG1", "--lonely", "collapse"], "name them (--strata)"),
    (["compare"] + survey + ["--group", "IMAG1", "--htmt", "signed"], "csi compare has no use for --htmt"),
    (["track"] + survey + ["--by", "IMAG1", "--htmt", "signed"], "csi track has no use for --htmt"),
    (["predict"] + survey + ["--htmt", "signed"], "csi predict has no use for --htmt"),
    (["drivers"] + survey + ["--htmt", "signed"], "csi drivers has no use for --htmt"),
    (["diagram"] + survey + ["--htmt", "signed"], "csi diagram has no use for --htmt"),
    (slopes + ["--htmt", "signed"], "csi slopes has no use for --htmt"),
    (["metrics", CSIProcess.survey, "--nps", "CUSL3", "--skip", "mean"], "csi metrics has no use for --skip"),
    (["metrics", CSIProcess.survey, "--nps", "CUSL3", "--higher-order", "embedded"], "has no use for --higher-order"),
    (["init", CSIProcess.survey, "--skip", "mean"], "csi init has no use for --skip"),
    (["init", CSIProcess.survey, "--weights", "IMAG1"], "csi init has no use for --weights"),
    (["init", CSIProcess.survey, "--missing", "mean"], "csi init has no use for --missing"),
    (["init", CSIProcess.survey, "--higher-order", "embedded"], "csi init has no use for --higher-order"),
    (
      ["simulate", "--template", "ecsi-mobile", "--n", "9", "--higher-order", "embedded"],
      "has no use for --higher-order"
    ),
    (["predict"] + survey + ["--missing", "em"], "em"),
    (["fit"] + survey + ["--missing", "mean-before"], "csi predict"),
    (
      ["estimators"] + survey + ["--estimators", "foo"],
      "there is no estimator foo: there are pls, plsc, unit, pca, gsca, ml"
    ),
    (["estimators"] + survey + ["--estimators", "pls,plss"], "did you mean pls?"),
    (["estimators"] + survey + ["--estimators", "pls,"], "with commas between them"),
    (["estimators"] + survey + ["--estimators", "pls,pls"], "each estimator stands once"),
  ]

  @Test(arguments: refused)
  func `an option without an effect`(arguments: [String], message: String) throws {
    let outcome = try CSIProcess.run(arguments)
    #expect(outcome.exitCode == 2 && outcome.output.isEmpty, "\(arguments): \(outcome.errors)")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count <= 3, "\(outcome.errors)")
  }

  /// A matrix has no replicates; sums of buckets have them, and the ratio that was asked for.
  @Test func `options of moments`() throws {
    let folder = try TemporaryFolder()
    let matrix = try folder.file(
      "r.csv", ",a1,a2,b1,b2\na1,1,0.5,0.3,0.3\na2,0.5,1,0.3,0.3\nb1,0.3,0.3,1,0.5\nb2,0.3,0.3,0.5,1\nn,200,,,\n")
    let model = try folder.file("m.model", "A =~ a1 + a2\nB =~ b1 + b2\nB ~ A\n")
    let fit = ["fit", "--moments", matrix, "--model", model]
    for (options, message) in [
      (["--interval", "bca"], "--interval needs replicates, and these moments give none"),
      (["--inadmissible", "keep"], "--inadmissible needs replicates"),
      (["--resample", "jackknife"], "--resample jackknife needs the rows of data"),
      (["--cluster", "a1"], "a design is about the rows of data"),
    ] {
      let outcome = try CSIProcess.run(fit + options)
      #expect(outcome.exitCode == 2 && outcome.errors.contains(message), "\(options): \(outcome.errors)")
    }
    let plain = try CSIProcess.run(fit + ["--htmt", "geometric", "--format", "json"])
    #expect(plain.exitCode == 0 && plain.output.contains("\"htmt\": \"geometric\""), "\(plain.errors)")

    let sums = folder.url.appendingPathComponent("sums.csv").path
    let made = try CSIProcess.shell(
      """
      cd \(folder.url.path); awk 'NR == 1 { print "id," $0; next } { print NR "," $0 }' $DATA > d.csv
      $CSI moments d.csv --template ecsi-mobile --key id --buckets 120 --output \(sums)
      """)
    #expect(made.exitCode == 0, "\(made.errors)")
    let replicates = try CSIProcess.run([
      "fit", "--moments", sums, "--template", "ecsi-mobile", "--htmt", "geometric", "--inadmissible", "keep",
      "--estimator", "plsc", "--bootstrap", "200", "--format", "json",
    ])
    #expect(replicates.exitCode == 0, "\(replicates.errors)")
    #expect(
      replicates.output.contains("\"htmt\": \"geometric\"") && replicates.output.contains("\"inadmissible\": \"keep\""))
  }

  /// A part of a command has a help of its own.
  @Test func `help of a part of a command`() throws {
    let outcome = try CSIProcess.run(["plan", "margin", "--sd", "-1", "--margin", "2"])
    #expect(outcome.exitCode == 2 && outcome.errors.contains("see csi plan margin --help"), "\(outcome.errors)")
    let help = try CSIProcess.run(["predict", "--help"])
    let words = help.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("em is not for csi predict, mean-before for it alone"), "\(words)")
  }

  /// Files of this program where another kind was asked for.
  @Test func `a file of another kind`() throws {
    let folder = try TemporaryFolder()
    let text = "@scale 1..10\nA =~ IMAG1..IMAG5\nB =~ CUSA1..CUSA3\nB ~ A\n"
    let model = try folder.file("own.model", text)
    let metrics = try folder.file("own.metrics", "@scale 1..10\nmean \"Overall\" CUSA1\n")
    let json = try folder.file(
      "own.json",
      CSIProcess.run(["fit", CSIProcess.survey, "--model", model, "--bootstrap", "0", "--format", "json"]).output)
    let saved = folder.url.appendingPathComponent("own.fit").path
    _ = try CSIProcess.run(["fit", CSIProcess.survey, "--model", model, "--bootstrap", "0", "--save", saved])
    let sums = folder.url.appendingPathComponent("own.moments").path
    _ = try CSIProcess.run(["moments", CSIProcess.survey, "--model", model, "--output", sums])
    for (arguments, message) in [
      (["fit", model, "--model", model], "own.model: this is a model file: give it with --model"),
      (["fit", metrics, "--model", model], "this is a file of metrics"),
      (["fit", json, "--model", model], "this is a result (csi.fit.v1)"),
      (["fit", saved, "--model", model], "own.fit: this is a saved fit: give it to csi predict with --fit"),
      (["fit", sums, "--model", model], "own.moments: these are sums: give them with --moments"),
      (["predict", CSIProcess.survey, "--fit", json], "own.json: the file has the schema csi.fit.v1"),
      (["init", model], "this is a model file"), (["table", model, json], "this is a model file"),
      (["metrics", CSIProcess.survey, "--metrics", model], "this is a model file, and csi metrics takes definitions"),
    ] {
      let outcome = try CSIProcess.run(arguments)
      #expect(outcome.exitCode == 1 && outcome.output.isEmpty, "\(arguments)")
      #expect(outcome.errors.contains(message), "\(arguments): \(outcome.errors)")
    }
  }

  /// What can be read once is read once: a pipe is not opened to see whether it holds a file of this program.
  @Test func `a pipe is read once`() throws {
    let whole = try CSIProcess.shell("cat \"\(CSIProcess.survey)\" | \"$CSI\" init /dev/stdin")
    #expect(whole.exitCode == 0 && whole.output.contains("IMAG1"), "\(whole.errors)")
    let folder = try TemporaryFolder()
    let model = try folder.file(
      "own.model", "@scale 1..10\nA =~ IMAG1 + IMAG2\nB =~ CUSL1 + CUSL3\nB ~ A\n")
    let two = try folder.file("two.model", "A =~ a\nB =~ b\nB ~ A\n")
    for place in ["-", "/dev/stdin"] {
      let piped = try CSIProcess.shell(
        "cat \"\(model)\" | \"$CSI\" fit \"\(CSIProcess.survey)\" --model \(place) --bootstrap 0")
      #expect(piped.exitCode == 0, "\(piped.errors)")
    }
    let sums = try CSIProcess.shell(
      "\"$CSI\" moments \"\(CSIProcess.survey)\" --model \"\(model)\" | \"$CSI\" fit --moments /dev/stdin --model \"\(model)\""
    )
    #expect(sums.exitCode == 0 && sums.output.contains("250 of 250 rows used"), "\(sums.errors)")
    let matrix = try CSIProcess.shell(
      "printf ',IMAG1,IMAG2,CUSL1,CUSL3\\nIMAG1,1\\nIMAG2,.5,1\\nCUSL1,.4,.4,1\\nCUSL3,.3,.3,.5,1\\nn,90\\n'"
        + " | \"$CSI\" fit --moments - --model \"\(model)\"")
    #expect(matrix.exitCode == 0 && matrix.output.contains("n = 90"), "\(matrix.errors)")
    let drawn = try CSIProcess.shell(
      "printf ',a,b\\na,1\\nb,.5,1\\nn,90\\n' | \"$CSI\" fit --moments - --model \"\(two)\" --bootstrap 50")
    #expect(drawn.exitCode == 2 && drawn.errors.contains("--bootstrap needs replicates"), "\(drawn.errors)")
    let pipe = folder.url.appendingPathComponent("pipe").path
    let bad = try CSIProcess.shell(
      "mkfifo \"\(pipe)\" && (printf 'a,b\\n1,2\\n' > \"\(pipe)\" & timeout 20 \"$CSI\" fit \"\(pipe)\" --template ecsi-mobile)"
    )
    #expect(bad.exitCode == 1 && bad.errors.contains("has no column"), "\(bad.exitCode) \(bad.errors)")
  }

  /// Numbers that look like codes, of which fit warns, are warned of by every command that reads answers.
  @Test func `warnings of the data are the same`() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<120).map { row in
      let last = row % 10 == 0 ? "99" : "\(1 + row % 7)"
      return
        "\(1 + row * 7 % 9),\(1 + (row * 7 + row / 3) % 9),\(1 + (row * 5 + row / 7) % 9),\(1 + row * 5 % 9),\(last),\(row % 2),\(row / 60)"
    }
    let data = try folder.file("d.csv", (["a1,a2,b1,b2,b3,g,w"] + rows).joined(separator: "\n") + "\n")
    let model = try folder.file("m.model", "A =~ a1 + a2\nB =~ b1 + b2 + b3\nB ~ A\n")
    for command in [
      ["fit", "--bootstrap", "0"], ["compare", "--group", "g", "--permutations", "20", "--bootstrap", "20"],
      ["predict"],
      ["estimators"],
    ] {
      let outcome = try CSIProcess.run(
        [command[0], data, "--model", model] + command.dropFirst() + ["--format", "json"])
      #expect(outcome.exitCode == 0, "\(command): \(outcome.errors)")
      #expect(outcome.output.contains("undeclaredCode"), "\(command)")
    }
    let metrics = try CSIProcess.run(["metrics", data, "--rate", "b3>=6", "--format", "json"])
    #expect(metrics.exitCode == 0 && metrics.output.contains("undeclaredCode"), "\(metrics.errors)")
  }
}
