import Foundation
import Testing

/// Files and command lines that nobody should write: each ends with an exit code, a short message and nothing else.
@Suite struct HostileInputTests {
  // MARK: Data

  @Test(arguments: Attacks.data)
  func data(attack: Attack) throws {
    let folder = try TemporaryFolder()
    let (data, model) = try attack.files(in: folder)
    for command in ["fit", "check"] { attack.expectFailure(try CSIProcess.run([command, data, "--model", model])) }
  }

  @Test(arguments: Attacks.weights)
  func weights(attack: Attack) throws {
    let folder = try TemporaryFolder()
    let (data, model) = try attack.files(in: folder)
    for command in ["fit", "check"] {
      attack.expectFailure(try CSIProcess.run([command, data, "--model", model, "--weights", "w"]))
    }
  }

  // MARK: Models

  @Test(arguments: Attacks.models)
  func model(attack: Attack) throws {
    let folder = try TemporaryFolder()
    let (data, model) = try attack.files(in: folder)
    for command in ["fit", "check"] { attack.expectFailure(try CSIProcess.run([command, data, "--model", model])) }
  }

  @Test func `a model beyond all measure with data to it`() throws {
    let names = (0..<5_000).map { "x\($0)_" }
    let rows = [1, 2, 5].map { row in names.indices.map { "\(($0 + row) % 7)" }.joined(separator: ",") }
    let data = ([names.joined(separator: ",")] + rows).joined(separator: "\n")
    let attack = Attack(
      "5,000 constructs", data: data, model: Attacks.chain(5_000), says: "at most 4000 can be estimated")
    let folder = try TemporaryFolder()
    let (path, model) = try attack.files(in: folder)
    for command in ["fit", "check"] { attack.expectFailure(try CSIProcess.run([command, path, "--model", model])) }
  }

  // MARK: Places

  #if os(Linux)
    @Test(arguments: [
      ("fit / --model $MODEL", "is a directory"), ("check / --model $MODEL", "is a directory"),
      ("fit $DATA --model /", "is a directory"), ("check $DATA --model /", "is a directory"),
      ("fit /dev/null --model $MODEL", "the file is empty"), ("fit $DATA --model /dev/null", "no construct"),
      ("fit /proc/self/mem --model $MODEL", "cannot be read"), ("fit - --model $MODEL <&-", "cannot be read"),
      ("fit - --model $MODEL < /", "cannot be read"), ("check - --model $MODEL < /", "cannot be read"),
      ("fit $DATA --model - <&-", "cannot be read"),
      ("fit $DATA --template ecsi-mobile --output /", "is a directory"),
      ("fit $DATA --template ecsi-mobile --output /dev/full", "no space left"),
      ("fit $DATA --template ecsi-mobile --output /proc/x", "cannot be written"),
      ("check $DATA --template ecsi-mobile > /dev/full", "no space left"),
      ("methods > /dev/full", "no space left"), ("templates > /dev/full", "no space left"),
    ])
    func places(line: String, says: String) throws {
      let folder = try TemporaryFolder()
      let model = try folder.file("own.model", Attacks.model)
      let outcome = try CSIProcess.shell("MODEL=\(model); $CSI \(line)")
      Attack(line, says: says).expectFailure(outcome)
    }

  #endif

  // MARK: Options

  @Test(arguments: [
    (["--max-iterations", "1"], 1, "after 1 iterations"), (["--max-iterations", "0"], 2, "at least 1"),
    (["--max-iterations", "9223372036854775807"], 2, "at most 100000"),
    (["--max-iterations", "99999999999999999999"], 2, "is invalid"), (["--tolerance", "-1"], 2, "a positive number"),
    (["--tolerance", "nan"], 2, "a positive number"), (["--tolerance", "1e-300"], 1, "still changed"),
    (["--tolerance", "inf"], 2, "a positive number"),
    (["--level", "2"], 2, "between 0 and 1"), (["--level", "nan"], 2, "between 0 and 1"),
    (["--digits", "-1"], 2, "between 0 and 15"), (["--digits", "1000"], 2, "between 0 and 15"),
    (["--threads", "0"], 2, "at least 1"), (["--threads", "-1"], 2, "at least 1"), (["--seed", "x"], 2, "is invalid"),
    (["--seed", "-1"], 2, "is invalid"), (["--seed", "99999999999999999999"], 2, "is invalid"),
    (["--bootstrap", "-5"], 2, "0 or more"), (["--bootstrap", "many"], 2, "is invalid"),
    (["--bootstrap", "9223372036854775807"], 1, "half of the memory"), (["--missing-codes", ","], 2, "write numbers"),
    (["--missing-codes", "a,\"b"], 2, "write numbers"), (["--missing-codes", "1e999"], 2, "too large"),
    (["--scale", "1:nan"], 2, "the worst and the best"), (["--scale", "5:5"], 2, "the worst and the best"),
    (["--where", "IMAG1"], 2, "as in wave=2026"), (["--where", "IMAG1=11"], 1, "no row has"),
    (["--where", "IMAG9=11"], 1, "no column \"IMAG9\""), (["--labels", "/none"], 1, "no such file"),
    (["--map", "/none"], 1, "no such file"), (["--encoding", "martian"], 1, "there is no encoding"),
    (["--header-row", "0"], 2, "count from 1"), (["--header-row", "999"], 1, "has no line 999"),
    (["--separator", "ab"], 2, "one character"), (["--separator", "|"], 1, "text follows the closing quote"),
    (["--thousands", "5"], 2, "one character"), (["--decimal", "x"], 2, "is invalid"),
    (["--scale", "1e308:1.7e308"], 1, "is outside the scale"), (["--weights", ""], 2, "the weights column"),
    (["--scheme", "x"], 2, "is invalid"), (["--format", "xml"], 2, "is invalid"),
    (["--output", ""], 2, "needs the name"),
    (["--\u{1B}[31m"], 2, "Unknown option"), ([String(repeating: "x", count: 100_000)], 2, "Unexpected argument"),
  ])
  func options(option: [String], code: Int, says: String) throws {
    let outcome = try CSIProcess.run(["fit", CSIProcess.survey, "--template", "ecsi-mobile"] + option)
    Attack("\(option.joined(separator: " ").prefix(80))", code: Int32(code), says: says).expectFailure(outcome)
  }

  @Test(arguments: [
    ["--threads", "9223372036854775807"], ["--max-iterations", "100000"],
    ["--seed", "18446744073709551615"], ["--level", "1e-300"], ["--bootstrap", "1"],
    ["--bootstrap", "2", "--interval", "bca"], ["--scale", "-1e300:1e300"],
  ])
  func `odd, but possible`(option: [String]) throws {
    let base = ["fit", CSIProcess.survey, "--template", "ecsi-mobile", "--bootstrap", "20", "--format", "json"]
    let outcome = try CSIProcess.run(base + option)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let numbers = outcome.output.lowercased()
    #expect(!numbers.contains(": nan") && !numbers.contains(": inf") && !numbers.contains(": -inf"))
  }
}
