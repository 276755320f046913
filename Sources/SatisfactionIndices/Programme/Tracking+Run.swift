public import PathModeling
public import PathSpecification
internal import SatisfactionNumerics
internal import SatisfactionWording
public import SurveyData

extension Tracking {
  /// The programme of a survey.
  ///
  /// The file is gone through once: cells keep their sizes, means and variances, and no cases. With replicates the
  /// memory holds those of one group at a time.
  ///
  /// - Parameters:
  ///   - model: Constructs, items and their scales.
  ///   - survey: All segments and waves; the columns of ``by``, ``wave`` and ``panel`` as texts.
  ///   - estimator: How weights are estimated.
  ///   - progress: Called on the caller's thread with the segments done and all of them; what it throws ends the run.
  /// - Throws: ``TrackingError``; `SurveyDataError` where the answers do not fit the model, or the columns of ``design``
  ///   tell none; `InferenceError` for two designs at once; `EstimationError` where the pooled weights cannot be estimated; `IndexError` where an item has no scale.
  /// - Complexity: O(n · p²) for the pooled fit, then O(n · p), and O(B · n) with replicates.
  public func run(
    _ model: PathModel, on survey: Dataset, estimator: PLS = PLS(), progress: ((Int, Int) throws -> Void)? = nil
  ) throws -> Programme {
    try validate(model)
    try validateReplicates()
    try model.requireNoProducts(for: "a programme of waves")
    let reported = try ProgrammeModel(model, reporting: constructs)
    let answers = try estimator.answers(in: survey, for: model)
    let (fit, failure) = try pooledFit(model, survey, estimator)
    let threads = threads ?? ParallelWork.availableThreads
    let design = try DomainDesign(
      self.design, designReplicates, drawn: replicates, seed: seed, of: survey,
      weightsColumn: model.conventions.weightsColumn, rows: (0..<answers.rowsUsed).map(answers.row(ofCase:)))
    let cells = try ProgrammeCells(answers, survey, self)
    let tree = try GroupTree(
      rollUps, segments: cells.segments, segmentName: by.joined(separator: " · "),
      waves: cells.calendar?.labels ?? [""]
    ) { segment, wave in cells.rows[cells.cell(segment: segment, wave: wave)] > 0 }
    let respondents = try panel.map { try self.respondents($0, answers, survey, cells, design) }
    let estimation = CellEstimation(
      tracking: self, estimator: estimator, model: reported, answers: answers, cells: cells,
      pooled: fit.map(reported.itemWeights), design: design, threads: threads)
    var figures = try estimation.run(respondents: respondents, calendar: cells.calendar)
    guard figures.figures.contains(where: { $0.status.isShown }) else {
      throw TrackingError.nothingToShow(cells: figures.figures.count, suppressBelow: suppressBelow)
    }
    var replicated: ReplicatedProgramme?
    if estimation.replicateCount > 0 {
      replicated = try ReplicatedProgramme(
        estimation: estimation, tree: tree, respondents: respondents, fit: fit, figures: &figures, progress: progress)
    }
    return ProgrammeAssembly(
      tracking: self, estimator: estimator, fit: fit, fitFailure: failure, figures: figures, tree: tree,
      sample: Sample(answers, emIterations: nil, for: model), replicated: replicated,
      law: ErrorLaw(level: level, degreesOfFreedom: design?.summary.degreesOfFreedom)
    ).programme()
  }

  /// The fit on all rows, or why there is none where every cell has weights of its own.
  private func pooledFit(
    _ model: PathModel, _ survey: Dataset, _ estimator: PLS
  ) throws -> (fit: PLSFit?, failure: Phrase?) {
    do {
      return (try estimator.fit(model, to: survey), nil)
    } catch let error as EstimationError where weightsFrom == .own {
      return (nil, Phrase(error))
    }
  }

  // MARK: Checks

  /// - Throws: `SurveyDataError` for two designs, ``TrackingError/invalidOption(name:value:requirement:)``.
  private func validateReplicates() throws {
    guard let designReplicates else { return }
    if case .columns = designReplicates, design != nil { throw SurveyDataError.design(.twoDesigns) }
    guard replicates == 0 else {
      throw TrackingError.invalidOption(
        name: "replicates", value: "\(replicates)",
        requirement: "0 beside a jackknife or replicate weights, which are as many as they are")
    }
  }

