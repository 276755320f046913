import Satisfaction
import SatisfactionReporting
import SatisfactionWording

/// A report of every kind that has a page.
enum SampleReport: String, CaseIterable, Sendable {
  case fit, programme, drivers, driverGroups, comparison, prediction, metrics, table, slopes, estimators, plan

  /// The report, made once.
  func report() throws -> any ReportContent { try Self.made[self]?.get() ?? build() }

  /// The page as it is drawn.
  func page(_ style: ReportStyle) throws -> Page { try report().drawnPage(style) }

  /// The file.
  func html(_ style: ReportStyle) throws -> String { String(decoding: try report().html(style), as: UTF8.self) }

  private static let made: [SampleReport: Result<any ReportContent, any Error>] = Dictionary(
    uniqueKeysWithValues: allCases.map { kind in (kind, Result { try kind.build() }) })

  private func build() throws -> any ReportContent {
    let model = PathModel.ecsiMobile
    let source = ReportSource(title: ModelTemplate.ecsiMobile.title, template: .init(.ecsiMobile))
    switch self {
    case .fit: return FitReport(try Survey(model).boot(), source: source)
    case .programme: return try Self.programme { $0.replicates = 40 }
    case .drivers: return try Survey(model).drivers(source)
    case .driverGroups: return try Survey(model).driverGroups(source)
    case .comparison: return CompareReport(try Survey(model).comparison(), source: source)
    case .prediction: return PredictReport(try Survey(model).prediction(), source: source, against: "smaller.model")
    case .metrics: return try Self.metrics(name: "RECO")
    case .table: return try Survey(model).table(names: ["spring", "autumn"])
    case .slopes:
      return try Survey(model.with(product: Product("Image", "Expectation", to: "Satisfaction"))).slopes(source)
    case .estimators: return try Survey(model).estimators(source)
    case .plan: return try Self.plan(source: ReportSource())
    }
  }

  /// The planted programme with its two levels.
  static func programme(_ change: (inout Tracking) throws -> Void = { _ in }) throws -> TrackReport {
    var model = PathModel.acsi1994
    model.conventions.weightsColumn = "weight"
    let survey = try Dataset(csv: golden("programme-a"), for: model, categories: ["firm", "wave", "id"])
    var tracking = Tracking(by: ["firm"], wave: "wave")
    tracking.rollUps = [
      try RollUpLevel(csv: golden("programme-a-firms")), try RollUpLevel(csv: golden("programme-a-industries")),
    ]
    try change(&tracking)
    return TrackReport(try tracking.run(model, on: survey), source: ReportSource(title: "Programme A"))
  }

  private static func golden(_ name: String) -> String {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    return "/\(root)/Tests/Golden/\(name).csv"
  }

  /// A few metrics of the mobile-phone survey, one of them of this name.
  static func metrics(name: String) throws -> MetricsReport {
    let quoted = NameSyntax.quoted(name)
    let definitions = try MetricDefinitions(
      text: """
        @scale 1..10
        nps \(quoted) CUSL3 promoters 9..10 detractors 1..6
        mean \(quoted) CUSA1
        rate \(quoted) CUSA1 >= 8
        curve \(quoted) CUSL1 on CUSA1
        """)
    let survey = try Dataset(csv: Fixtures.mobilePhone)
    return MetricsReport(try definitions.results(in: survey))
  }

  /// How many interviews find a path.
  static func plan(source: ReportSource) throws -> PlanReport {
    PlanReport(
      .path, [.init("path", 0.2), .init("power", 0.8), .init("alpha", 0.05)], try SampleSize.forPath(0.2),
      source: source)
  }

  /// The mobile-phone survey with a group and a wave, and what is asked of it.
  struct Survey {
    let model: PathModel
    let data: Dataset
    let groups: [String]

