import Satisfaction
import Testing
import _TestSupport

/// Variance inflation and effect sizes against the consensus files.
struct GoldenCollinearityTests {
  @Test(arguments: GoldenEstimationTests.names.filter { !$0.contains("centroid") })
  func indicatorInflationAgrees(_ name: String) throws {
    let golden = try GoldenCase(name)
    let rows = try golden.fit().assessment.indicators
    for row in rows {
      expectClose(
        row.vif, golden.results["outerVIF"][row.construct][row.indicator].number, "\(name) VIF of \(row.indicator)")
    }
    #expect(rows.count == golden.results["outerVIF"].members.values.reduce(0) { $0 + $1.members.count })
  }

  /// cSEM lists constructs with two predecessors or more; a single predecessor has the factor 1.
  @Test(arguments: GoldenEstimationTests.names)
  func predecessorInflationAgrees(_ name: String) throws {
    let golden = try GoldenCase(name)
    let fit = try golden.fit()
    for row in fit.assessment.paths {
      let isOnly = fit.model.predecessors(of: row.to).count == 1
      let expected = isOnly ? 1 : golden.results["innerVIF"][row.to][row.from].number
      expectClose(row.vif, expected, "\(name) VIF of \(row.from) for \(row.to)")
    }
  }

  @Test(arguments: GoldenEstimationTests.names)
  func effectSizesAgree(_ name: String) throws {
    let golden = try GoldenCase(name)
    let rows = try golden.fit().assessment.paths
    let table = try golden.table("f2FixedScores_rowsTo_colsFrom")
    for row in rows {
      let expected = try #require(table[row.to, row.from])
      expectClose(row.fSquared, expected, "\(name) f² of \(row.from) for \(row.to)")
    }
    #expect(rows.count == table.cells.count { $0.value != 0 }, "\(name): every f² of the file is compared")
  }

  /// seminr estimates the whole model again without the path. Its f² follows from two fits of ours.
  @Test(arguments: GoldenEstimationTests.names.filter { !$0.contains("centroid") && !$0.contains("plsc") })
  func reestimatedEffectSizesAgree(_ name: String) throws {
    let golden = try GoldenCase(name)
    let fit = try golden.fit()
    let survey = try golden.survey(for: fit.model)
    let table = try golden.table("f2Reestimated_seminr")
    for path in fit.model.paths {
      let included = try #require(try fit.rSquared(of: path.to))
      let others = fit.model.paths.filter { $0 != path }
      var excluded = 0.0
      if others.contains(where: { $0.to == path.to }) {
        // A construct that the path alone joined to the others leaves the model with it.
        let joined = Set(others.flatMap { [$0.from, $0.to] })
        let model = try PathModel(
          constructs: fit.model.constructs.filter { joined.contains($0.name) }, paths: others,
          conventions: fit.model.conventions)
        excluded = try #require(try fit.settings.fit(model, to: survey).rSquared(of: path.to))
      }
      expectClose(
        (included - excluded) / (1 - included), table[path.from, path.to], "\(name) f² again estimated, \(path)")
    }
  }
}
