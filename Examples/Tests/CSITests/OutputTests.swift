import Foundation
import Testing

@Suite struct OutputTests {
  @Test func `a file is written as a whole`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appendingPathComponent("result.json").path
    let arguments = ["fit", CSIProcess.survey, "--template", "ecsi-mobile", "--format", "json"]
    let outcome = try CSIProcess.run(arguments + ["--output", path])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(try folder.names == ["result.json"])
    #expect(try String(contentsOfFile: path, encoding: .utf8) == CSIProcess.run(arguments).output)
  }

  @Test func `a file that cannot be written`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appendingPathComponent("none/result.json").path
    let outcome = try CSIProcess.run(["fit", CSIProcess.survey, "--template", "ecsi-mobile", "--output", path])
    #expect(outcome.exitCode == 1)
    let missing = folder.url.appendingPathComponent("none").path
    #expect(
      outcome.errors
        == "csi: \(path) cannot be written: there is no folder \(missing): make it (mkdir -p), or name a file in another one\n"
    )
    #expect(try folder.names == [])
  }

  /// A command never writes over what it reads, by whatever name it is called.
  @Test(arguments: ["$D", "$M", "$D.link", "$M.link", "$D.hard", "$M.hard", "./own.model"])
  func `what is read is not replaced by the report`(output: String) throws {
    let folder = try TemporaryFolder()
    let data = try folder.file("data.csv", String(contentsOfFile: CSIProcess.survey, encoding: .utf8))
    let model = try folder.file("own.model", Attacks.model)
    let outcome = try CSIProcess.shell(
      """
      D=\(data); M=\(model); cd \(folder.url.path); ln -s $D $D.link; ln $D $D.hard; ln -s $M $M.link; ln $M $M.hard
      $CSI fit $D --model $M --output \(output)
      """)
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("--output would replace the"))
    #expect(try String(contentsOfFile: data, encoding: .utf8).hasPrefix("\"CUEX1\""))
    #expect(try String(contentsOfFile: model, encoding: .utf8) == Attacks.model)
  }

  #if os(Linux)
    @Test(arguments: ["fit $DATA --template ecsi-mobile", "templates acsi-1994", "--help", "--version"])
    func `a full disk`(command: String) throws {
      let outcome = try CSIProcess.shell("$CSI \(command) > /dev/full")
      #expect(outcome.exitCode == 1)
      #expect(outcome.errors == "csi: standard output cannot be written: no space left on device\n")
    }
  #endif

  /// Whatever ends the program, nothing half-written stays behind.
  @Test func `a limit of file sizes`() throws {
    let folder = try TemporaryFolder()
    let model = try folder.file("own.model", Self.population)
    let outcome = try CSIProcess.shell(
      "cd \(folder.url.path); ulimit -f 8; $CSI simulate --model \(model) --n 100000 --output big.csv")
    #expect(outcome.exitCode == 1)
    #expect(outcome.errors.contains("cannot be written: file too large"), "\(outcome.errors)")
    #expect(try folder.names == ["own.model"])
  }

  @Test(arguments: ["TERM", "INT", "HUP"]) func `a signal`(signal: String) throws {
    let folder = try TemporaryFolder()
    let model = try folder.file("own.model", Self.population)
    for tenth in 0..<12 {
      _ = try CSIProcess.shell(
        """
        cd \(folder.url.path); $CSI simulate --model \(model) --n 200000 --output big.csv & sleep 0.\(tenth)5
        kill -\(signal) $! 2>/dev/null; wait $!
        """)
      let names = try folder.names
      #expect(names.allSatisfy { !$0.hasSuffix(".tmp") }, "\(names)")
    }
  }

  #if os(Linux)
    /// The browser that prints is ended too, and its folder removed. A program that writes and waits stands for it.
    @Test(arguments: ["TERM", "INT", "HUP"]) func `a signal while a page is printed`(signal: String) throws {
      let folder = try TemporaryFolder()
      let browser = try folder.file(
        "browser",
        """
        #!/bin/sh
        for word; do case $word in --user-data-dir=*) mkdir -p "${word#*=}/deep/er"; echo x > "${word#*=}/deep/file";; esac; done
        echo $$ > "\(folder.url.path)/pid"
        sleep 60
        """)
      let outcome = try CSIProcess.shell(
        """
        cd \(folder.url.path); chmod +x \(browser); mkdir T
        CSI_CHROMIUM=\(browser) TMPDIR=$PWD/T $CSI fit $DATA --template ecsi-mobile --bootstrap 0 --format pdf --output o.pdf &
        for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do [ -s pid ] && break; sleep 0.5; done
        ls T; kill -\(signal) $!; wait $!; echo $?; ls T; kill -0 $(cat pid) 2>&1
        """)
      let lines = outcome.output.split(separator: "\n")
      try #require(lines.count >= 2 && lines[0].hasPrefix("csi-"), "\(outcome.output)\(outcome.errors)")
      #expect(Int(lines[1]).map { $0 > 128 } == true, "\(outcome.output)")
      #expect(lines.count == 2 || lines[2].contains("No such process"), "\(outcome.output)")
      #expect(try folder.names == ["T", "browser", "pid"])
    }

    @Test func `no folder for temporary files`() throws {
      let outcome = try CSIProcess.shell(
        "TMPDIR=/nosuch $CSI fit $DATA --template ecsi-mobile --format xlsx --output /dev/null")
      #expect(outcome.exitCode == 1)
      #expect(outcome.errors.contains("/nosuch") && outcome.errors.contains("set TMPDIR"), "\(outcome.errors)")
    }
  #endif

  static let population = "@scale 1..7\nA =~ 0.8*a1 + 0.7*a2\nB =~ 0.8*b1 + 0.7*b2\nB ~ 0.5*A\n"

  #if os(Linux)
    @Test func `a limit of the address space`() throws {
      let outcome = try CSIProcess.shell(
        "ulimit -v 3000000; $CSI fit $DATA --template ecsi-mobile --bootstrap 2000000 --threads 1")
      #expect(outcome.exitCode == 1)
      #expect(outcome.errors.contains("half of the memory"), "\(outcome.errors)")
    }
  #endif

  @Test func `nothing that turns or hides text reaches a terminal`() throws {
    let folder = try TemporaryFolder()
    let name = "a\u{202E}b\u{200B}c\u{2066}d\u{FEFF}e"
    let data = try folder.file("d.csv", "x,y\n1,2\n")
    let model = try folder.file("own.model", "A =~ \"\(name)\"\nB =~ y\nB ~ A\n")
    for arguments in [
      ["fit", data, "--model", model], ["check", data, "--model", model], ["fit", data, "--\(name)"],
    ] {
      let outcome = try CSIProcess.run(arguments)
      let hidden: Set<Unicode.Scalar> = ["\u{202E}", "\u{200B}", "\u{2066}", "\u{FEFF}"]
      #expect(outcome.exitCode > 0)
      #expect((outcome.output + outcome.errors).unicodeScalars.allSatisfy { !hidden.contains($0) })
    }
  }

  #if os(Linux)
    /// What steers a terminal is shown as a sign on it, and kept in files and pipes.
    @Test(arguments: [
      "compare d.csv --model m.model --group g --permutations 0 --bootstrap 0 --minimum 5",
      "compare d.csv --model m.model --group g --permutations 0 --bootstrap 0 --minimum 5 --format csv",
      "compare d.csv --model m.model --group g --permutations 0 --bootstrap 0 --minimum 5 --format json",
      "moments d.csv --model m.model --by g --minimum-cell 0", "init d.csv --format csv",
      "moments sql --dialect duckdb --from d.csv --model m.model --by g",
    ])
    func `names of groups steer no terminal`(line: String) throws {
      let folder = try TemporaryFolder()
      let lines = Attacks.good.split(separator: "\n")
      let groups = ["a\u{1B}[31m", "b\u{202E}x"]
      let rows = lines.dropFirst().enumerated().map { "\($1),\(groups[$0 % 2])\n" }.joined()
      _ = try folder.file("d.csv", "\(lines[0]),g\n" + rows)
      _ = try folder.file("m.model", "@scale 1..20\n" + Attacks.model)
      let terminal = try CSIProcess.shell(
        "cd \(folder.url.path); NO_COLOR=1 script -qec \"$CSI \(line)\" /dev/null < /dev/null | tr -d '\\r'")
      #expect(!terminal.output.isEmpty, "\(terminal.errors)")
      let steers = terminal.output.unicodeScalars.first { $0 == "\u{1B}" || $0 == "\u{202E}" }
      #expect(steers == nil, "\(line)")
      let pipe = try CSIProcess.shell("cd \(folder.url.path); $CSI \(line)")
      #expect(pipe.exitCode == 0, "\(pipe.errors)")
      if line.hasSuffix("json") {
        #expect(pipe.output.contains("a\\u001b[31m") && pipe.output.contains("b\\u202ex"))
      }
    }
  #endif

  @Test func `a reader that goes away`() throws {
    let outcome = try CSIProcess.shell("{ sleep 0.2; $CSI fit $DATA --template ecsi-mobile; echo $? >&2; } | true")
    #expect(outcome.errors == "1\n")
  }

  @Test func `a closed standard output`() throws {
    let outcome = try CSIProcess.shell("$CSI fit $DATA --template ecsi-mobile >&-")
    #expect(outcome.exitCode == 1)
    #expect(outcome.errors == "csi: standard output cannot be written: bad file descriptor\n")
  }
}
