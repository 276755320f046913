import Satisfaction
import SatisfactionWording

/// A model and its data under examination.
struct ModelAndDataCheck {
  let missing: MissingPolicy
  let skipped: SkipPolicy
  /// The model, nil where its text cannot be read.
  var model: PathModel?
  /// What is wrong, in the order it was found.
  var problems: [String] = []
  /// How the file is read.
  private let options: ReadingOptions
  /// The columns of items that are called otherwise in the data.
  var columns = ItemColumns()
  /// What to do about items that are missing.
  var advice: ([String]) -> String = { _ in "" }
  /// Columns that say how the rows were drawn.
  private let design: DesignOptions
  private var survey: Dataset?
  private var sampling: SamplingDesign?
  private var fit: PLSFit?

  init(missing: MissingPolicy, skipped: SkipPolicy, design: DesignOptions, options: ReadingOptions) {
    self.missing = missing
    self.skipped = skipped
    self.design = design
    self.options = options
  }

  /// Reads the data as far as the model is known, and goes on after every problem as far as it can.
  mutating func read(_ path: String) throws(Failure) {
    let bytes = try TextFile.bytes(of: path)
    let name = path == "-" ? "standard input" : String(path.split(separator: "/").last ?? "")
    do throws(SurveyDataError) {
      let survey = try read(bytes, name, columns: model?.columns)
      self.survey = survey
      bindDesign(survey, name)
      try bind(survey)
    } catch {
      problems += error.messages(source: name)
      problems[problems.count - 1] += advice(error.missingNames.sorted())
      readRest(bytes, name, lacking: error.missingNames)
    }
  }

  /// What is wrong with strata, units and populations.
  private mutating func bindDesign(_ survey: Dataset, _ name: String) {
    do throws(SurveyDataError) {
      sampling = try design.given.map { columns throws(SurveyDataError) in try SamplingDesign(columns, of: survey) }
    } catch {
      problems += error.messages(source: name)
    }
  }

  private func read(_ bytes: [UInt8], _ name: String, columns: [String]?) throws(SurveyDataError) -> Dataset {
    let numeric = columns.map { ($0.map(self.columns.column) + design.numbers).withoutRepeats }
    return try Dataset(
      csvBytes: bytes, source: name, numeric: numeric,
      categories: ((model?.textColumns ?? []) + design.categories).withoutRepeats, options: options
    ).renaming(self.columns.names)
  }

  /// Binds and estimates, for what only the numbers show.
  private mutating func bind(_ survey: Dataset) throws(SurveyDataError) {
    guard let model else { return }
    _ = try model.answers(in: survey, missing: missing, skipped: skipped)
    do {
      fit = try PLS(missing: missing, skipped: skipped).fit(model, to: survey)
    } catch let error as SurveyDataError {
      throw error
    } catch {
      problems.append("\(error)")
    }
  }

  /// Looks at the columns that are there when others are missing.
  private mutating func readRest(_ bytes: [UInt8], _ name: String, lacking absent: Set<String>) {
    guard let model, !absent.isEmpty else { return }
    let codings = model.codings.filter { !absent.contains(columns.column(of: $0.name)) }
    let weights = model.conventions.weightsColumn.flatMap { absent.contains(columns.column(of: $0)) ? nil : $0 }
    guard !codings.isEmpty else { return }
    do throws(SurveyDataError) {
      let columns = codings.map(\.name) + (weights.map { [$0] } ?? [])
      let survey = try read(bytes, name, columns: columns)
      _ = try Answers(survey, codings: codings, weightsColumn: weights, missing: missing)
    } catch {
      problems += error.messages(source: name).filter { !problems.contains($0) }
    }
  }

  /// Problems that are listed at most: who has mended these runs the check again.
  private static let problemsListed = 50

  /// How many rows a skip rule leaves out; nothing where it leaves out none.
  private func notAsked(_ rows: Int) -> String {
    rows > 0 ? ", \(CountText.counted(rows, "row")) not asked" : ""
  }

  /// All problems, numbered by their count in the first line.
  var listing: String {
    guard problems.count > 1 else { return problems.joined() }
    let listed = problems.prefix(Self.problemsListed)
    let items = listed.map { "- " + $0.split(separator: "\n").joined(separator: "\n  ") }
    let rest = problems.count > listed.count ? ["… and \(problems.count - listed.count) more"] : []
    return "\(problems.count) problems\n" + (items + rest).joined(separator: "\n")
  }

  /// What was looked at, for a model and data without problems.
  func summary(modelName: String) -> String {
    guard let model, let survey, let fit else { return "" }
    var lines = [
      """
      \(modelName): \(CountText.counted(model.constructs.count, "construct")), \
      \(CountText.counted(model.indicators.count, "indicator")), \(CountText.counted(model.paths.count, "path"))
      """,
      """
      \(survey.source): \(CountText.grouped(fit.sample.used)) of \(CountText.counted(fit.sample.rows, "row")) used, \
      \(CountText.counted(fit.sample.missingCells, "missing answer"))\(notAsked(fit.sample.notAsked))
      """,
    ]
    let summary = sampling.map { DesignSummary($0, weights: model.conventions.weightsColumn) }
    if let sampling {
      lines.append(
        """
        design: \(CountText.counted(sampling.unitCount, "sampling unit")) in \
        \(CountText.counted(sampling.strata.count, "stratum", "strata")), \
        \(CountText.counted(sampling.unitCount - sampling.strata.count, "degree")) of freedom
        """)
    }
    let source = ReportSource(warnings: model.dataWarnings(about: survey, fit.sample))
    let warnings = FitReport(fit, source: source).warnings + (summary?.notes ?? [])
    lines += ReportDocument.listed(warnings.map(\.message)).map { "! \($0)" }
    let verdict = warnings.isEmpty ? "nothing wrong" : "no errors, \(CountText.counted(warnings.count, "warning"))"
    return lines.joined(separator: "\n") + "\n\(verdict)\n"
  }
}
