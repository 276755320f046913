import ArgumentParser
import Satisfaction
import SurveyFormats

/// The data of a command, its model, and what the command line says about both: one option group for every command
/// that reads answers.
///
/// ``load(categories:numbers:threads:)`` is the one door to model and answers; ``read(numeric:categories:threads:)`` the one to
/// answers alone, for a command without a model.
package struct SurveyArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("A CSV file with a header line, or - for standard input.", valueName: "data"))
  var data: String?

  @OptionGroup(title: "Model")
  var model: ModelOptions

  @OptionGroup(title: "Rows")
  var rows: RowOptions

  @OptionGroup(title: "File")
  var file: FileOptions

  @OptionGroup(title: "Tables and databases")
  var format: FormatOptions

  package init() {}

  package func validate() throws {
    if data == "-", model.model == "-" {
      throw ValidationError("standard input cannot be both the data and the model: name a file for one of them")
    }
  }

  /// What error messages call the data.
  var name: String {
    guard let data else { return "no data" }
    return data == "-" ? "standard input" : String(data.split(separator: "/").last ?? "")
  }

  /// The path of the data; `-` is standard input.
  func path() throws(Failure) -> String {
    guard let data else { throw .usage("no data: name a file, or - for standard input") }
    return data
  }

  /// Files that the command reads: what `--output` must never replace.
  package var files: [CommandFiles.Source] {
    let named: [(path: String?, role: String)] = [(data, "data"), (rows.labels, "labels")]
    return named.compactMap { path, role in path.map { (path: $0, role: role) } } + model.files + format.files
  }

  /// The model as the command line changes it, and the columns that it needs.
  ///
  /// - Parameters:
  ///   - categories: Columns to read as texts beside them, such as a group, a segment or a wave.
  ///   - numbers: Columns to read as numbers beside them, such as a population.
  ///   - threads: Threads that may read; nil for one a core.
  /// - Throws: `Failure` for anything wrong with the command line, the model or the data, in a few lines.
  package func load(
    categories: [String] = [], numbers: [String] = [], threads: Int? = nil
  ) throws(Failure) -> LoadedSurvey {
    let model = try modified(try model.source())
    return try load(
      model, numeric: (model.columns + numbers).withoutRepeats, categories: categories,
      missing: try rows.missing.policy, threads: threads)
  }

  /// The model and its columns, and those that the design of the sample is told by.
  ///
  /// - Parameters:
  ///   - resampling: What is said of the design.
  ///   - categories: Columns to read as texts beside them.
  package func load(
    for resampling: ResamplingOptions, categories: [String] = []
  ) throws(Failure) -> LoadedSurvey {
    try load(modified(try model.source()), for: resampling, categories: categories)
  }

  /// A model that the command has read, its columns, and those that the design of the sample is told by.
  func load(
    _ model: PathModel, for resampling: ResamplingOptions, categories: [String] = []
  ) throws(Failure) -> LoadedSurvey {
    try load(
      model, numeric: resampling.numeric(for: model), categories: (categories + resampling.categories).withoutRepeats,
      missing: try rows.missing.policy, threads: resampling.threads)
  }

  /// A model that the command has read, and the columns that it asks for, called as the model calls them.
  ///
  /// - Parameters:
  ///   - numeric: Columns that must hold numbers; nil reads every column as what it is.
  ///   - categories: Columns to read as texts.
  ///   - missing: What becomes of rows with missing answers.
  ///   - threads: Threads that may read; nil for one a core.
  func load(
    _ model: PathModel, numeric: [String]?, categories: [String], missing: MissingPolicy, threads: Int?
  ) throws(Failure) -> LoadedSurvey {
    let map = try self.model.columnMap(for: model)
    let texts = model.textColumns.filter { !categories.contains($0) }
    let table = try table(
      numeric: numeric?.map(map.column), categories: categories + texts, threads: threads,
      advice: try self.model.mapAdvice(for: model, data: data ?? name))
    for note in table.notes { Terminal.writeError("csi: \(note)") }
    let survey = try renamed(table.dataset, by: map)
    var source = try self.model.reportSource()
    source.conditions = rows.where.map(\.description)
    source.reading = survey.reading
    do throws(SurveyDataError) {
      source.missingness = try model.missingness(in: survey)
    } catch {
      throw Failure(error, source: name)
    }
    return LoadedSurvey(
      model: model.labelled(by: table.labels, map), survey: survey, name: name, missing: missing, skipped: rows.skip,
      facts: source)
  }

  /// Rows for a model that need not have all of its columns, and what a report says of them: every column is read as what
  /// it is.
  func loadRows(for model: PathModel, threads: Int?) throws(Failure) -> (survey: Dataset, source: ReportSource) {
    let map = try self.model.columnMap(for: model)
    let table = try table(numeric: nil, categories: [], threads: threads)
    for note in table.notes { Terminal.writeError("csi: \(note)") }
    let survey = try renamed(table.dataset, by: map)
    return (
      survey,
      ReportSource(
        title: self.model.title, conditions: rows.where.map(\.description), reading: survey.reading,
        warnings: FitWarning.undeclaredCodes(
          in: survey, of: model.codings.filter { survey.column(named: $0.name) != nil }))
    )
  }

  /// Columns called as the model calls them.
  private func renamed(_ survey: Dataset, by map: ItemColumns) throws(Failure) -> Dataset {
    if map.items.isEmpty { return survey }
    do throws(SurveyDataError) {
      return try survey.renaming(map.names)
    } catch {
      throw Failure(error, source: name)
    }
  }

  /// The answers alone.
  ///
  /// - Parameters:
  ///   - numeric: Columns that must hold numbers; nil reads every column as what it is.
  ///   - categories: Columns to read as texts.
  ///   - threads: Threads that may read; nil for one a core.
  package func read(numeric: [String]?, categories: [String] = [], threads: Int? = nil) throws(Failure) -> Dataset {
    try table(numeric: numeric, categories: categories, threads: threads).dataset
  }

  /// The answers with what their file says of them, whatever kind of file it is.
  ///
  /// - Parameter advice: What to do about columns that are missing.
  private func table(
    numeric: [String]?, categories: [String], threads: Int?, advice: ([String]) -> String = { _ in "" }
  ) throws(Failure) -> SurveyTable {
    let (path, options) = (try path(), try readingOptions(threads: threads))
    let request = SurveyRequest(
      numeric: numeric, categories: categories, table: format.table, sheet: format.sheet, query: format.query,
      headerRow: options.headerRow, options: options)
    do {
      return try SurveyFile(path).read(request)
    } catch {
      if let other = OtherFile(path) { throw .data("\(name): \(other.remark); the data are answers") }
      guard let error = error as? SurveyDataError else { throw .data("\(error)") }
      let failure = Failure(error, source: name)
      if case .data(let message) = failure { throw .data(message + advice(error.missingNames.sorted())) }
      throw failure
    }
  }

  /// Does something with the answers; what the library finds wrong becomes a message with the name of the data.
  func working<Result>(_ body: () throws -> Result) throws(Failure) -> Result {
    try Failure.named(name, body)
  }

  /// What the command line says about reading the file.
  func readingOptions(threads: Int? = nil) throws(Failure) -> ReadingOptions {
    var options = ReadingOptions(threads: threads)
    try rows.apply(to: &options)
    file.apply(to: &options)
    return options
  }

  /// A model with everything that the command line says about it: the command line beats the model text.
  func modified(_ model: PathModel) throws(Failure) -> PathModel {
    var model = model
    try self.model.apply(to: &model)
    rows.apply(to: &model)
    try self.model.requireTarget(in: model)
    let problems = model.problems
    guard problems.isEmpty else { throw .usage(problems[0].description) }
    return model
  }
}

