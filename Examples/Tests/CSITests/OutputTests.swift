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
    #expect(outcome.errors == "csi: \(path) cannot be written: no such file or directory\n")
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
