import ArgumentParser
import Satisfaction
import SurveyFormats

/// `csi moments`: sums instead of rows.
struct MomentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moments",
    abstract: "Write sums instead of rows: all that a fit and its intervals need.",
    usage: """
      csi moments <data> --model <file> --key <column> --output <file> [<options>]
      csi moments sql --dialect <name> --from <table> --model <file> [<options>]
      csi moments run --engine <name> --connect <address> --from <table> --model <file> --output <file> [<options>]
      csi moments add <file> <file> … --output <file>
      """,
    discussion: """
      Example: csi moments Examples/Data/mobile-phone.csv --template ecsi-mobile --minimum-cell 30 --output phones.moments.csv
      """,
    subcommands: [SumRows.self, PrintSQL.self, RunEngine.self, AddFiles.self], defaultSubcommand: SumRows.self)
}

/// What is summed by what: the same options for rows that are here and for rows of an engine.
struct SumOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Column that names the sampling unit, such as the respondent: buckets are made of it.", valueName: "column"))
  var key: String?

  @Option(name: .long, help: ArgumentHelp("Columns that make groups, with commas between them.", valueName: "columns"))
  var by: String?

  @Option(name: .long, help: ArgumentHelp("Column of the wave, a further group.", valueName: "column"))
  var wave: String?

  @Option(name: .long, help: ArgumentHelp("Number of buckets, or auto.", valueName: "number"))
  var buckets = "auto"

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Cases that every cell has at least; smaller ones are joined.", valueName: "cases"))
  var minimumCell = MomentsFile.defaultMinimumCell

  @Option(name: .long, parsing: .unconditional, help: "What is put before the key when it is hashed.")
  var seed: UInt64 = 20_260_101

  func validate() throws {
    guard buckets == "auto" || Int(buckets).map({ $0 >= 1 && $0 <= 1_000_000 }) == true else {
      throw ValidationError("--buckets is \(buckets): give a number from 1, or auto")
    }
    guard minimumCell >= 0 else {
      throw ValidationError("--minimum-cell is \(minimumCell): it must be 0 or more cases")
    }
    if key == nil, buckets != "auto" {
      throw ValidationError("--buckets needs --key: the column that names the respondent")
    }
  }

  /// The columns that make groups.
  var groups: [String] {
    (by ?? "").split(separator: ",").map(String.init) + (wave.map { [$0] } ?? [])
  }

  /// The buckets for a smallest group of some cases; nil without a key.
  func bucketing(smallestGroup cases: Int) -> MomentsDescription.Buckets? {
    key.map { key in
      let number = Int(buckets) ?? MomentsFile.automaticBuckets(smallestGroup: cases, minimumCell: minimumCell)
      return MomentsDescription.Buckets(count: number, seed: seed, key: key)
    }
  }

  /// Says what a file with few buckets cannot do.
  func note(_ file: MomentsFile) {
    if file.leftOut > 0 {
      Terminal.writeError(
        "csi: \(file.leftOut) cases of groups with fewer than \(minimumCell) are left out: small groups would show people"
      )
    }
    let buckets = file.description.buckets?.count ?? 0
    if buckets < MomentsFile.fewestBuckets {
      Terminal.writeError(
        "csi: \(buckets == 0 ? "no" : "\(buckets)") buckets: intervals need 100 or more, so a fit of this file has none "
          + "(more cases, --key and a lower --minimum-cell make more)")
    }
  }
}

extension PathModel {
  /// Labels of the indicators that have one.
  fileprivate var itemLabels: [String: String] { conventions.labels.mapValues(\.text) }
}

extension MomentsFile {
  /// This program, as files name it.
  static var thisProgram: String { "swift-satisfaction \(SatisfactionVersion.current)" }
}

/// Does something with files of moments; what goes wrong is said in a few lines.
func workingWithMoments<Result>(_ body: () throws -> Result) throws(Failure) -> Result {
  do {
    return try body()
  } catch let error as SurveyDataError {
    throw Failure(first: error.messages(source: "moments"))
  } catch let failure as Failure {
    throw failure
  } catch {
    throw .data("\(error)")
  }
}

/// `csi moments DATA`: sums of rows that are here.
struct SumRows: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Sum the rows of a file (what csi moments does unless another word follows).")

  @OptionGroup
  var survey: SurveyArgument

  @OptionGroup(title: "Sums")
  var sums: SumOptions

  @Option(name: .long, help: ArgumentHelp("The file to write; standard output unless given.", valueName: "file"))
  var output: String?

  func run() throws {
    let categories = sums.groups + (sums.key.map { [$0] } ?? [])
    let loaded = try survey.load(categories: categories)
    let file = try loaded.working {
      func gather(_ buckets: MomentsDescription.Buckets?) throws -> MomentsFile {
        let conventions = loaded.model.conventions
        return try MomentsFile(
          summing: loaded.survey, codings: loaded.model.codings, labels: loaded.model.itemLabels,
          weightColumn: conventions.weightsColumn, groups: sums.groups, buckets: buckets,
          software: MomentsFile.thisProgram)
      }
      // How many buckets there may be depends on the smallest group.
      let groups = sums.key == nil ? nil : try gather(nil)
      let smallest = groups.map { $0.table.rows.map(\.cases).min() ?? 0 } ?? 0
      return try gather(sums.bucketing(smallestGroup: Int(smallest))).merged(minimumCell: sums.minimumCell)
    }
    sums.note(file)
    try Output.write(file.bytes, to: output.map { .file($0) } ?? .standardOutput)
  }

  func validate() throws {
    try CommandFiles(read: survey.files, written: [(output, "--output")]).requireApart()
  }
}

