import Foundation
import Testing

/// The design of a sample on the command line.
@Suite struct DesignTests {
  private static let survey = "Examples/Data/segments.csv --model Examples/Data/segments.model --missing mean"

  private func run(_ options: String, command: String = "fit") throws -> (
    exitCode: Int32, output: String, errors: String
  ) {
    let root = CSIProcess.folder.deletingLastPathComponent().path
    let outcome = try CSIProcess.shell("cd \"\(root)\" && \"$CSI\" \(command) \(Self.survey) \(options)")
    return (outcome.exitCode, outcome.output, outcome.errors)
  }

  @Test(arguments: [
    ("--resample psu", "needs sampling units"), ("--lonely collapse", "name them (--strata)"),
    ("--cluster branch --resample jackknife --interval percentile", "give t intervals only"),
    ("--replicate-weights 'w*' --replicate-type brr --interval bc", "give t intervals only"),
    ("--cluster branch --interval bca", "is not known under a design"),
    ("--replicate-weights 'w*'", "add --replicate-type"), ("--replicate-type brr", "(--replicate-weights)"),
    ("--replicate-weights 'w*' --replicate-type brr --cluster branch", "hold the design"),
    ("--replicate-weights 'w*' --replicate-type brr --resample rows", "leave --resample rows out"),
    ("--replicate-weights 'w*' --replicate-type brr --fay 0.3", "--fay is about"),
    ("--replicate-weights 'w*' --replicate-type fay --fay 1", "from 0 to below 1"),
    ("--cluster branch --fpc -3", "below 1 the fraction"), ("--cluster branch --fpc 0", "below 1 the fraction"),
  ])
  func wrongCommandLines(_ options: String, _ words: String) throws {
    let outcome = try run(options)
    #expect(outcome.exitCode == 2 && outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test(arguments: [
    ("--strata nosuch", "has no column"), ("--cluster branch --resample rows", "leave --resample out"),
    ("--strata region --cluster branch --fpc 3", "stratum \"1\" has 5 sampling units, but a population of 3"),
    ("--strata branch --cluster region", "one sampling unit only"),
    ("--replicate-weights 'weig*' --replicate-type brr", "one column of replicate weights"),
    ("--replicate-weights region,branch --replicate-type jkn", "--replicate-rscales"),
    ("--cluster branch --exact-fit", "no exact-fit test"),
  ])
  func designsThatDoNotFit(_ options: String, _ words: String) throws {
    let outcome = try run(options)
    #expect(outcome.exitCode == 1 && outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  /// The same data, whatever the command: what is wrong with a design is said in the same words.
  @Test(arguments: [
    ("track --by segment", "--strata region --cluster branch --fpc 3", "stratum \"1\" has 5 sampling units"),
    ("track --by segment", "--strata branch --cluster region", "one sampling unit only"),
    ("track --by segment", "--cluster brnch", "is it \"branch\""),
    ("track --by region --wave segment --panel branch", "--strata region", "two rows in one cell"),
    ("slopes", "--cluster branch", "no product in the model"),
    ("check", "--strata branch --cluster region", "one sampling unit only"),
    ("check", "--strata region --cluster branch --fpc 3", "but a population of 3"),
  ])
  func designsThatDoNotFitElsewhere(_ command: String, _ options: String, _ words: String) throws {
    let parts = command.split(separator: " ", maxSplits: 1).map(String.init)
    let outcome = try run((parts.count > 1 ? parts[1] : "") + " " + options, command: parts[0])
    #expect(outcome.exitCode == 1 && outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test func programmesTakeADesign() throws {
    let options = "--by segment --weights weight --strata region --cluster branch --format json"
    let (linear, drawn) = (
      try run(options, command: "track"), try run(options + " --bootstrap 300", command: "track")
    )
    for outcome in [linear, drawn] {
      #expect(outcome.exitCode == 0 && outcome.output.contains("\"degreesOfFreedom\": 16"), "\(outcome.errors)")
    }
    #expect(linear.output.contains("\"interval\": \"linearised\"") && drawn.output.contains("\"percentile\""))
    let single = try run("--by branch --suppress-below 20 --cluster branch", command: "track")
    #expect(single.exitCode == 0 && single.output.contains("all interviews of"), "\(single.errors)")
  }

  @Test func verificationTakesADesign() throws {
    let options =
      "--target Satisfaction --verify segment=private:business --acted QUAL1 --bootstrap 0 --format json"
    let (plain, designed) = (
      try run(options, command: "drivers"), try run(options + " --strata region --cluster branch", command: "drivers")
    )
    #expect(designed.exitCode == 0 && designed.output.contains("\"psus\": 20"), "\(designed.errors)")
    #expect(plain.exitCode == 0 && plain.output.contains("\"design\": null"), "\(plain.errors)")
    func error(_ output: String) -> Substring? {
      output.components(separatedBy: "\"observed\"").last?.components(separatedBy: "\"standardError\":")[1].prefix(12)
    }
    #expect(error(plain.output) != error(designed.output))
  }

  @Test func checkTellsTheDesign() throws {
    let outcome = try run("--strata region --cluster branch", command: "check")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let line = "design: 20 sampling units in 4 strata, 16 degrees of freedom"
    #expect(outcome.output.contains(line), "\(outcome.output)")
  }

  /// Groups are domains: branches without a customer of a group were drawn as well.
  @Test func driversOfGroups() throws {
    let outcome = try run(
      "--strata region --cluster branch --target Satisfaction --by segment --bootstrap 200 --format json",
      command: "drivers")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output.components(separatedBy: "\"psus\": 20").count == 3)
  }

  @Test func fitAndDiagramTakeADesign() throws {
    let fit = try run("--weights weight --strata region --cluster branch --resample jackknife --format json")
    #expect(fit.exitCode == 0 && fit.output.contains("\"degreesOfFreedom\": 16"), "\(fit.errors)")
    let diagram = try run("--cluster branch --bootstrap 100", command: "diagram")
    #expect(diagram.exitCode == 0 && diagram.output.contains("<svg"), "\(diagram.errors)")
  }
}
