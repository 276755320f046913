public import SatisfactionNumerics

/// Cronbach's α of a block from its correlations (standardised α): k·r̄/(1 + (k − 1)·r̄).
///
/// - Parameter correlations: Correlations of the block's indicators, k × k, reversed items turned.
/// - Returns: At most 1, negative where the mean correlation is; nil for fewer than two indicators or where the
///   correlations sum to 0.
/// - Source: Cronbach (1951), Psychometrika 16(3), doi:10.1007/BF02310555.
public func cronbachAlpha(correlations: Matrix) -> Double? {
  let k = correlations.rowCount
  guard k > 1 else { return nil }
  let value: Double = BlockFormula.cronbachAlpha(count: k) { correlations[$0, $1] }
  return value.isFinite ? value : nil
}

/// Reliability ρ_A of a score: (w′w)² · w′(R − diag R)w / w′(ww′ − diag ww′)w.
///
/// - Parameters:
///   - weights: Weights of standardised indicators, k, scaled to w′Rw = 1.
///   - correlations: Correlations of the block's indicators, k × k.
/// - Returns: nil for fewer than two indicators or a single weight that is not 0.
/// - Source: Dijkstra & Henseler (2015), MIS Quarterly 39(2), eq. 3.
public func rhoA(weights: [Double], correlations: Matrix) -> Double? {
  guard weights.count > 1 else { return nil }
  let value: Double = BlockFormula.rhoA(
    count: weights.count, weight: { weights[$0] }, correlation: { correlations[$0, $1] })
  return value.isFinite ? value : nil
}

/// Composite reliability ρ_C (Jöreskog's ρ): (Σλ)²/((Σλ)² + Σ(1 − λ²)).
///
/// - Parameter loadings: Loadings of the block's indicators, k.
/// - Returns: 0…1 for admissible loadings; nil for an empty block or where the denominator is 0.
/// - Source: Jöreskog (1971), Psychometrika 36(2), doi:10.1007/BF02291393.
public func compositeReliability(loadings: [Double]) -> Double? {
  let value: Double = BlockFormula.compositeReliability(count: loadings.count) { loadings[$0] }
  return value.isFinite ? value : nil
}

/// Average variance extracted: the mean of the squared loadings.
///
/// - Parameter loadings: Loadings of the block's indicators, k.
/// - Returns: 0…1 for admissible loadings; nil for an empty block.
/// - Source: Fornell & Larcker (1981), J. Marketing Research 18(1), doi:10.1177/002224378101800104.
public func averageVarianceExtracted(loadings: [Double]) -> Double? {
  loadings.isEmpty ? nil : BlockFormula.averageVarianceExtracted(count: loadings.count) { loadings[$0] }
}

/// The reliability formulas over lanes: one text for a table of numbers and for eight replicates at once.
enum BlockFormula {
  static func cronbachAlpha<L: Lanes>(count: Int, correlation: (Int, Int) -> L) -> L {
    var sum = L.zero
    for j in 1..<count {
      for i in 0..<j { sum = sum + correlation(i, j) }
    }
    let k = Double(count)
    let all = L(repeating: k) + sum + sum
    return L(repeating: k / (k - 1)) * (L.one - L(repeating: k) / all)
  }

  static func rhoA<L: Lanes>(count: Int, weight: (Int) -> L, correlation: (Int, Int) -> L) -> L {
    var (squares, common, products) = (L.zero, L.zero, L.zero)
    for j in 0..<count {
      squares = squares + weight(j) * weight(j)
      for i in 0..<j {
        let product = weight(i) * weight(j)
        common = common + product * correlation(i, j)
        products = products + product * product
      }
    }
    return squares * squares * common / products
  }

  static func compositeReliability<L: Lanes>(count: Int, loading: (Int) -> L) -> L {
    var (sum, noise) = (L.zero, L.zero)
    for i in 0..<count {
      sum = sum + loading(i)
      noise = noise + (L.one - loading(i) * loading(i))
    }
    return sum * sum / (sum * sum + noise)
  }

  static func averageVarianceExtracted<L: Lanes>(count: Int, loading: (Int) -> L) -> L {
    var sum = L.zero
    for i in 0..<count { sum = sum + loading(i) * loading(i) }
    return sum / L(repeating: Double(count))
  }
}

/// The reliabilities of every Mode A block, over lanes.
struct BlockReliability: MeasureFamily {
  static let alpha = measure("alpha")
  static let rhoA = measure("rhoA")
  static let rhoC = measure("rhoC")
  static let ave = measure("ave")

  var measures: [Measure] { [Self.alpha, Self.rhoA, Self.rhoC, Self.ave] }

  func formula<L: Lanes>(_ solver: borrowing PLSSolver<L>, _ subjects: MeasureSubjects, into sink: MeasureSink) {
    let p = solver.p
    for (j, block) in solver.layout.blocks.enumerated() {
      guard solver.layout.modes[j] == .a else {
        for measure in 0..<4 { sink.store(L(repeating: .nan), measure, j) }
        continue
      }
      let (start, count) = (block.lowerBound, block.count)
      sink.store(
        BlockFormula.cronbachAlpha(count: count) { solver.correlations[start + $0 + (start + $1) * p] } as L, 0, j)
      sink.store(solver.reliability(ofBlock: j), 1, j)
      sink.store(BlockFormula.compositeReliability(count: count) { solver.loadings[start + $0] } as L, 2, j)
      sink.store(BlockFormula.averageVarianceExtracted(count: count) { solver.loadings[start + $0] } as L, 3, j)
    }
  }

  private static func measure(_ name: String) -> Measure {
    Measure(name, of: .construct, topic: "reliability") { $0.modes[$1] == .a }
  }
}
