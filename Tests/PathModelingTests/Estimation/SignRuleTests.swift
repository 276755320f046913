import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// How a score is oriented.
struct SignRuleTests {
  /// The sum of the correlations of every score with its own indicators is positive.
  @Test(arguments: PLS.Scheme.allCases)
  func sumOfCorrelationsIsPositive(_ scheme: PLS.Scheme) throws {
    // Loyalty items turned round: their block goes its own way, and its paths become negative.
    var table = try AnswerTable.mobile()
    for name in ["CUSL1", "CUSL2", "CUSL3"] { table[name] = table[name].map { 11 - $0 } }
    let fit = try PLS(scheme: scheme).fit(.ecsiMobile, to: table.dataset())
    for block in try fit.blocks() {
      let sum = block.loadings.reduce(0, +)
      #expect(sum > 0, "\(block.construct.name): correlations sum to \(sum)")
    }
    let before = try PLS(scheme: scheme).fit(.ecsiMobile, to: EmbeddedSurvey.load())
    for (row, old) in zip(fit.paths, before.paths) {
      expectClose(row.estimate, row.to == "Loyalty" ? -old.estimate : old.estimate, "\(row.from) → \(row.to)")
    }
  }

  /// A majority that loads negatively turns the score round, whichever indicator comes first.
  @Test
  func theSumDecidesNotTheFirst() throws {
    var table = try AnswerTable.mobile()
    table["CUSA1"] = table["CUSA1"].map { 11 - $0 }
    let fit = try PLS().fit(.ecsiMobile, to: table.dataset())
    let loadings = fit.named(\.loading)
    #expect((loadings["CUSA1"] ?? 0) < 0 && (loadings["CUSA2"] ?? 0) > 0 && (loadings["CUSA3"] ?? 0) > 0)
  }

  /// Where the correlations sum to 0 the first indicator decides, whatever the start of the iteration leads to.
  @Test(arguments: [0.1, -0.1])
  func aTieGoesToTheFirst(_ first: Double) throws {
    let (model, moments) = try Population.tie(first: first)
    let fit = try PLS().fit(model, to: moments)
    let rows = fit.indicators
    let sum = rows.prefix(3).reduce(0) { $0 + $1.loading }
    #expect(abs(sum) < 1e-12, "the correlations sum to \(sum)")
    #expect(rows[0].loading > 0.1, "a1: got \(rows[0].loading)")
    #expect(rows[2].loading < -0.1, "a3: got \(rows[2].loading)")
    let path = try fit.path(from: "A", to: "B")
    #expect(first > 0 ? path > 0 : path < 0, "got \(path)")
  }

  @Test(arguments: [0.1, -0.1], ["a1", "a2", "a3"])
  func aDominantIndicatorDecidesAlone(_ first: Double, _ dominant: String) throws {
    let (model, moments) = try Population.tie(first: first, dominant: dominant)
    let fit = try PLS().fit(model, to: moments)
    let loading = try #require(fit.named(\.loading)[dominant])
    #expect(loading > 0.1, "\(dominant): got \(loading)")
  }

  /// A dominant indicator against the sum of all.
  @Test
  func aDominantIndicatorOutvotesTheSum() throws {
    var table = try AnswerTable.mobile()
    table["CUSA1"] = table["CUSA1"].map { 11 - $0 }
    let template = PathModel.ecsiMobile
    let constructs = template.constructs.map { construct in
      construct.name != "Satisfaction"
        ? construct : Construct(construct.name, indicators: construct.indicators, dominantIndicator: "CUSA1")
    }
    let model = try PathModel(constructs: constructs, paths: template.paths, conventions: template.conventions)
    let fit = try PLS().fit(model, to: table.dataset())
    let plain = try PLS().fit(template, to: table.dataset())
    #expect((fit.named(\.loading)["CUSA1"] ?? 0) > 0)
    for (row, other) in zip(fit.indicators, plain.indicators) where row.construct == "Satisfaction" {
      expectClose(row.weight, -other.weight, "weight of \(row.name)")
    }
  }

  /// Turning a score turns its whole row and column: effects, correlations, cross-loadings.
  @Test
  func aTurnIsConsistent() throws {
    let (model, moments) = try Population.tie(first: 0.1, dominant: "a1")
    let (other, _) = try Population.tie(first: 0.1, dominant: "a3")
    let (fit, turned) = (try PLS().fit(model, to: moments), try PLS().fit(other, to: moments))
    for (row, twin) in zip(fit.effects, turned.effects) {
      expectClose(twin.total, row.from == "A" ? -row.total : row.total, "\(row.from) → \(row.to)")
    }
    for name in fit.crossLoadings.rows {
      expectClose(turned.crossLoadings[name, "A"], fit.crossLoadings[name, "A"].map { 0 - $0 }, "\(name) on A")
      expectClose(turned.crossLoadings[name, "B"], fit.crossLoadings[name, "B"], "\(name) on B")
    }
    expectClose(turned.constructCorrelations["A", "B"], fit.constructCorrelations["A", "B"].map { 0 - $0 }, "A, B")
    #expect(turned.constructCorrelations["A", "A"] == 1)
  }
}
