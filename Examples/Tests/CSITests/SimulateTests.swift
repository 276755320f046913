import Foundation
import Testing

@Suite struct SimulateTests {
  static let model = CSIProcess.folder.appendingPathComponent("Data/simulated-ecsi.model").path
  static let survey = CSIProcess.folder.appendingPathComponent("Data/simulated-ecsi.csv").path

  /// The options that the survey beside the model was drawn with, as its README states them.
  static let recipe = [
    "simulate", "--model", model, "--n", "500", "--seed", "7", "--segment", "contract=0.6", "--segment",
    "prepaid=0.4:Quality=-0.4",
  ]

  @Test func `the survey beside its model is what the command draws`() throws {
    let outcome = try CSIProcess.run(Self.recipe)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output == (try String(contentsOfFile: Self.survey, encoding: .utf8)))
  }

  @Test func `a file holds what standard output shows`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appendingPathComponent("own.csv").path
    let outcome = try CSIProcess.run(Self.recipe + ["--output", path, "--threads", "1"])
    #expect(outcome.exitCode == 0 && outcome.output.isEmpty)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == String(contentsOfFile: Self.survey, encoding: .utf8))
  }

  @Test func `a simulated survey can be fitted`() throws {
    let outcome = try CSIProcess.run(["fit", Self.survey, "--model", Self.model, "--bootstrap", "0"])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
  }

  @Test func `clusters, missing answers and normal ones`() throws {
    let outcome = try CSIProcess.run([
      "simulate", "--model", Self.model, "--n", "50", "--answers", "normal", "--mean", "5.5", "--sd", "0.5",
      "--clusters", "20:0.1", "--missing-rate", "0.3", "--missing-by", "self", "--missing-slope", "-2",
    ])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("cluster,IMAG1,"))
    #expect(outcome.output.contains(",,"))
    #expect(outcome.output.split(separator: "\n").count == 51)
  }

  @Test func `a template says what it lacks`() throws {
    let outcome = try CSIProcess.run(["simulate", "--template", "ecsi-mobile", "--n", "10"])
    #expect(outcome.exitCode == 1 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("no coefficient of Image → Expectation"))
    #expect(outcome.errors.split(separator: "\n").count == 3)
  }

  @Test(arguments: [
    ["--n", "0"], ["--n", "5", "--missing-rate", "1"], ["--n", "5", "--segment", "young"],
    ["--n", "5", "--clusters", "20"], ["--n", "5", "--skew", "9"], [],
  ])
  func `a wrong command line`(options: [String]) throws {
    let outcome = try CSIProcess.run(["simulate", "--model", Self.model] + options)
    #expect(outcome.exitCode == 2 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("see csi simulate --help"))
  }
}
