import Satisfaction
import Testing
import _TestSupport

/// Constructs of constructs against the values of independent programs.
@Suite struct GoldenHigherOrderTests {
  @Test(arguments: HigherOrderCase.all)
  func constructsAndIndicators(_ item: HigherOrderCase) throws {
    let (fit, results) = (try item.fit(), try item.json()["results"])
    let orders = try #require(fit.model.tree).orders
    let reliability = fit.assessment.reliability
    for expected in results["constructs"].array {
      let name = expected["name"].text ?? ""
      let j = try #require(fit.model.numbering.construct(name))
      #expect(Double(orders[j]) == expected["order"].number)
      let (row, index) = (fit.constructs[j], try fit.constructIndex(of: name))
      expectClose(row.rSquared, expected["rSquared"].number, "R² of \(name)")
      expectClose(row.adjustedRSquared, expected["adjustedRSquared"].number, "adjusted R² of \(name)")
      expectClose(index.index, expected["index"].number, "index of \(name)")
      expectClose(index.standardDeviation, expected["indexSD"].number, "SD of \(name)")
      expectClose(reliability[j].alpha, expected["alpha"].number, "α of \(name)")
      expectClose(reliability[j].rhoA, expected["rhoA"].number, "ρ_A of \(name)")
      expectClose(reliability[j].rhoC, expected["rhoC"].number, "ρ_C of \(name)")
      expectClose(reliability[j].ave, expected["ave"].number, "AVE of \(name)")
    }
    let weights = fit.unstandardizedWeights
    for expected in results["indicators"].array {
      let i = try #require(fit.model.numbering.indicator(expected["name"].text ?? ""))
      let row = fit.indicators[i]
      expectClose(row.weight, expected["weight"].number, "weight of \(row.name)")
      expectClose(row.loading, expected["loading"].number, "loading of \(row.name)")
      expectClose(weights[i], expected["unstandardizedWeight"].number, "w̃ of \(row.name)")
    }
  }

  @Test(arguments: HigherOrderCase.all)
  func partsAndLeaves(_ item: HigherOrderCase) throws {
    let (fit, results) = (try item.fit(), try item.json()["results"])
    let inflation = fit.assessment.parts
    #expect(fit.parts.count == results["parts"].array.count)
    for (k, expected) in results["parts"].array.enumerated() {
      let (row, share) = (fit.parts[k], fit.indexParts[k])
      #expect(row.construct == expected["construct"].text && row.part == expected["part"].text)
      expectClose(row.weight, expected["weight"].number, "weight of \(row.part)")
      expectClose(row.loading, expected["loading"].number, "loading of \(row.part)")
      expectClose(share.unstandardizedWeight, expected["unstandardizedWeight"].number, "ṽ of \(row.part)")
      expectClose(inflation[k].vif, expected["vif"].number, "VIF of \(row.part)")
    }
    #expect(fit.leafWeights.count == results["leafWeights"].array.count)
    for (row, expected) in zip(fit.leafWeights, results["leafWeights"].array) {
      #expect(row.construct == expected["construct"].text && row.indicator == expected["indicator"].text)
      expectClose(row.weight, expected["weight"].number, "u of \(row.indicator) in \(row.construct)")
    }
    #expect(fit.dimensionEffects.count == results["dimensionEffects"].array.count)
    for expected in results["dimensionEffects"].array {
      let row = try #require(
        fit.dimensionEffects.first { $0.part == expected["part"].text && $0.to == expected["to"].text })
      #expect(row.of == expected["of"].text)
      expectClose(row.effect, expected["effect"].number, "effect of \(row.part) on \(row.to)")
      expectClose(row.impact, expected["impact"].number, "impact of \(row.part) on \(row.to)")
    }
  }

  @Test(arguments: HigherOrderCase.all)
  func structure(_ item: HigherOrderCase) throws {
    let (fit, results) = (try item.fit(), try item.json()["results"])
    let quality = fit.assessment.paths
    #expect(fit.paths.count == results["paths"].array.count)
    for (k, expected) in results["paths"].array.enumerated() {
      let row = fit.paths[k]
      #expect(row.from == expected["from"].text && row.to == expected["to"].text)
      expectClose(row.estimate, expected["estimate"].number, "\(row.from) → \(row.to)")
      expectClose(quality[k].fSquared, expected["fSquared"].number, "f² of \(row.from) → \(row.to)")
      expectClose(quality[k].vif, expected["vif"].number, "VIF of \(row.from) → \(row.to)")
    }
    #expect(fit.effects.count == results["effects"].array.count)
    for (row, expected) in zip(fit.effects, results["effects"].array) {
      expectClose(row.total, expected["total"].number, "total of \(row.from) → \(row.to)")
      expectClose(try fit.impact(of: row).impact, expected["impact"].number, "impact of \(row.from) → \(row.to)")
    }
    let htmt = try #require(fit.assessment.htmt[.absolute])
    #expect(htmt.names == results["htmt"]["names"].array.compactMap(\.text))
    for (i, row) in results["htmt"]["values"].array.enumerated() {
      for (j, expected) in row.array.enumerated() {
        expectClose(htmt.values[i][j], expected.number, "HTMT of \(htmt.names[i]) and \(htmt.names[j])")
      }
    }
    for (stage, expected) in zip(fit.stages, results["stages"].array) {
      #expect(stage.constructs.sorted() == expected["constructs"].array.compactMap(\.text).sorted())
      let paths = Set(expected["paths"].array.map { Path(from: $0["from"].text ?? "", to: $0["to"].text ?? "") })
      #expect(Set(stage.paths) == paths && stage.paths.count == paths.count)
    }
    #expect(fit.stages.count == results["stages"].array.count)
  }
}
