public import SatisfactionNumerics

/// The heterotrait–monotrait ratio of two blocks: the mean correlation between them over the geometric mean of the
/// mean correlations within each.
///
/// A single indicator counts a monotrait mean of 1.
///
/// - Parameters:
///   - correlations: Correlations of all indicators, p × p.
///   - first: Indicator numbers of one block.
///   - second: Indicator numbers of the other.
///   - definition: Which means are taken.
/// - Returns: nil where the ratio is undefined.
/// - Source: Henseler, Ringle & Sarstedt (2015), JAMS 43, doi:10.1007/s11747-014-0403-8; Roemer, Schuberth & Henseler
///   (2021), IMDS 121(12), doi:10.1108/IMDS-02-2021-0082; Ringle et al. (2023), Data in Brief 48,
///   doi:10.1016/j.dib.2023.109074.
public func heterotraitMonotraitRatio(
  correlations: Matrix, _ first: Range<Int>, _ second: Range<Int>, definition: HTMTDefinition = .absolute
) -> Double? {
  let ratio = TraitRatio(definition: definition)
  let value: Double = ratio.ratio(
    ratio.meanBetween(first, second) { correlations[$0, $1] },
    ratio.meanWithin(first) { correlations[$0, $1] }, ratio.meanWithin(second) { correlations[$0, $1] })
  return value.isFinite ? value : nil
}

/// The heterotrait–monotrait ratio of every pair of constructs, over lanes.
struct TraitRatio: MeasureFamily {
  static let htmt = Measure("htmt", of: .pair, topic: "htmt")

  let definition: HTMTDefinition

  var measures: [Measure] { [Self.htmt] }

  func formula<L: Lanes>(_ solver: borrowing PLSSolver<L>, _ subjects: MeasureSubjects, into sink: MeasureSink) {
    let (blocks, p) = (solver.layout.blocks, solver.p)
    for (j, block) in blocks.enumerated() {
      solver.monotraitMeans[j] = meanWithin(block) { solver.correlations[$0 + $1 * p] }
    }
    for b in blocks.indices {
      for a in 0..<b {
        if let plan = solver.layout.plan, plan.isNested(a, b) {
          sink.store(L(repeating: .nan), 0, subjects.pair(a, b))
          continue
        }
        let between = meanBetween(blocks[a], blocks[b]) { solver.correlations[$0 + $1 * p] }
        sink.store(ratio(between, solver.monotraitMeans[a], solver.monotraitMeans[b]), 0, subjects.pair(a, b))
      }
    }
  }

  /// The mean correlation between two blocks over the geometric mean of those within; NaN where it is undefined.
  func ratio<L: Lanes>(_ between: L, _ first: L, _ second: L) -> L {
    let within = first * second
    return L(repeating: .nan).replacing(with: between / within.squareRoot(), where: L.zero.isBelow(within))
  }

  /// The mean correlation within a block; 1 for a single indicator.
  func meanWithin<L: Lanes>(_ block: Range<Int>, _ correlation: (Int, Int) -> L) -> L {
    guard block.count > 1 else { return .one }
    var sum = L.zero
    for j in block {
      for i in block.lowerBound..<j { sum = sum + term(correlation(i, j)) }
    }
    return mean(sum, of: block.count * (block.count - 1) / 2)
  }

  /// The mean correlation between two blocks.
  func meanBetween<L: Lanes>(_ a: Range<Int>, _ b: Range<Int>, _ correlation: (Int, Int) -> L) -> L {
    var sum = L.zero
    for j in b {
      for i in a { sum = sum + term(correlation(i, j)) }
    }
    return mean(sum, of: a.count * b.count)
  }

  /// What one correlation adds; a geometric mean is undefined where one is not positive.
  private func term<L: Lanes>(_ r: L) -> L {
    switch definition {
    case .absolute: r.absolute
    case .signed: r
    case .geometric: r.mapping { $0 > 0 ? Scalar.log($0) : .nan }
    }
  }

  private func mean<L: Lanes>(_ sum: L, of count: Int) -> L {
    let mean = sum / L(repeating: Double(count))
    return definition == .geometric ? mean.mapping { Scalar.exp($0) } : mean
  }
}
