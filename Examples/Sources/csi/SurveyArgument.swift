import ArgumentParser
import Satisfaction

/// The data of a command, its model, and what the command line says about both: one option group for every command
/// that reads answers.
///
/// ``load(categories:threads:)`` is the one door to model and answers; ``read(numeric:categories:threads:)`` the one to
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
  package var files: [(path: String, role: String)] {
    [(data, "data"), (model.model, "model"), (model.map, "map"), (rows.labels, "labels")].compactMap { path, role in
      path.flatMap { $0 == "-" ? nil : (path: $0, role: role) }
    }
  }

  /// The model as the command line changes it, and the columns that it needs.
  ///
  /// - Parameters:
  ///   - categories: Columns to read as texts beside them, such as a group, a segment or a wave.
  ///   - threads: Threads that may read; nil for one a core.
  /// - Throws: `Failure` for anything wrong with the command line, the model or the data, in a few lines.
  package func load(categories: [String] = [], threads: Int? = nil) throws(Failure) -> LoadedSurvey {
    let model = try modified(try model.source())
    return try load(
      model, numeric: model.columns, categories: categories, missing: try rows.missing.policy, threads: threads)
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
    let columns = numeric.map { $0.map(map.column) }
    let survey = try renamed(try read(numeric: columns, categories: categories, threads: threads), map)
    var source = try self.model.reportSource()
    source.conditions = rows.where.map(\.description)
    source.reading = survey.reading
    source.warnings = FitWarning.undeclaredCodes(in: survey, for: model)
    return LoadedSurvey(model: model, survey: survey, name: name, missing: missing, source: source)
  }

  private func renamed(_ survey: Dataset, _ map: ItemColumns) throws(Failure) -> Dataset {
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
    let (path, options) = (try path(), try readingOptions(threads: threads))
    do throws(SurveyDataError) {
      return try Dataset(csv: path, numeric: numeric, categories: categories, options: options)
    } catch {
      throw Failure(error, source: name)
    }
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
  /// What a report says of the model besides the numbers.
  package let source: ReportSource

  /// Does something with the answers; what the library finds wrong becomes a message with the name of the data.
  package func working<Result>(_ body: () throws -> Result) throws(Failure) -> Result {
    do {
      return try body()
    } catch let error as SurveyDataError {
      throw Failure(error, source: name)
    } catch let error as Failure {
      throw error
    } catch {
      throw .data("\(error)")
    }
  }
}

extension Failure {
  /// What is wrong with data, in at most three lines.
  init(_ error: SurveyDataError, source: String) {
    if case .fileNotFound(let path) = error {
      self = .data("\(error)\(TextFile.suggestion(for: path))")
    } else {
      self.init(first: error.messages(source: source))
    }
  }
}
