import Foundation
import Testing

/// Numbers that mean nothing, or more than a machine can do: each is refused in a few lines, before anything is computed.
@Suite struct ImpossibleNumbersTests {
  private static let model = CSIProcess.folder.appendingPathComponent("Data/simulated-ecsi.model").path
  private static let segments = CSIProcess.folder.appendingPathComponent("Data/segments").path
  private static let programme = CSIProcess.folder.appendingPathComponent("Data/simulated-programme.csv").path
  private static let customers = CSIProcess.folder.appendingPathComponent("Data/customer-survey").path

  // MARK: Plans

  @Test(arguments: [
    ("margin --sd 20 --margin 1e-9", "are the most that are planned"),
    ("margin --sd 20 --margin 2 --design-effect 1e300", "are the most"),
    ("margin --sd 20 --margin 2 --level 0.9999999999999999", "are the most"),
    ("margin --sd 1e300 --margin 1e-300", "are the most"),
    ("share --rate 0.5 --margin 1e-12", "are the most"), ("change --sd 20 --change 1e-9", "are the most"),
    ("path --path 1e-12", "are the most"), ("path --path 0.2 --alpha 1e-300", "are the most"),
    ("margin --sd 20 --margin -1", "--margin is -1.0"), ("path --path 0.2 --alpha -1", "--alpha is -1.0"),
    ("margin --sd 20 --margin 2 --format svg", "not a form of this report"),
    ("share --rate 0.5 --margin 0.1 --format svg", "not a form"),
    ("change --sd 2 --change 1 --format svg", "not a form"),
    ("path --path 0.2 --format svg", "not a form"), ("power --model $M --n 50 --format svg", "not a form"),
    ("power --model $M --n 60 --bootstrap 20", "cannot give a p below 0.05"),
    ("power --model $M --n 60 --alpha 0.0000001", "cannot give a p below 1e-07"),
    ("power --model $M --n 1000000000000 --replications 1 --bootstrap 40", "over half of the memory"),
    ("power --model $M --n 60 --replications 1000000000000", "between 1 and 1000000"),
    ("power --model $M --n 60 --map x", "no use for --map"),
  ])
  func plan(line: String, says: String) throws {
    let outcome = try CSIProcess.shell("M=\(Self.model); $CSI plan \(line)")
    Attack(line, code: 2, says: says).expectFailure(outcome)
  }

  // MARK: Counts

  @Test(arguments: [
    ("simulate --model $M --n 1000000000000", Int32(2), "over half of the memory"),
    ("simulate --model $M --n 9223372036854775807", 2, "over half of the memory"),
    ("simulate --model $M --n 5 --map x", 2, "no use for --map"),
    ("simulate --model $M --n 5 --target Image", 2, "no use for --target"),
    ("predict $DATA --template ecsi-mobile --repetitions 1000000000000", 2, "at most 100000"),
    (
      "compare $S.csv --model $S.model --missing mean --group segment --permutations 1000000000000", 1,
      "half of the memory"
    ),
    ("compare $S.csv --model $S.model --missing mean --group segment --permutations 9223372036854775807", 1, "half of"),
    (
      "compare $S.csv --model $S.model --missing mean --group segment --permutations 0 --bootstrap 9223372036854775807",
      1,
      "half of the memory"
    ),
    ("fit $DATA --template ecsi-mobile --max-iterations 1000000000000 --tolerance 1e-17", 2, "at most 100000"),
  ])
  func counts(line: String, code: Int32, says: String) throws {
    let outcome = try CSIProcess.shell("M=\(Self.model); S=\(Self.segments); $CSI \(line)")
    Attack(line, code: code, says: says).expectFailure(outcome)
  }

  @Test func `a population of a hundred thousand constructs`() throws {
    let folder = try TemporaryFolder()
    let blocks = (0..<100_000).map { "C\($0)_ =~ 0.8*x\($0)_\n" }.joined()
    let paths = (1..<100_000).map { "C\($0)_ ~ 0.5*C\($0 - 1)_\n" }.joined()
    let model = try folder.file("own.model", "@scale 1..5\n" + blocks + paths)
    let outcome = try CSIProcess.run(["simulate", "--model", model, "--n", "5"])
    Attack("100,000 constructs", says: "at most 4000 can be simulated").expectFailure(outcome)
  }

  // MARK: Moments

  private static let moments = """
    item,a,b,c,dd
    a,1,0.5,0.4,0.3
    b,0.5,1,0.4,0.3
    c,0.4,0.4,1,0.5
    dd,0.3,0.3,0.5,1
    """

  @Test(arguments: [
    ("n,300\nmean,500,5,5,5\nsd,1,1,1,1", "the mean of a is 500, which no answers on its scale 1 … 10 have"),
    ("n,300\nmean,5,5,5,5\nsd,1,100,1,1", "the standard deviation of b is 100"),
    ("n,300\nn,200", "the row \"n\" stands there twice"), ("n,300,200", "several numbers"),
    ("n,1e300", "at most 1e12"), ("n,300\nsd,0,1,1,1\nmean,5,5,5,5", "has the same value in all 300 cases"),
  ])
  func matrix(rows: String, says: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("m.csv", Self.moments + "\n" + rows + "\n")
    let model = try folder.file("own.model", "@scale 1..10\n" + Attacks.model)
    let outcome = try CSIProcess.run(["fit", "--moments", file, "--model", model])
    Attack(rows, says: says).expectFailure(outcome)
  }