  private func validate(_ model: PathModel) throws(TrackingError) {
    let shares: [(String, Double, Bool, String)] = [
      ("level", level, level > 0 && level < 1, "a number between 0 and 1, such as 0.95"),
      ("minimumCoverage", minimumCoverage, (0...1).contains(minimumCoverage), "a share from 0 to 1"),
      ("suppressBelow", suppressBelow, suppressBelow >= 0, "0 or more interviews"),
      ("markBelow", markBelow, markBelow >= 0, "0 or more interviews"),
    ]
    for (name, value, holds, requirement) in shares where !holds {
      throw .invalidOption(name: name, value: "\(value)", requirement: requirement)
    }
    let counts = [("ownMinimum", ownMinimum, 2), ("replicates", replicates, 0), ("wavesPerYear", wavesPerYear ?? 1, 1)]
    for (name, value, least) in counts where value < least {
      throw .invalidOption(name: name, value: "\(value)", requirement: "at least \(least)")
    }
    var listed: Set<String> = []
    if let doubled = waves?.first(where: { !listed.insert($0).inserted }) {
      throw .invalidOption(
        name: "waves", value: "a list with \(doubled.nameForMessage) twice", requirement: "every wave once, in order")
    }
    if wave == nil, let level = rollUps.first(where: { $0.rows.contains { $0.wave != nil } }) {
      throw .rollUpShape(
        source: level.source,
        problem: "its rows are of waves, and no column of the waves is named: give --wave, or leave that column out")
    }
    let known = Set(model.constructs.map(\.name))
    var unknown: [String] = []
    for value in benchmarks where !known.contains(value.construct) && !unknown.contains(value.construct) {
      unknown.append(value.construct)
    }
    guard unknown.isEmpty else {
      throw .unknownBenchmarkConstructs(names: unknown, known: model.constructs.map(\.name))
    }
    guard !by.isEmpty else { throw .invalidOption(name: "by", value: "empty", requirement: "at least one column") }
    var roles: [(name: String, role: String)] = by.map { ($0, "segment") }
    if let wave { roles.append((wave, "wave")) }
    if let panel { roles.append((panel, "respondent")) }
    if let weights = model.conventions.weightsColumn { roles.append((weights, "weight")) }
    for (place, own) in roles.enumerated() {
      if let before = roles[..<place].first(where: { $0.name == own.name }) {
        throw .columnTwice(name: own.name, first: before.role, second: own.role)
      }
    }
  }

  /// The respondent of every row used.
  private func respondents(
    _ column: String, _ answers: Answers, _ survey: Dataset, _ cells: ProgrammeCells, _ design: DomainDesign?
  ) throws -> [Int32] {
    let values = try survey.categories([column])[0]
    let codes = (0..<answers.rowsUsed).map { values.codes[answers.row(ofCase: $0)] }
    var (without, twice, count) = ([Int](), [String](), 0)
    for cell in cells.rows.indices {
      var (seen, repeated) = (Set<Int32>(), Set<Int32>())
      for row in cells.cells.members(ofCell: cell) {
        let code = codes[Int(row)]
        if code < 0 {
          without.append(answers.row(ofCase: Int(row)) + 1)
        } else if !seen.insert(code).inserted, repeated.insert(code).inserted {
          count += 1
          if twice.count < 5 {
            twice.append(
              "\(values.labels[Int(code)]) (\(cells.cells.keys[cell].filter { !$0.isEmpty }.joined(separator: ", ")))")
          }
        }
      }
    }
    guard without.isEmpty else {
      throw TrackingError.noRespondent(column: column, rows: without.sorted(), count: without.count)
    }
    guard count == 0 else { throw TrackingError.respondentTwice(column: column, places: twice, count: count) }
    if let sampling = design?.sampling { try requireOneUnit(column, values, answers, sampling) }
    return codes
  }

  /// A respondent of several sampling units would be several people to the design.
  private func requireOneUnit(
    _ column: String, _ values: CategoryColumn, _ answers: Answers, _ sampling: SamplingDesign
  ) throws(TrackingError) {
    var (units, apart) = ([Int32](repeating: -1, count: values.labels.count), Set<Int>())
    for case_ in 0..<answers.rowsUsed {
      let row = answers.row(ofCase: case_)
      guard values.codes[row] >= 0 else { continue }
      let (respondent, unit) = (Int(values.codes[row]), sampling.units[row])
      if units[respondent] >= 0, units[respondent] != unit { apart.insert(respondent) }
      units[respondent] = unit
    }
    guard apart.isEmpty else {
      throw .respondentInUnits(
        column: column, respondents: apart.sorted().prefix(5).map { values.labels[$0] }, count: apart.count,
        cluster: sampling.columns.cluster)
    }
  }
}
