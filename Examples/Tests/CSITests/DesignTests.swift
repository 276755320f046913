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

  /// The survey with columns rw1 … rw8, in which half of the branches weigh 1.5 times as much and half of them half as much.
  private func replicateSurvey(in folder: TemporaryFolder) throws -> String {
    let source = try String(contentsOf: CSIProcess.folder.appendingPathComponent("Data/segments.csv"), encoding: .utf8)
    let lines = source.split(separator: "\n").enumerated().map { line, text in
      let cells = text.split(separator: ",", omittingEmptySubsequences: false)
      let (branch, weight) = (Int(cells[2]) ?? 0, Double(cells[cells.count - 1]) ?? 0)
      return (1...8).reduce(String(text)) { row, b in
        let factor = (branch & b).nonzeroBitCount % 2 == 0 ? 1.5 : 0.5
        return row + (line == 0 ? ",rw\(b)" : ",\(weight * factor)")
      }
    }
    return try folder.file("replicates.csv", lines.joined(separator: "\n") + "\n")
  }

  @Test func replicateWeightsEverywhere() throws {
    let folder = try TemporaryFolder()
    let data = try replicateSurvey(in: folder)
    let model = CSIProcess.folder.appendingPathComponent("Data/segments.model").path
    let commands = [
      "track \"\(data)\" --model \"\(model)\" --missing mean --by segment",
      "metrics \"\(data)\" --rate 'SATI1>=8' --scale 1:10 --weights weight --by segment",
      "predict \"\(data)\" --model \"\(model)\" --missing mean --repetitions 1 --cluster branch",
      "fit \"\(data)\" --model \"\(model)\" --missing mean",
    ]
    for command in commands {
      for columns in ["'rw*'", "rw1,rw2,rw3,rw4,rw5,rw6,rw7,rw8"] {
        let outcome = try CSIProcess.shell(
          "\"$CSI\" \(command) --replicate-weights \(columns) --replicate-type fay --format json")
        #expect(outcome.exitCode == 0, "\(command): \(outcome.errors)")
        for words in [#""type": "fay""#, #""count": 8"#, #""psus": null"#, #""degreesOfFreedom": 7"#] {
          #expect(outcome.output.contains(words), "\(command): \(words)")
        }
      }
    }
    let bad = try CSIProcess.shell("\"$CSI\" \(commands[0]) --replicate-weights 'rw*' --replicate-type jkn")
    #expect(bad.exitCode == 1 && bad.errors.contains("--replicate-rscales"), "\(bad.errors)")
  }

  @Test func jackknifesOfProgrammesAndMetrics() throws {
    let design = "--strata region --cluster branch --resample jackknife --format json"
    let track = try run("--by segment --weights weight \(design)", command: "track")
    #expect(track.exitCode == 0 && track.output.contains(#""interval": "t""#), "\(track.errors)")
    #expect(track.output.contains(#""type": "jkn""#) && track.output.contains(#""requested": 20"#))
    let root = CSIProcess.folder.deletingLastPathComponent().path
    let metrics = try CSIProcess.shell(
      "cd \"\(root)\" && \"$CSI\" metrics Examples/Data/segments.csv --rate 'SATI1>=8' --scale 1:10 \(design)")
    #expect(metrics.exitCode == 0 && metrics.output.contains(#""type": "jkn""#), "\(metrics.errors)")
    for (options, words) in [
      ("--resample rows", "take auto or jackknife"), ("--replicate-weights 'w*'", "add --replicate-type"),
      ("--replicate-weights 'w*' --replicate-type brr --cluster branch", "hold the design"),
    ] {
      let refused = try CSIProcess.shell(
        "cd \"\(root)\" && \"$CSI\" metrics Examples/Data/segments.csv --rate 'SATI1>=8' --scale 1:10 \(options)")
      #expect(refused.exitCode == 2 && refused.errors.contains(words), "\(refused.errors)")
    }
  }

  @Test func predictionsTakeADesign() throws {
    let options = "--repetitions 1 --strata region --cluster branch --format json"
    let (open, finite) = (
      try run(options, command: "predict"), try run(options + " --fpc 8", command: "predict")
    )
    for outcome in [open, finite] {
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      for words in [#""psus": 20"#, #""stratumCount": 4"#, #""df": 16"#] {
        #expect(outcome.output.contains(words), "\(words)")
      }
    }
    #expect(open.output != finite.output)
    let jackknife = try run(options + " --resample jackknife", command: "predict")
    #expect(jackknife.exitCode == 0 && jackknife.output.contains(#""type": "jkn""#), "\(jackknife.errors)")
    let text = try run("--repetitions 1 --cluster branch --resample jackknife", command: "predict")
    #expect(text.output.contains("jackknife of 20 sampling units"), "\(text.errors)\(text.output)")
    let clusters = try run("--repetitions 1 --cluster branch --format json", command: "predict")
    #expect(clusters.exitCode == 0 && !clusters.output.contains("\"psus\""), "clusters alone are as they were")
  }

  @Test(arguments: [
    ("track --by segment", "--replicate-weights 'w*' --replicate-type brr --bootstrap 100", "leave --bootstrap out"),
    ("track --by segment", "--resample jackknife --bootstrap 100", "leave --bootstrap out"),
    ("track --by segment", "--replicate-weights 'w*' --replicate-type brr --cluster branch", "hold the design"),
    ("track --by segment", "--replicate-weights 'w*'", "add --replicate-type"),
    ("track --by segment", "--resample rows", "add --bootstrap 1000"),
    ("track --by segment", "--resample buckets", "take auto or jackknife"),
    ("track --by segment", "--replicate-weights 'w*' --replicate-type brr --resample jackknife", "out"),
    ("track --by segment", "--reestimate-weights", "needs replicates"),
    ("fit", "--replicate-weights 'w*' --replicate-type brr --replicate-scale 0", "must be above 0"),
    ("fit", "--replicate-weights 'w*' --replicate-type brr --df 0.5", "a number from 1 up"),
    ("predict", "--replicate-weights 'w*' --replicate-type brr --strata region", "leave --strata and --fpc out"),
    ("predict", "--resample psu", "take auto or jackknife"),
    ("predict", "--replicate-weights 'w*' --replicate-type brr --resample jackknife", "leave --resample jackknife out"),
    ("predict", "--df 5", "(--replicate-weights)"), ("predict", "--lonely collapse", "name them (--strata)"),
  ])
  func choicesThatContradict(_ command: String, _ options: String, _ words: String) throws {
    let parts = command.split(separator: " ", maxSplits: 1).map(String.init)
    let outcome = try run((parts.count > 1 ? parts[1] : "") + " " + options, command: parts[0])
    #expect(outcome.exitCode == 2 && outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
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