  @Test func `sums of more cases than there are people`() throws {
    let folder = try TemporaryFolder()
    let data = try folder.file("d.csv", Attacks.good)
    let model = try folder.file("own.model", "@scale 1..20\n" + Attacks.model)
    let sums = folder.url.appendingPathComponent("s.csv").path
    let made = try CSIProcess.run(["moments", data, "--model", model, "--minimum-cell", "0", "--output", sums])
    #expect(made.exitCode == 0, "\(made.errors)")
    // The cases stand first in the only cell; the hash that the file then has is told by the refusal itself.
    let text = try String(contentsOfFile: sums, encoding: .utf8).replacing("\n30,", with: "\n1e300,")
    #expect(text.contains("1e300"))
    try Data(text.utf8).write(to: URL(fileURLWithPath: sums))
    let refused = try CSIProcess.run(["fit", "--moments", sums, "--model", model])
    let tail = try #require(refused.errors.components(separatedBy: "its hash is ").last)
    let hashes = tail.components(separatedBy: ";")[0].components(separatedBy: ", not ")
    try #require(hashes.count == 2, "\(refused.errors)")
    try Data(text.replacing(hashes[1], with: hashes[0]).utf8).write(to: URL(fileURLWithPath: sums))
    let outcome = try CSIProcess.run(["fit", "--moments", sums, "--model", model])
    Attack("1e300 cases", says: "1e+300 cases").expectFailure(outcome)
  }

