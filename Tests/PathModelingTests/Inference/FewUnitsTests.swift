import Satisfaction
import Testing

/// Samples of few clusters: intervals as wide as so few units ask, and words about it.
struct FewUnitsTests {
  /// The mobile-phone survey as if its rows had come in clusters.
  private static func bootstrap(clusters: Int, interval: IntervalKind? = nil) throws -> Bootstrap {
    var table = try AnswerTable.mobile()
    table["psu"] = (0..<250).map { Double($0 % clusters) }
    let data = try table.dataset()
    let model = PathModel.ecsiMobile
    let answers = try model.answers(in: data).drawn(by: SamplingDesign(DesignColumns(cluster: "psu"), of: data))
    var resampling = Resampling(plan: .bootstrap(replicates: 400))
    resampling.interval = interval
    return try PLS().fit(model, to: answers).bootstrap(on: answers, resampling: resampling)
  }

  @Test func `four clusters get intervals of t, and a warning`() throws {
    let boot = try Self.bootstrap(clusters: 4)
    #expect(boot.interval == .t && boot.design?.degreesOfFreedom == 3)
    let found = try boot.interval(.index("Satisfaction"))
    let error = try #require(try boot.summary(of: .index("Satisfaction")).standardError)
    // t with 3 degrees of freedom at 97.5 % is 3.182446.
    #expect(abs((found.upper - found.lower) / (2 * error) - 3.182446) < 1e-5)
    let warning = try #require(boot.warnings.first { $0.code == "fewUnits" })
    for part in [
      "4 sampling units leave 3 degrees of freedom", "hardly known", "leave --cluster out if rows were drawn",
    ] {
      #expect(warning.message.contains(part), "\(part): \(warning.message)")
    }
  }

  @Test func `percentiles are given where they are asked for, and said to be too narrow`() throws {
    let boot = try Self.bootstrap(clusters: 2, interval: .percentile)
    #expect(boot.interval == .percentile)
    let warning = try #require(boot.warnings.first { $0.code == "fewUnits" })
    #expect(warning.message.contains("2 sampling units leave 1 degree of freedom:"), "\(warning.message)")
    #expect(warning.message.contains("percentile intervals are far too narrow: take --interval t"))
  }

  @Test func `few rows are told to take more interviews, not smaller units`() throws {
    var table = try AnswerTable.mobile().rows(Array(0..<14))
    table["region"] = (0..<14).map { Double($0 % 5) }
    let (data, model) = (try table.dataset(), PathModel.ecsiMobile)
    let answers = try model.answers(in: data).drawn(by: SamplingDesign(DesignColumns(strata: "region"), of: data))
    let boot = try PLS().fit(model, to: answers).bootstrap(
      on: answers, resampling: Resampling(plan: .bootstrap(replicates: 100)))
    let warning = try #require(boot.warnings.first { $0.code == "fewUnits" })
    #expect(warning.message.contains("14 sampling units leave 9 degrees of freedom"), "\(warning.message)")
    #expect(warning.message.hasSuffix("Take more interviews") && !warning.message.contains("--cluster"))
  }

  @Test(arguments: [(10, true), (11, false)])
  func `from ten degrees of freedom on nothing changes`(clusters: Int, isWarned: Bool) throws {
    let boot = try Self.bootstrap(clusters: clusters)
    #expect(boot.warnings.contains { $0.code == "fewUnits" } == isWarned)
    #expect(boot.interval == (isWarned ? .t : .percentile))
  }
}
