import Satisfaction
import Testing
import _TestSupport

/// What may be asked of a sample with a design, and what is refused.
struct DesignQuestionTests {
  private func answers(_ columns: DesignColumns, rows: Int = 250) throws -> (PLSFit, Answers) {
    let survey = try DesignedSurvey()
    let data = try survey.table.rows((0..<rows).map { $0 % 250 }).dataset()
    let answers = try DesignedSurvey.model.answers(in: data).drawn(by: SamplingDesign(columns, of: data))
    return (try PLS().fit(DesignedSurvey.model, to: answers), answers)
  }

  private func resampling(_ change: (inout Resampling) -> Void) -> Resampling {
    var resampling = Resampling(plan: .bootstrap(replicates: 40))
    change(&resampling)
    return resampling
  }

  private let clusters = DesignColumns(strata: "stratum", cluster: "psu")

  @Test(arguments: [IntervalKind.bca, .studentized])
  func intervalsThatAreNotKnown(_ kind: IntervalKind) throws {
    let (fit, answers) = try answers(clusters)
    #expect(throws: InferenceError.intervalUnderDesign(kind: kind)) {
      try fit.bootstrap(on: answers, resampling: resampling { $0.interval = kind })
    }
    let boot = try fit.bootstrap(on: answers, resampling: resampling { _ in })
    #expect(throws: InferenceError.intervalUnderDesign(kind: kind)) {
      try boot.interval(.index("Satisfaction"), kind: kind)
    }
  }

  @Test(arguments: [IntervalKind.percentile, .basic, .normal, .bc, .t])
  func intervalsThatAre(_ kind: IntervalKind) throws {
    let (fit, answers) = try answers(clusters)
    let interval = try fit.bootstrap(on: answers, resampling: resampling { $0.interval = kind })
      .interval(.index("Satisfaction"))
    #expect(interval.kind == kind && interval.lower < interval.upper)
  }

  @Test func jackknivesGiveNoQuantiles() throws {
    let (fit, answers) = try answers(clusters)
    for kind in [IntervalKind.percentile, .basic, .bc] {
      #expect(throws: InferenceError.intervalNeedsBootstrap(kind: kind)) {
        try fit.bootstrap(
          on: answers,
          resampling: resampling { ($0.plan, $0.interval) = (.jackknife, kind) })
      }
    }
  }

  /// Rows that were not drawn one by one are no ground for a test that draws them so; a design in name only is none.
  @Test func exactFitNeedsRowsDrawnOneByOne() throws {
    let data = try DesignedSurvey().table.dataset()
    let answers = try PathModel.ecsiMobile.answers(in: data)
    let fit = try PLS(estimator: .plsc).fit(.ecsiMobile, to: answers)
    let drawn = try answers.drawn(by: SamplingDesign(clusters, of: data))
    #expect(throws: InferenceError.noExactFit(.design)) { try fit.exactFitTest(on: drawn, replicates: 9) }
    let simple = try answers.drawn(by: SamplingDesign(DesignColumns(), of: data))
    let test = try fit.exactFitTest(on: simple, replicates: 9, seed: 4)
    #expect(try test == fit.exactFitTest(on: data, replicates: 9, seed: 4))
  }

  @Test func plansAndUnitsOfADesign() throws {
    let (fit, answers) = try answers(clusters)
    for plan in [ResamplingPlan.bayesianBootstrap(replicates: 9), .subsets(replicates: 9, size: 100)] {
      #expect(throws: InferenceError.planUnderDesign) {
        try fit.resample(answers, resampling: resampling { $0.plan = plan })
      }
    }
    let columns = ReplicateColumns(["w", "fpc"], kind: .brr)
    #expect(throws: InferenceError.planUnderDesign) {
      try fit.bootstrap(on: answers, resampling: resampling { $0.plan = .replicateColumns(columns) })
    }
    #expect(throws: InferenceError.unitUnderDesign(.rows)) {
      try fit.bootstrap(on: answers, resampling: resampling { $0.unit = .rows })
    }
    #expect(throws: InferenceError.fewRowsForBuckets(rows: 45)) {
      try fit.bootstrap(on: answers, resampling: resampling { $0.unit = .buckets })
    }
  }

  /// Above 20,000 units buckets of them are drawn, with about the same standard errors; df stay those of the units.
  @Test func bucketsOfUnits() throws {
    let (fit, answers) = try answers(DesignColumns(strata: "stratum"), rows: 20_250)
    let buckets = try fit.bootstrap(on: answers, resampling: resampling { $0.plan = .bootstrap(replicates: 800) })
    let rows = try fit.bootstrap(
      on: answers, resampling: resampling { ($0.plan, $0.unit) = (.bootstrap(replicates: 400), .rows) })
    #expect(buckets.unit == .buckets(2000) && rows.unit == .samplingUnits(20_250))
    #expect(buckets.degreesOfFreedom == 20_245 && rows.degreesOfFreedom == 20_245)
    let statistic = Statistic.index("Satisfaction")
    let ratio =
      (try buckets.summary(of: statistic).standardError ?? 0) / (try rows.summary(of: statistic).standardError ?? 1)
    #expect((ratio - 1).magnitude < 0.12, "ratio of standard errors \(ratio)")
  }

  /// Rows of a group are a domain: its units are those of the whole sample.
  @Test func domains() throws {
    let survey = try DesignedSurvey()
    let data = try survey.table.dataset()
    let design = try SamplingDesign(clusters, of: data)
    let members = (0..<250).filter { survey.table["psu"][$0] < 105 }
    let part = data.selecting(rows: members)
    let answers = try DesignedSurvey.model.answers(in: part).drawn(by: design.selecting(rows: members))
    let fit = try PLS().fit(DesignedSurvey.model, to: answers)
    let boot = try fit.bootstrap(on: answers, resampling: resampling { $0.plan = .jackknife })
    // 18 units hold the rows; 45 were drawn, and each gives a replicate.
    #expect(boot.requested == 45 && boot.degreesOfFreedom == 40)
    // Zero weights instead of missing rows are the same domain.
    var table = survey.table
    table["w"] = table["w"].indices.map { members.contains($0) ? table["w"][$0] : 0 }
    let zeros = try table.dataset()
    let weighted = try DesignedSurvey.model.answers(in: zeros).drawn(by: SamplingDesign(clusters, of: zeros))
    let other = try PLS().fit(DesignedSurvey.model, to: weighted)
      .bootstrap(on: weighted, resampling: resampling { $0.plan = .jackknife })
    for statistic in [Statistic.index("Satisfaction"), .path("Quality", "Satisfaction")] {
      expectClose(
        try boot.summary(of: statistic).standardError, try other.summary(of: statistic).standardError,
        "\(statistic)", tolerance: 1e-9)
    }
  }

  @Test func loneUnits() throws {
    let survey = try DesignedSurvey()
    let rows = (0..<250).filter { survey.table["stratum"][$0] != 4 || survey.table["psu"][$0] == 301 }
    let data = try survey.table.rows(rows).dataset()
    func bound(_ lonely: LonelyUnits) throws -> SamplingDesign {
      try SamplingDesign(DesignColumns(strata: "stratum", cluster: "psu", lonely: lonely), of: data)
    }
    #expect(throws: SurveyDataError.design(.loneUnit(strata: ["4"], count: 1))) { try bound(.error) }
    let (certain, collapsed) = (try bound(.certainty), try bound(.collapse))
    #expect(certain.unitCount == 41 && certain.strata.count == 5 && certain.degreesOfFreedom == 36)
    #expect(collapsed.joined == [["4", "5"]] && collapsed.strata.count == 4 && collapsed.degreesOfFreedom == 37)
    func boot(_ design: SamplingDesign, _ plan: ResamplingPlan) throws -> Bootstrap {
      let answers = try DesignedSurvey.model.answers(in: data).drawn(by: design)
      return try PLS().fit(DesignedSurvey.model, to: answers)
        .bootstrap(on: answers, resampling: resampling { $0.plan = plan })
    }
    // The certain unit gives no replicate; a bootstrap has it in every one.
    #expect(try boot(certain, .jackknife).requested == 40 && boot(collapsed, .jackknife).requested == 41)
    #expect(try boot(certain, .bootstrap(replicates: 40)).used == 40)
    #expect(try boot(collapsed, .jackknife).warnings.map(\.code).contains("strataJoined"))
  }
}