  @Test(arguments: [
    ["--where", "g=1"], ["--weights", "w"], ["--missing", "em"], ["--missing-codes", "5"], ["--labels", "likert5-en"],
    ["--map", "map.txt"], ["--save", "s.json"], ["--exact-fit"], ["--scores", "s.csv"], ["--query", "select 1"],
  ])
  func `options about rows have no meaning for moments`(option: [String]) throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("m.csv", Self.moments + "\nn,300\n")
    let model = try folder.file("own.model", Attacks.model)
    let outcome = try CSIProcess.run(["fit", "--moments", file, "--model", model] + option)
    Attack(option[0], code: 2, says: "\(option[0]) needs the answers of respondents").expectFailure(outcome)
    #expect(try folder.names == ["m.csv", "own.model"])
  }

  // MARK: Weights

  @Test(arguments: ["1e300", "1e-300", "1e31"])
  func `weights beyond all measure`(weight: String) throws {
    let folder = try TemporaryFolder()
    let data = try folder.file("d.csv", Attacks.weighted { $0 % 2 == 0 ? weight : "1" })
    let model = try folder.file("own.model", "@scale 1..20\n" + Attacks.model)
    for command in [
      ["fit", data, "--model", model], ["track", data, "--model", model, "--by", "a"],
      ["metrics", data, "--scale", "1:20", "--top-box", "b=2"],
    ] {
      let outcome = try CSIProcess.run(command + ["--weights", "w"])
      Attack(command[0], says: "a number from 1e-30 to 1e30").expectFailure(outcome)
    }
  }

  /// Weights of any unit give the same numbers.
  @Test func `small weights that are alike`() throws {
    let folder = try TemporaryFolder()
    let model = try folder.file("own.model", "@scale 1..20\n" + Attacks.model)
    let reports = try ["1", "1e-29", "1e29"].map { weight in
      let data = try folder.file("d.csv", Attacks.weighted { _ in weight })
      let outcome = try CSIProcess.run(["fit", data, "--model", model, "--weights", "w", "--bootstrap", "0"])
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      return outcome.output.split(separator: "\n").drop { !$0.hasPrefix("Indices") }.joined(separator: "\n")
    }
    #expect(reports[1] == reports[0] && reports[2] == reports[0])
  }

  // MARK: Programmes

  @Test(arguments: [
    (["--benchmarks", "unknown.csv"], Int32(1), "Trust, which is no construct of the model"),
    (["--benchmarks", "twice.csv"], 1, "line 3 gives Satisfaction of D01 once more"),
    (["--roll-up", "huge.csv"], 1, "a number from 1e-30 to 1e30"),
    (["--roll-up", "waves.csv"], 1, "give --wave, or leave that column out"),
    (["--wave", "quarter", "--waves", "2023Q1,2023Q1"], 2, "every wave once"),
    (["--mark-below", "-1"], 2, "--mark-below is -1.0"),
  ])
  func track(options: [String], code: Int32, says: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("unknown.csv", "name,construct,index\nD01,Trust,50\n")
    _ = try folder.file("twice.csv", "name,construct,index\nD01,Satisfaction,50\nD01,Satisfaction,60\n")
    _ = try folder.file("huge.csv", "dealer,region,weight\nD01,N,1e308\n")
    _ = try folder.file("waves.csv", "dealer,region,weight,quarter\nD01,N,1,2023Q1\n")
    let words = options.map { $0.hasSuffix(".csv") ? folder.url.appendingPathComponent($0).path : $0 }
    let outcome = try CSIProcess.run(
      ["track", Self.programme, "--template", "acsi-1994", "--by", "dealer"] + words)
    Attack(options.joined(separator: " "), code: code, says: says).expectFailure(outcome)
  }

  // MARK: Metrics

  @Test(arguments: [
    ("rate \"x\" SATI >= 11", "no answer to SATI on its scale 1..10 meets"),
    ("rate \"x\" SATI >= 0", "every answer to SATI"), ("rate \"x\" SATI = 11", "no answer"),
    ("rate \"x\" SATI > 10", "no answer"), ("rate \"x\" SATI <= 0", "no answer"),
    ("silent \"x\" COMP among SATI <= 0", "no answer"), ("ces \"x\" EFFO high 8..9", "must be a part of the scale"),
    ("ces \"x\" EFFO high 1..7", "must be a part"),
    ("nps \"x\" RECO promoters 11..12 detractors 0..6", "promoters 11..12"),
    (
      "nps \"x\" RECO promoters 9..10 detractors 0..6 target 500",
      "the target of \"x\" is 500: it must be from -100 to 100"
    ),
    ("rate \"x\" SATI >= 8 target -1", "from 0 to 100"),
    ("index \"x\" points 1000 map range -0.5*INIT + 1.5*ADVI", "a weight of \"x\" is -0.5"),
    ("index \"x\" points 1e308 map range 1*INIT", "at most 1000000000000"),
    ("index \"x\" points 100 map range 1*INIT target 101", "from 0 to 100"),
    ("gap \"x\" QUAL1..QUAL3 - EXPE1..EXPE2", "takes 2 expectations from 3 perceptions"),
    ("disconfirmation \"x\" QUAL1 - EXPE1 tolerance 100", "below the 9 steps of the scale"),
    ("css \"x\" QUAL1 / EXPE1 tolerance 1e308", "at most 1000000000000"),
    ("@scale 1..1e300 SATI\nmean \"x\" SATI", "scale"),
  ])
  func metrics(definition: String, says: String) throws {
    let folder = try TemporaryFolder()
    let scales = ["@scale 0..10 RECO", "@scale 1..7 EFFO", "@scale 0..1 COMP"].filter { line in
      definition.contains(line.suffix(4))
    }
    let file = try folder.file("x.metrics", (["@scale 1..10"] + scales + [definition, ""]).joined(separator: "\n"))
    let outcome = try CSIProcess.run(["metrics", Self.customers + ".csv", "--metrics", file])
    Attack(definition, says: says).expectFailure(outcome)
  }

  @Test(arguments: [(["--map", "x"], "no use for --map"), (["--missing", "em"], "no use for --missing")])
  func `metrics have no map and no missing rows`(option: [String], says: String) throws {
    let outcome = try CSIProcess.run(
      ["metrics", Self.customers + ".csv", "--metrics", Self.customers + ".metrics"] + option)
    Attack(option[0], code: 2, says: says).expectFailure(outcome)
  }

  // MARK: Few replicates

  @Test(arguments: [
    (
      "compare $S.csv --model $S.model --missing mean --group segment --permutations 1 --bootstrap 2",
      ["1 permutation is few: no p can fall below 0.500", "2 replicates are few", "multigroup analysis"]
    ),
    (
      "compare $S.csv --model $S.model --missing mean --group segment --permutations 60 --bootstrap 0",
      ["60 permutations are few: fewer than 10"]
    ),
    ("fit $DATA --template ecsi-mobile --bootstrap 1", ["1 replicate is few for intervals of 95 %"]),
    ("fit $DATA --template ecsi-mobile --bootstrap 20 --level 0.9999999", ["intervals of 99.99999 %"]),
    ("drivers $DATA --template ecsi-mobile --target Satisfaction --bootstrap 1", ["1 replicate is few"]),
    ("diagram $DATA --template ecsi-mobile --bootstrap 1", ["1 replicate is few"]),
    ("track $P --template acsi-1994 --by dealer --bootstrap 2", ["2 replicates are few"]),
    ("track $P --template acsi-1994 --by dealer --bootstrap 1", ["1 replicate is few"]),
  ])
  func `few replicates are called few`(line: String, says: [String]) throws {
    let outcome = try CSIProcess.shell("S=\(Self.segments); P=\(Self.programme); $CSI \(line)")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let text = (outcome.output + outcome.errors).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for words in says { #expect(text.contains(words), "\(line): \(words)") }
    #expect(!text.contains("are the same in"), "a false cause")
  }

  @Test func `a level of many nines is not 100 percent`() throws {
    let outcome = try CSIProcess.run(
      ["fit", CSIProcess.survey, "--template", "ecsi-mobile", "--bootstrap", "20", "--level", "0.9999999"])
    #expect(outcome.output.contains("99.99999 % interval") && !outcome.output.contains("100.0 %"))
  }
}