    init(_ model: PathModel, groups: [String] = ["north", "south"]) throws {
      self.model = model
      self.groups = groups
      let survey = try Dataset(csv: Fixtures.mobilePhone, for: model)
      let names = survey.columns.map(\.name)
      var lines = [(names + ["group", "wave"]).joined(separator: ",")]
      for row in 0..<250 {
        let answers = survey.columns.map { DecimalText.fixed($0.number(at: row) ?? .nan, decimals: 0) }
        let group =
          "\"\(groups[row % 2].split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
        lines.append((answers + [group, row % 4 < 2 ? "2025" : "2026"]).joined(separator: ","))
      }
      data = try Dataset(
        csvBytes: Array(lines.joined(separator: "\n").utf8), source: "survey.csv", numeric: names,
        categories: ["group", "wave"])
    }

    func boot() throws -> Bootstrap { try PLS().fit(model, to: data).bootstrap(on: data, replicates: 200) }

    func programme() throws -> TrackReport {
      var tracking = Tracking(by: ["group"], wave: "wave")
      tracking.rollUps = [
        try RollUpLevel(
          members: "group", name: groups[0], rows: groups.map { .init(member: $0, group: groups[1], weight: 1) })
      ]
      return TrackReport(try tracking.run(model, on: data), source: ReportSource(title: groups[0]))
    }

    func drivers(_ source: ReportSource) throws -> DriversReport {
      let fit = try PLS().fit(model, to: data)
      let boot = try fit.bootstrap(on: data, replicates: 200)
      let target = model.constructs[model.constructs.count > 4 ? 4 : 1].name
      let analysis = try fit.drivers(of: target, bootstrap: boot)
      let items = [model.constructs[0].indicators[0]]
      let plan = ImprovementPlan([.init(item: items[0], owner: source.title, due: "2027", target: 85)])
      return DriversReport(
        analysis, fit: fit, bootstrap: boot,
        whatIf: try fit.whatIf(raising: [(items[0], 1)], on: target, in: data, bootstrap: boot),
        verification: try fit.verification(of: items, on: target, in: data, waves: "wave", from: "2025", to: "2026"),
        plan: try plan.standing(in: analysis), source: source)
    }

    func driverGroups(_ source: ReportSource) throws -> DriverGroupsReport {
      let report = try drivers(source)
      return DriverGroupsReport(
        columns: ["group"], groups: groups.map { DriverGroupsReport.Group([$0], report) },
        failures: [(labels: [groups[0]], reason: SurveyDataError.tooFewRows(used: 1, rows: 3))])
    }

    func comparison() throws -> GroupComparison {
      try PLS().compare(
        model, on: data, groups: "group",
        GroupComparisonOptions(permutations: .drawn(99), bootstrap: .drawn(50)))
    }

    func prediction() throws -> Prediction {
      let paths = model.paths.filter { $0.from != "Expectation" || $0.to != "Satisfaction" }
      let other = try PathModel(constructs: model.constructs, paths: paths, conventions: model.conventions)
      return try PLS().predict(
        model, on: data, PredictionOptions(folds: .random(folds: 5, repetitions: 1)), against: other)
    }

    func slopes(_ source: ReportSource) throws -> SlopesReport {
      let answers = try model.answers(in: data)
      let fit = try PLS().fit(model, to: answers)
      let boot = try fit.bootstrap(on: answers, resampling: Resampling(plan: .bootstrap(replicates: 1000)))
      return SlopesReport(try fit.slopes(of: answers, bootstrap: boot), fit: fit, bootstrap: boot, source: source)
    }

    func estimators(_ source: ReportSource) throws -> EstimatorsReport {
      EstimatorsReport(
        try EstimatorComparison(model, to: model.answers(in: data), by: [.pls, .unit, .ml]), source: source)
    }

    func table(names: [String]) throws -> ResultTable {
      let json = FitReport(try boot()).json()
      return ResultTable(try names.map { try FitResult(reading: Array(json.utf8), name: $0) })
    }
  }
}

extension PathModel {
  /// The model with a product.
  func with(product: Product) throws -> PathModel {
    try PathModel(constructs: constructs, paths: paths, products: [product], conventions: conventions)
  }
}

extension ReportContent {
  /// The page as it is drawn, also of reports that have none of their own.
  func drawnPage(_ style: ReportStyle) -> Page {
    (self as? any PagedContent)?.page(style) ?? document(digits: style.digits).page(style.language, kind: "Report")
  }
}
