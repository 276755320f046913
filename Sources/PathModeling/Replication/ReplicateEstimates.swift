package import PathSpecification
internal import SatisfactionNumerics

/// The estimates of many replicates of one model, by the names of the model.
///
/// The fit itself is the case of a single replicate, so that one definition of a statistic serves both.
package struct ReplicateEstimates: Sendable {
  package let model: PathModel
  private(set) var table: ReplicateTable

  init(model: PathModel, table: ReplicateTable) {
    self.model = model
    self.table = table
  }

  /// Number of replicates.
  package var count: Int { table.count }
  /// Number of cases behind each replicate: the sum of its resampling weights.
  package var cases: [Double] { table.column(table.columns.cases) }

  /// Number of a construct in the model, or nil.
  package func construct(_ name: String) -> Int? { model.numbering.construct(name) }
  /// Number of an indicator in the model, or nil.
  package func indicator(_ name: String) -> Int? { model.numbering.indicator(name) }
  /// Numbers of the indicators of a construct.
  package func block(_ construct: Int) -> Range<Int> { model.numbering.blocks[construct] }

  /// Weights of a standardised indicator, a replicate each.
  package func weights(_ i: Int) -> [Double] { table.column(table.columns.weight(i)) }
  package func loadings(_ i: Int) -> [Double] { table.column(table.columns.loading(i)) }
  package func means(_ i: Int) -> [Double] { table.column(table.columns.mean(i)) }
  package func deviations(_ i: Int) -> [Double] { table.column(table.columns.deviation(i)) }

  /// Total effects from one construct on another; nil where no chain of paths joins them.
  package func totalEffects(from source: Int, to target: Int) -> [Double]? {
    let pair = ReplicateColumns.EffectPair(source: source, target: target)
    return table.columns.effects.firstIndex(of: pair).map { table.column(table.columns.totalEffect($0)) }
  }

  /// Path coefficients from one construct to another; nil without a path.
  package func paths(from source: Int, to target: Int) -> [Double]? {
    pathNumber(source, target).map { table.column(table.columns.path($0)) }
  }

  /// The estimates of one replicate alone.
  func only(_ replicate: Int) -> ReplicateEstimates {
    var copy = self
    copy.table = table.row(replicate)
    return copy
  }

  func pathNumber(_ source: Int, _ target: Int) -> Int? {
    table.columns.paths.firstIndex(of: .init(source: source, target: target))
  }
}
