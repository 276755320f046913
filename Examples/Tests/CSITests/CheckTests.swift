import Testing

@Suite struct CheckTests {
  private func fit(_ model: String, command: String = "fit") throws -> Outcome {
    let folder = try TemporaryFolder()
    return try CSIProcess.run([command, CSIProcess.survey, "--model", folder.file("own.model", model)])
  }

  @Test func `nothing wrong`() throws {
    let outcome = try fit("@scale 1..10\nA =~ PERQ1..PERQ3\nB =~ CUSA1..CUSA3\nB ~ A", command: "check")
    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.hasSuffix("mobile-phone.csv: 250 of 250 rows used, 0 missing answers\nnothing wrong\n"))
  }

  @Test func `problems of names and of answers at once`() throws {
    let outcome = try fit("@scale 1..5\nA =~ IMAG1..IMAG3 + IMAGX\nB =~ CUSA1..CUSA3\nB ~ A", command: "check")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.isEmpty)
    #expect(
      outcome.errors == """
        csi: 2 problems
        - mobile-phone.csv has no column "IMAGX" (is it "IMAG4", "IMAG5"?)
        - mobile-phone.csv, line 2, column "IMAG1": 7 is outside the scale 1 … 5
          line 3, column "IMAG1": 10 is outside the scale 1 … 5
          line 4, column "IMAG1": 8 is outside the scale 1 … 5
          line 5, column "IMAG1": 10 is outside the scale 1 … 5
          line 6, column "IMAG1": 10 is outside the scale 1 … 5 and 1287 more
            correct the scale or the data, or declare the number as a missing code

        """)
  }

  @Test func `every problem of the text, and one by fit`() throws {
    let text = "A = IMAG1\nB ~ \nC =~ CUSA1"
    let all = try fit(text, command: "check")
    #expect(all.exitCode == 1)
    let lines = all.errors.split(separator: "\n")
    try #require(lines.count == 7, "\(all.errors)")
    let signs = "write =~ for a reflective construct, <~ for a composite, ~ for paths"
    #expect(lines[0] == "csi: 2 problems")
    #expect(lines[1].hasPrefix("- ") && lines[1].hasSuffix(", line 1, column 3: unexpected `=`: \(signs)"))
    #expect(lines[2...3] == ["    A = IMAG1", "      ^"])
    let missing = ", line 2, column 4: found the end of the statement where a construct is expected"
    #expect(lines[4].hasPrefix("- ") && lines[4].hasSuffix(missing))
    #expect(lines[5...6] == ["    B ~ ", "       ^"])
    let first = try fit(text)
    #expect(first.exitCode == 1)
    #expect(first.output.isEmpty)
    let one = first.errors.split(separator: "\n")
    #expect(one[0].hasPrefix("csi: 2 problems (csi check lists all); the first: "))
    #expect(one[0].hasSuffix(", line 1, column 3: unexpected `=`: \(signs)"))
    #expect(one.dropFirst() == ["  A = IMAG1", "    ^"])
  }

  @Test func `what only an estimation shows`() throws {
    let outcome = try fit("A =~ IMAG1 + IMAG2\nB <~ CUSA1 + CUSA2\nB ~ A\n@weights CUSCO", command: "check")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let folder = try TemporaryFolder()
    let data = try folder.file("flat.csv", "a,b,c\n1,2,5\n2,3,5\n3,1,5\n4,5,5\n")
    let model = try folder.file("own.model", "A =~ a + b\nB =~ c\nB ~ A")
    for command in ["fit", "check"] {
      let flat = try CSIProcess.run([command, data, "--model", model])
      #expect(flat.exitCode == 1)
      #expect(flat.errors.hasPrefix("csi: indicator c has the same value in all 4 cases"))
    }
  }

  @Test func `a file with a near name`() throws {
    let outcome = try CSIProcess.run(["fit", CSIProcess.survey + "x", "--template", "ecsi-mobile"])
    #expect(outcome.exitCode == 1)
    #expect(outcome.errors.hasSuffix("there is no such file; did you mean \(CSIProcess.survey)?\n"))
    let model = try CSIProcess.run(["fit", CSIProcess.survey, "--model", "/nowhere/own.model"])
    #expect(model.exitCode == 1)
    #expect(model.errors == "csi: /nowhere/own.model: there is no such file\n")
  }
}
