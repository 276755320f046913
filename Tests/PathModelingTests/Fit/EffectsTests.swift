import PathModeling
import Satisfaction
import SatisfactionNumerics
import Testing
import _TestSupport

/// Direct, indirect, total and specific indirect effects.
struct EffectsTests {
  private func fit(_ estimator: PLS = PLS()) throws -> PLSFit {
    try estimator.fit(.ecsiMobile, to: EmbeddedSurvey.load())
  }

  /// (I − B)(I + T) = I, the definition of total effects.
  @Test(arguments: PLS.Estimator.allCases)
  func totalEffectsInvertThePaths(_ estimator: PLS.Estimator) throws {
    let fit = try fit(PLS(estimator: estimator))
    let count = fit.model.constructs.count
    let (b, t) = (fit.estimates.paths, fit.estimates.totalEffects)
    var (left, right) = (Matrix.identity(count), Matrix.identity(count))
    for j in 0..<count {
      for i in 0..<count {
        left[i, j] -= b[i, j]
        right[i, j] += t[i, j]
      }
    }
    let product = Matrix.product(left, right).elements
    for (got, expected) in zip(product, Matrix.identity(count).elements) {
      expectClose(got, expected, "(I − B)(I + T)", tolerance: 1e-12)
    }
    // In other words (I − B)T = B.
    for (got, expected) in zip(Matrix.product(left, t).elements, b.elements) {
      expectClose(got, expected, "(I − B)T", tolerance: 1e-12)
    }
  }

  @Test(arguments: PLS.Estimator.allCases)
  func specificEffectsSumToIndirectEffects(_ estimator: PLS.Estimator) throws {
    let fit = try fit(PLS(estimator: estimator))
    let (chains, isComplete) = fit.specificIndirectEffects()
    #expect(isComplete && Set(chains.map(\.chain)).count == chains.count, "every chain once")
    var sums: [String: Double] = [:]
    for chain in chains {
      #expect(chain.chain.count >= 3)
      var product = 1.0
      for (from, to) in zip(chain.chain, chain.chain.dropFirst()) { product *= try fit.path(from: from, to: to) }
      expectClose(chain.estimate, product, "\(chain.chain)", tolerance: 1e-14)
      sums["\(chain.chain[0]) → \(chain.chain[chain.chain.count - 1])", default: 0] += chain.estimate
    }
    for row in fit.effects {
      expectClose(sums["\(row.from) → \(row.to)"] ?? 0, row.indirect, "\(row.from) → \(row.to)", tolerance: 1e-12)
      expectClose(row.direct + row.indirect, row.total, "\(row.from) → \(row.to)", tolerance: 1e-15)
      let path = fit.paths.first { $0.from == row.from && $0.to == row.to }
      #expect(row.direct == path?.estimate ?? 0)
    }
    #expect(fit.effects.count == 21)
  }

  /// Four constructs in a row: one effect is a product of three paths, its only chain the whole row.
  @Test
  func aRowByHand() throws {
    let model = try PathModel(text: "A =~ a\nB =~ b\nC =~ c\nD =~ d\nB ~ A\nC ~ B\nD ~ C")
    var r = Matrix.identity(4)
    for (i, j, value) in [(0, 1, 0.5), (1, 2, 0.4), (2, 3, 0.3), (0, 2, 0.1), (0, 3, 0.2), (1, 3, 0.25)] {
      (r[i, j], r[j, i]) = (value, value)
    }
    let fit = try PLS().fit(model, to: Moments(names: model.indicators, correlations: r, n: 100))
    let effects = fit.effects
    #expect(effects.map { "\($0.from)\($0.to)" } == ["AB", "AC", "AD", "BC", "BD", "CD"])
    for (row, expected) in zip(effects, [0.5, 0.2, 0.06, 0.4, 0.12, 0.3]) {
      expectClose(row.total, expected, "\(row.from) → \(row.to)", tolerance: 1e-15)
    }
    let chains = fit.specificIndirectEffects().effects
    #expect(chains.map { $0.chain.joined() } == ["ABC", "ABCD", "BCD"])
    expectClose(chains[1].estimate, 0.06, "A → B → C → D", tolerance: 1e-15)
    for (row, expected) in zip(fit.constructs, [nil, 0.25, 0.16, 0.09]) {
      expectClose(row.rSquared, expected, "R² of \(row.name)", tolerance: 1e-15)
    }
  }

  /// An enumeration that ends early says so, and holds the first chains.
  @Test(arguments: 0...3)
  func theLimitIsSaid(_ limit: Int) throws {
    let model = try PathModel(text: "A =~ a\nB =~ b\nC =~ c\nD =~ d\nB ~ A\nC ~ B\nD ~ C")
    let moments = try Moments(names: model.indicators, correlations: .identity(4), n: 100)
    let fit = try PLS().fit(model, to: moments)
    let (effects, isComplete) = fit.specificIndirectEffects(limit: limit)
    #expect(effects.count == limit && isComplete == (limit == 3), "limit \(limit): \(effects.count), \(isComplete)")
    #expect(effects.map(\.chain) == fit.specificIndirectEffects().effects.prefix(limit).map(\.chain))
  }
}
