import Testing

@Suite struct CommandLineTests {
  private let fit = ["fit", CSIProcess.survey]

  /// A wrong command line: exit 2, nothing on standard output, at most three lines that begin with the program.
  private func expectUsage(_ arguments: [String], _ message: String, sourceLocation: SourceLocation = #_sourceLocation)
    throws
  {
    let outcome = try CSIProcess.run(arguments)
    #expect(outcome.exitCode == 2, sourceLocation: sourceLocation)
    #expect(outcome.output.isEmpty, sourceLocation: sourceLocation)
    #expect(outcome.errors.hasPrefix("csi: \(message)"), "\(outcome.errors)", sourceLocation: sourceLocation)
    #expect(outcome.errors.split(separator: "\n").count <= 3, sourceLocation: sourceLocation)
  }

  @Test func `no model and two models`() throws {
    try expectUsage(fit, "no model: name a template (ecsi-mobile, acsi-1994, ")
    try expectUsage(fit + ["--template", "ecsi-mobile", "--model", "x"], "--template and --model exclude each other")
  }

  @Test func `a template that does not exist`() throws {
    try expectUsage(
      fit + ["--template", "ecsi-mobil"], "there is no template ecsi-mobil: did you mean ecsi-mobile?")
    try expectUsage(["templates", "zzz"], "there is no template zzz: there are ecsi-mobile, acsi-1994")
    try expectUsage(["templates", "kcsi", "--questions"], "kcsi is a template of metrics")
  }

  /// A survey whose columns have other names than a template's items is told what to write, item by item.
  @Test func `items without a column are listed as lines of a mapping`() throws {
    let head = #"d=$(mktemp -d); cd $d; sed '1s/IMAG1/q1/;1s/CUSA1/q16/' $DATA > own.csv; echo IMAG1=q1 > own.map; "#
    for command in ["fit", "check"] {
      let without = try CSIProcess.shell(head + "$CSI \(command) own.csv --template ecsi-mobile")
      #expect(without.exitCode == 1 && without.output.isEmpty)
      let words = [
        "    # Can be trusted in what it says and does\n    IMAG1=COLUMN\n",
        "    # Overall satisfaction\n    CUSA1=COLUMN\n",
        "give it with --map", "csi init own.csv --template ecsi-mobile",
      ]
      for part in words { #expect(without.errors.contains(part), "\(without.errors)") }
      let half = try CSIProcess.shell(head + "$CSI \(command) own.csv --template ecsi-mobile --map own.map")
      #expect(half.exitCode == 1 && half.errors.contains("write these lines in own.map"), "\(half.errors)")
      #expect(!half.errors.contains("IMAG1=COLUMN") && half.errors.contains("CUSA1=COLUMN"))
    }
  }

  @Test(arguments: [
    (["--bootstrap", "-1"], "--bootstrap is -1"), (["--tolerance", "0"], "--tolerance is 0.0"),
    (["--max-iterations", "0"], "--max-iterations is 0"), (["--digits", "-1"], "--digits is -1"),
    (["--level", "1.5"], "--level is 1.5"), (["--threads", "0"], "--threads is 0"),
    (["--scheme", "foo"], "The value 'foo' is invalid for '--scheme <scheme>'"),
    (["--scale", "10:10"], "The value '10:10' is invalid for '--scale <scale>': write the worst and the best answer"),
    (["--scale", "CUSC=0:1"], "--scale CUSC=…: the model has no indicator CUSC; did you mean CUSCO?"),
    (["--missing-codes", "x,"], "The value 'x,' is invalid for '--missing-codes <codes>': write numbers"),
    (["--digit", "3"], "Unknown option '--digit'. Did you mean '--digits'?"), (["--output", ""], "--output needs"),
    (["--weights", "IMAG1"], "the weights column IMAG1 is an indicator too"),
  ])
  func `a wrong option`(option: [String], message: String) throws {
    try expectUsage(fit + ["--template", "ecsi-mobile"] + option, message)
  }

  @Test func `an unknown command`() throws {
    try expectUsage(["fti"], "Unexpected argument 'fti'")
    try expectUsage(["fit"], "no model: name a template")
    try expectUsage(["fit", "-", "--model", "-"], "standard input cannot be both")
  }

  @Test(arguments: [[], ["fit"], ["templates"], ["check"]])
  func `help shows an example`(command: [String]) throws {
    let outcome = try CSIProcess.run(command + ["--help"])
    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.contains("Example: csi \(command.first ?? "fit")"))
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `the version`() throws {
    #expect(try CSIProcess.run(["--version"]).output == "0.2.0\n")
  }

  @Test func `templates print as models that load again`() throws {
    let list = try CSIProcess.run(["templates"])
    #expect(list.exitCode == 0)
    let folder = try TemporaryFolder()
    for line in list.output.split(separator: "\n") {
      let name = String(line.prefix { $0 != " " })
      let text = try CSIProcess.run(["templates", name])
      #expect(text.exitCode == 0)
      #expect(text.output.contains("template \(name), version"))
      let outcome = try CSIProcess.run(["check", CSIProcess.survey, "--model", folder.file(name, text.output)])
      // The survey has the items of one of the templates.
      #expect(outcome.exitCode == (name == "ecsi-mobile" ? 0 : 1), "\(outcome.errors)")
    }
  }
}
