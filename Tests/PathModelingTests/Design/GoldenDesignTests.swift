import Satisfaction
import SatisfactionNumerics
import SurveyData
import Testing
import _TestSupport

/// Standard errors, degrees of freedom and design effects against R survey.
struct GoldenDesignTests {
  private func require(_ boot: Bootstrap, _ survey: DesignedSurvey, _ kind: String) throws {
    let expected = survey.reference["replicates"][kind]
    let (paths, indices) = survey.statistics
    for (statistics, values) in [(paths, expected["paths"]), (indices, expected["indices"])] {
      for (k, statistic) in statistics.enumerated() {
        let summary = try boot.summary(of: statistic)
        expectClose(summary.estimate, values["estimate"].array[k].number, "\(kind): \(statistic)", tolerance: 1e-9)
        expectClose(
          summary.standardError, values["standardError"].array[k].number, "\(kind): SE of \(statistic)",
          tolerance: 1e-9)
      }
    }
    #expect(boot.degreesOfFreedom == expected["degreesOfFreedom"].number)
    #expect(Double(boot.requested) == expected["count"].number && boot.used == boot.requested)
    for (k, construct) in survey.reference["order"]["indices"].array.enumerated() {
      let effect = try #require(try boot.designEffect(ofIndex: construct.text ?? ""))
      expectClose(
        effect.factor, expected["indices"]["designEffect"].array[k].number, "\(kind): design effect", tolerance: 1e-9)
      expectClose(effect.effectiveSampleSize * effect.factor, 250, "\(kind): effective size", tolerance: 1e-12)
    }
  }

  @Test(arguments: [
    ("jkn", DesignColumns(strata: "stratum", cluster: "psu")), ("jk1", DesignColumns(cluster: "psu")),
    ("jknFPC", DesignColumns(strata: "stratum", cluster: "psu", population: .column("fpc"))),
  ])
  func jackknifeBuiltFromTheDesign(_ kind: String, _ columns: DesignColumns) throws {
    let survey = try DesignedSurvey()
    let data = try survey.table.dataset()
    let answers = try DesignedSurvey.model.answers(in: data).drawn(by: SamplingDesign(columns, of: data))
    let fit = try DesignedSurvey.estimator.fit(DesignedSurvey.model, to: answers)
    let boot = try fit.bootstrap(on: answers, resampling: Resampling(plan: .jackknife, threads: 2))
    try require(boot, survey, kind)
    #expect(boot.interval == .t && boot.unit == .samplingUnits(45))
    let summary = try boot.summary(of: .path("Image", "Satisfaction"))
    let error = try #require(summary.standardError)
    let t = StudentT.quantile(0.975, degreesOfFreedom: kind == "jk1" ? 44 : 40)
    expectClose(summary.lower, summary.estimate - t * error, "lower", tolerance: 1e-12)
    expectClose(summary.upper, summary.estimate + t * error, "upper", tolerance: 1e-12)
    expectClose(
      summary.p,
      StudentT.twoSidedP(summary.estimate / error, degreesOfFreedom: kind == "jk1" ? 44 : 40), "p", tolerance: 1e-12)
    let bound = try boot.upperBound(of: .htmtSize("Image", "Loyalty"))
    let size = try boot.estimate(of: .htmtSize("Image", "Loyalty"))
    #expect(bound > size)
  }

  @Test(arguments: [
    ("brr", ReplicateColumns(["r*"], kind: .brr)), ("fay", ReplicateColumns(["r*"], kind: .fay, rho: 0.3)),
    ("raowu", ReplicateColumns(["r*"], kind: .bootstrap)),
  ])
  func replicateWeights(_ kind: String, _ columns: ReplicateColumns) throws {
    let survey = try DesignedSurvey()
    let data = try survey.withReplicates(kind)
    let answers = try DesignedSurvey.model.answers(in: data)
    let fit = try DesignedSurvey.estimator.fit(DesignedSurvey.model, to: answers)
    let boot = try fit.bootstrap(on: answers, resampling: Resampling(plan: .replicateColumns(columns), threads: 2))
    try require(boot, survey, kind)
    #expect(boot.interval == (kind == "raowu" ? .percentile : .t))
    #expect(boot.unit == .replicateColumns(kind == "raowu" ? 100 : 28))
  }

