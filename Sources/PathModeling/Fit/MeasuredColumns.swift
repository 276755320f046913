internal import SatisfactionNumerics

/// The columns that distances of fit are about, and the constructs that they measure.
struct MeasuredColumns {
  /// Numbers of the constructs.
  let constructs: [Int]
  /// The columns of each, numbered from 0 in their order.
  let blocks: [Range<Int>]
  /// Loadings of the columns on their own construct.
  let loadings: [Double]
  /// Correlations of the columns.
  let correlations: Matrix

  init(constructs: [Int], blocks: [Range<Int>], loadings: [Double], correlations: Matrix) {
    (self.constructs, self.blocks, self.loadings, self.correlations) = (constructs, blocks, loadings, correlations)
  }

  /// Those of the last stage of a plan: indicators, scores of parts, or the score of a construct that is estimated
  /// earlier.
  init(_ fit: PLSFit, lastOf plan: StagePlan) {
    guard let last = plan.stages.last else { preconditionFailure("a plan has stages") }
    let (items, observed) = (fit.layout.itemCount, fit.correlations)
    constructs = last.constructs
    blocks = last.layout.blocks
    var (sources, loadings) = ([StagePlan.Source](), [Double]())
    for (j, block) in zip(constructs, blocks) {
      for column in block {
        let place = last.places[column]
        let source: StagePlan.Source =
          place.map { $0 < items ? .column($0) : plan.sources[$0 - items] } ?? .score(j)
        sources.append(source)
        loadings.append(place.map { fit.estimates.loadings[$0] } ?? 1)
      }
    }
    self.loadings = loadings
    var correlations = Matrix(rows: sources.count, columns: sources.count)
    for b in sources.indices {
      for a in sources.indices { correlations[a, b] = fit.correlation(sources[a], sources[b], observed) }
      correlations[b, b] = 1
    }
    self.correlations = correlations
  }
}