/// A model and the answers it is put to.
package struct LoadedSurvey {
  /// The model with everything that the command line says about it.
  package let model: PathModel
  /// Its columns and those that the command asked for.
  package let survey: Dataset
  /// What error messages call the data.
  package let name: String
  /// What becomes of rows with missing answers.
  package let missing: MissingPolicy
  /// What becomes of cells that were not asked, where missing answers are replaced by means.
  package let skipped: SkipPolicy
  /// What a report says of the model and of the file besides the numbers.
  fileprivate let facts: ReportSource

  /// What a report says besides the numbers, with everything that was found in the answers.
  ///
  /// - Parameters:
  ///   - sample: What became of the rows.
  ///   - survey: The rows, where they are not all.
  package func source(for sample: Sample, of survey: Dataset? = nil) -> ReportSource {
    var source = facts
    source.warnings = model.dataWarnings(about: survey ?? self.survey, sample)
    return source
  }

  /// Does something with the answers; what the library finds wrong becomes a message with the name of the data.
  package func working<Result>(_ body: () throws -> Result) throws(Failure) -> Result {
    try Failure.named(name, body)
  }
}

extension Failure {
  /// Does something with data; what the library finds wrong becomes a message with their name.
  fileprivate static func named<Result>(_ name: String, _ body: () throws -> Result) throws(Failure) -> Result {
    do {
      return try body()
    } catch let error as SurveyDataError {
      throw Failure(error, source: name)
    } catch let error as Failure {
      throw error
    } catch TrackingError.invalidOption(let name, let value, let requirement) {
      throw .usage("--\(Self.hyphenated(name)) is \(value): it must be \(requirement)")
    } catch {
      throw .data("\(error)")
    }
  }

  /// `suppress-below` of `suppressBelow`.
  private static func hyphenated(_ name: String) -> String {
    name.map { $0.isUppercase ? "-\($0.lowercased())" : "\($0)" }.joined()
  }

  /// What is wrong with data, in at most three lines.
  init(_ error: SurveyDataError, source: String) {
    if case .fileNotFound(let path) = error {
      self = .data("\(error)\(TextFile.suggestion(for: path))")
    } else {
      self.init(first: error.messages(source: source))
    }
  }
}

extension PathModel {
  /// The model with labels of the file where it has none of its own.
  fileprivate func labelled(by labels: [String: String], _ map: ItemColumns) -> PathModel {
    var model = self
    for item in indicators where model.conventions.labels[item] == nil {
      if let text = labels[map.column(of: item)] { model.conventions.labels[item] = Label(text) }
    }
    return model
  }
}