  @Test func aboutTheEstimate() throws {
    let survey = try DesignedSurvey()
    let data = try survey.withReplicates("brr")
    let answers = try DesignedSurvey.model.answers(in: data)
    let fit = try DesignedSurvey.estimator.fit(DesignedSurvey.model, to: answers)
    let columns = ReplicateColumns(["r*"], kind: .brr, centre: .estimate, degreesOfFreedom: 12)
    let boot = try fit.bootstrap(on: answers, resampling: Resampling(plan: .replicateColumns(columns)))
    #expect(boot.degreesOfFreedom == 12)
    let values = survey.reference["replicates"]["brr"]["paths"]["standardErrorAboutEstimate"].array
    for (statistic, value) in zip(survey.statistics.paths, values) {
      expectClose(try boot.summary(of: statistic).standardError, value.number, "\(statistic)", tolerance: 1e-9)
    }
  }

  /// Factors of the weights are the same replicates, said otherwise.
  @Test func factorsOfWeights() throws {
    let survey = try DesignedSurvey()
    let complete = try survey.withReplicates("fay")
    var table = AnswerTable(columns: complete.numberColumns)
    let w = table["w"]
    for b in 1...28 { table["r\(b)"] = zip(table["r\(b)"], w).map { $0 / $1 } }
    let factors = try table.dataset()
    func boot(_ data: Dataset, _ content: ReplicateColumns.Content) throws -> Bootstrap {
      let answers = try DesignedSurvey.model.answers(in: data)
      let fit = try DesignedSurvey.estimator.fit(DesignedSurvey.model, to: answers)
      let columns = ReplicateColumns(["r*"], kind: .fay, content: content, rho: 0.3)
      return try fit.bootstrap(on: answers, resampling: Resampling(plan: .replicateColumns(columns)))
    }
    let statistic = Statistic.path("Quality", "Satisfaction")
    expectClose(
      try boot(factors, .factors).summary(of: statistic).standardError,
      try boot(complete, .weights).summary(of: statistic).standardError, "SE", tolerance: 1e-9)
    #expect(throws: SurveyDataError.design(.looksRelative(columns: ["r*"]))) { try boot(factors, .weights) }
    #expect(throws: SurveyDataError.design(.looksComplete(columns: ["r*"]))) { try boot(complete, .factors) }
  }

  /// Linearised standard errors of means, by strata and units as they are bound.
  @Test(arguments: [
    ("stratifiedClustered", DesignColumns(strata: "stratum", cluster: "psu")),
    ("stratifiedClusteredFPC", DesignColumns(strata: "stratum", cluster: "psu", population: .column("fpc"))),
    ("weightsOnly", DesignColumns()), ("stratified", DesignColumns(strata: "stratum")),
    ("clustered", DesignColumns(cluster: "psu")), ("pairs", DesignColumns(strata: "pair", cluster: "half")),
  ])
  func linearisedMeans(_ name: String, _ columns: DesignColumns) throws {
    let survey = try DesignedSurvey()
    let design = try SamplingDesign(columns, of: survey.table.dataset())
    let expected = survey.reference["linearised"][name]
    for (k, variable) in survey.reference["linearised"]["variables"].array.enumerated() {
      let mean = try #require(
        LinearizedMean(
          survey.table[variable.text ?? ""], weights: survey.table["w"], units: design.units,
          strata: design.strataOfUnits, fractions: design.fractions))
      expectClose(mean.mean, expected["mean"].array[k].number, "\(name): mean", tolerance: 1e-12)
      expectClose(mean.standardError, expected["standardError"].array[k].number, "\(name): SE", tolerance: 1e-12)
      #expect(mean.degreesOfFreedom == expected["degreesOfFreedom"].number)
    }
    #expect(design.degreesOfFreedom == expected["degreesOfFreedom"].number)
  }
}
