import Foundation
import Satisfaction
import Testing
import _TestSupport

/// What indices and impacts must not depend on.
struct IndexInvarianceTests {
  private func expectSame(_ got: PLSFit, _ expected: PLSFit, _ what: String) throws {
    for row in try expected.indices {
      let other = try got.constructIndex(of: row.name)
      expectClose(other.index, row.index, "\(what): index of \(row.name)", tolerance: 1e-12)
      expectClose(other.standardDeviation, row.standardDeviation, "\(what): \(row.name)", tolerance: 1e-12)
      for impact in try expected.impacts(on: row.name) {
        expectClose(
          try got.impact(of: impact.from, on: impact.to), impact.impact, "\(what): \(impact.from) → \(impact.to)",
          tolerance: 1e-12)
      }
    }
  }

  /// Other units of an item, its scale with it.
  @Test
  func unitsOfAnItem() throws {
    var model = PathModel.ecsiMobile
    model.conventions.scales = ["CUSA1": 3...21, "PERQ4": -0.5...4]
    let columns = try Survey.mobileColumns().map { name, values in
      switch name {
      case "CUSA1": (name, values.map { 2 * $0 + 1 })
      case "PERQ4": (name, values.map { $0 / 2 - 1 })
      default: (name, values)
      }
    }
    let fit = try PLS(tolerance: 1e-12).fit(model, to: Dataset(columns))
    try expectSame(fit, Survey.mobileFit(), "units")
  }

  /// A reversal that the model declares, and answers turned by hand.
  @Test
  func reversal() throws {
    var model = PathModel.ecsiMobile
    model.conventions.reversed = ["CUSA2", "IMAG1"]
    let turned = try Survey.mobileColumns().map { name, values in
      (name, model.conventions.reversed.contains(name) ? values.map { 11 - $0 } : values)
    }
    let fit = try PLS(tolerance: 1e-12).fit(model, to: Dataset(turned))
    try expectSame(fit, Survey.mobileFit(), "reversed")
  }

  @Test
  func orderOfConstructsAndItems() throws {
    let model = PathModel.ecsiMobile
    let shuffled = try PathModel(
      constructs: model.constructs.reversed().map { construct in
        Construct(construct.name, indicators: construct.indicators.reversed(), label: construct.label)
      }, paths: model.paths.reversed(), conventions: model.conventions)
    try expectSame(
      try PLS(tolerance: 1e-14, maximumIterations: 3000).fit(shuffled, to: Survey.mobile()),
      try Survey.mobileFit(PLS(tolerance: 1e-14, maximumIterations: 3000)), "order")
  }

  /// From moments as from data.
  @Test
  func momentsDoor() throws {
    let fit = try Survey.mobileFit()
    try expectSame(try fit.settings.fit(fit.model, to: fit.moments), fit, "moments")
  }

  @Test
  func savedIndices() throws {
    let rows = try Survey.mobileFit().indices
    #expect(try JSONDecoder().decode([ConstructIndex].self, from: JSONEncoder().encode(rows)) == rows)
    let impacts = try Survey.mobileFit().impacts(on: "Loyalty")
    #expect(try JSONDecoder().decode([Impact].self, from: JSONEncoder().encode(impacts)) == impacts)
  }

  @Test(arguments: ModelTemplate.all.map(\.name))
  func templatesAreTheirText(_ name: String) throws {
    let template = try #require(ModelTemplate.named(name))
    #expect(try PathModel(text: template.text) == template.model)
    #expect(!template.sources.isEmpty && template.model.problems.isEmpty)
    let unscaled = template.model.indicators.filter { template.model.conventions.scale(of: $0) == nil }
    #expect(unscaled.isEmpty, "no index for \(unscaled)")
    #expect(ModelTemplate.named(name + "x") == nil)
  }
}