/// The model and the table of a query.
struct QueryOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("The table, perhaps with its schema, or a .parquet, .csv or .json file.", valueName: "table"))
  var from: String

  @OptionGroup(title: "Model")
  var model: ModelOptions

  @Option(name: .long, help: ArgumentHelp("Column with one weight a row.", valueName: "column"))
  var weights: String?

  @OptionGroup(title: "Sums")
  var sums: SumOptions

  /// Files that are read: the table is one where its engine takes files for tables.
  var files: [CommandFiles.Source] { CommandFiles.named(from, role: "table") + model.files }

  /// The query in a dialect.
  ///
  /// - Parameter cases: Cases of the smallest group, where they are known, for the number of buckets.
  func query(_ dialect: MomentsQuery.Dialect, smallestGroup cases: Int = .max) throws(Failure) -> MomentsQuery {
    var model = try self.model.source()
    try self.model.apply(to: &model)
    if let weights { model.conventions.weightsColumn = weights }
    do throws(MomentsError) {
      let description = try MomentsDescription(
        codings: model.codings, labels: model.itemLabels, weightColumn: model.conventions.weightsColumn,
        groups: sums.groups, buckets: sums.bucketing(smallestGroup: cases))
      return MomentsQuery(
        description, dialect: dialect, relation: MomentsQuery.relation(from, dialect: dialect))
    } catch {
      throw .data("\(error)")
    }
  }
}

/// `csi moments sql`: the check and the query as text.
struct PrintSQL: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql", abstract: "Print the SQL that makes the sums, and the check to run first.")

  @Option(name: .long, help: "Whose SQL: duckdb, postgresql or spark.")
  var dialect: MomentsQuery.Dialect

  @OptionGroup
  var options: QueryOptions

  func validate() throws { try options.model.refuse([.map, .target, .title], of: "csi moments sql") }

  func run() throws {
    let query = try options.query(dialect)
    try Output.write(
      "-- 1. The check: bad_… and keyless must be 0, missing_… are the answers that are not there.\n" + query.check
        + "\n-- 2. The sums.\n" + query.text)
  }
}

/// `csi moments run`: makes the sums where the rows lie.
struct RunEngine: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Make the sums in a database or cluster, through its own client.")

  @Option(name: .long, help: "The engine: duckdb, postgresql or spark.")
  var engine: MomentsQuery.Dialect

  @Option(
    name: .long,
    help: ArgumentHelp("A DuckDB file, postgresql://…, or a Spark master (spark://…).", valueName: "address"))
  var connect: String?

  @OptionGroup
  var options: QueryOptions

  @Option(name: .long, parsing: .unconditional, help: "Seconds after which the client is ended.")
  var seconds = 86_400

  @Option(name: .long, help: ArgumentHelp("The file to write; standard output unless given.", valueName: "file"))
  var output: String?

  func validate() throws {
    try options.model.refuse([.map, .target, .title], of: "csi moments run")
    let database = connect.map { CommandFiles.named($0, role: "database") } ?? []
    try CommandFiles(read: options.files + database, written: [(output, "--output")]).requireApart()
  }

  func run() throws {
    let sums = options.sums
    let file = try workingWithMoments {
      var smallest = Int.max
      if sums.key != nil, sums.buckets == "auto" {
        // One pass for the sizes of the groups, then one for their buckets.
        let groups = try MomentsEngine(
          options.query(engine).withoutBuckets, address: connect, seconds: seconds
        ).run(software: MomentsFile.thisProgram, source: options.from)
        smallest = Int(groups.table.rows.map(\.cases).min() ?? 0)
      }
      let query = try options.query(engine, smallestGroup: smallest)
      return try MomentsEngine(query, address: connect, seconds: seconds)
        .run(software: MomentsFile.thisProgram, source: options.from).merged(minimumCell: sums.minimumCell)
    }
    sums.note(file)
    try Output.write(file.bytes, to: output.map { .file($0) } ?? .standardOutput)
  }
}

/// `csi moments add`: pools files.
struct AddFiles: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Pool files of sums: equal cells are added, or each file becomes a group.")

  @Argument(help: "Files of csi moments, two or more.")
  var files: [String]

  @Flag(name: .long, help: "Keep files apart, as groups by their names.")
  var keepApart = false

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Cases that every cell of every file must have.", valueName: "cases"))
  var minimumCell = MomentsFile.defaultMinimumCell

  @Option(name: .long, help: ArgumentHelp("The file to write; standard output unless given.", valueName: "file"))
  var output: String?

  func validate() throws {
    guard files.count >= 2 else { throw ValidationError("name two files or more") }
    try CommandFiles(read: files.map { ($0, "moments") }, written: [(output, "--output")]).requireApart()
  }

  func run() throws {
    let pooled = try workingWithMoments {
      let read = try files.map { path in
        (name: String(path.split(separator: "/").last ?? ""), file: try MomentsFile(contentsOf: path))
      }
      return try MomentsFile.adding(read, keepApart: keepApart, minimumCell: minimumCell)
    }
    try Output.write(pooled.bytes, to: output.map { .file($0) } ?? .standardOutput)
  }
}

extension MomentsQuery.Dialect: @retroactive ExpressibleByArgument {}
