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
