import Satisfaction
import SatisfactionNumerics

/// What a fit knows of one block, for the pure formulas.
struct Block {
  let construct: Construct
  let range: Range<Int>
  let correlations: Matrix
  let weights: [Double]
  let loadings: [Double]
  /// Mode A with two indicators or more: where an assessment gives reliabilities.
  var isMeasured: Bool { construct.mode == .a && range.count > 1 }
}

extension PLSFit {
  /// The blocks in the order of the model.
  func blocks() throws -> [Block] {
    let all = try moments.correlations()
    let rows = indicators
    var first = 0
    return model.constructs.map { construct in
      let range = first..<(first + construct.indicators.count)
      first = range.upperBound
      return Block(
        construct: construct, range: range, correlations: all.submatrix(rows: Array(range), columns: Array(range)),
        weights: rows[range].map(\.weight), loadings: rows[range].map(\.loading))
    }
  }
}
