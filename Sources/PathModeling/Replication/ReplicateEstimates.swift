package import PathSpecification
internal import SatisfactionNumerics

/// The estimates of many replicates of one model, by the names of the model.
///
/// The fit itself is the case of a single replicate, so that one definition of a statistic serves both.
package struct ReplicateEstimates: Sendable {
  package let model: PathModel
  let table: ReplicateTable

  init(model: PathModel, table: ReplicateTable) {
    self.model = model
    self.table = table
  }

  /// Number of replicates.
  package var count: Int { table.count }
  /// Number of cases behind each replicate: the sum of its resampling weights.
  package var cases: [Double] { column(CaseCount.cases, 0) ?? [] }

  /// Number of a construct in the model, or nil.
  package func construct(_ name: String) -> Int? { model.numbering.construct(name) }
  /// Number of an indicator in the model, or nil.
  package func indicator(_ name: String) -> Int? { model.numbering.indicator(name) }
  /// Numbers of the indicators of a construct.
  package func block(_ construct: Int) -> Range<Int> { model.numbering.blocks[construct] }

  /// Weights of a standardised indicator, a replicate each.
  package func weights(_ i: Int) -> [Double] { column(IndicatorMeasures.weight, i) ?? [] }
  package func loadings(_ i: Int) -> [Double] { column(IndicatorMeasures.loading, i) ?? [] }
  package func means(_ i: Int) -> [Double] { column(IndicatorMeasures.mean, i) ?? [] }
  package func deviations(_ i: Int) -> [Double] { column(IndicatorMeasures.standardDeviation, i) ?? [] }

  /// Total effects from one construct on another; nil where no chain of paths joins them.
  package func totalEffects(from source: Int, to target: Int) -> [Double]? {
    number(.effect, source, target).flatMap { column(StructureMeasures.totalEffect, $0) }
  }

  /// Path coefficients from one construct to another; nil without a path.
  package func paths(from source: Int, to target: Int) -> [Double]? {
    number(.path, source, target).flatMap { column(StructureMeasures.path, $0) }
  }

  /// The column of a part in its construct; nil where they are no such pair, and where indicators are repeated.
  func partColumn(_ construct: String, _ part: String) -> Int? {
    guard let j = self.construct(construct), let plan = layout.plan, !plan.repeats else { return nil }
    return model.constructs[j].parts.firstIndex(of: part).map { layout.blocks[j].lowerBound + $0 }
  }

  /// The indicators under a construct, in order, each with its standardised weight in the construct's score, a replicate
  /// each.
  package func leafWeights(ofConstruct j: Int) -> [(item: Int, weights: [Double])] {
    layout.leaves(of: j).map { ($0.item, table.product(IndicatorMeasures.weight, over: $0.columns)) }
  }

  private var layout: ModelLayout { table.columns.subjects.layout }

  /// Number of predecessors of a construct.
  func predecessorCount(_ j: Int) -> Int { layout.predecessors.count(j) }

  /// A measure of one subject, a replicate each; nil where it is not defined for it.
  func column(_ measure: Measure, _ subject: Int) -> [Double]? {
    guard measure.isDefined(table.columns.subjects.layout, subject) else { return nil }
    return table.column(measure, subject)
  }

  /// Number of what a measure is about, by its names; nil for names that the model does not join like this.
  func number(_ subject: Measure.Subject, names: [String]) -> Int? {
    switch subject {
    case .sample: return 0
    case .indicator: return names.first.flatMap(indicator)
    case .construct: return names.first.flatMap(construct)
    case .product: return names.first.flatMap(table.columns.subjects.layout.products.names.firstIndex(of:))
    case .term:
      guard let path = number(.path, names: names) else { return nil }
      let first = table.columns.subjects.paths.count - table.columns.subjects.layout.products.terms.count
      return path < first ? nil : path - first
    case .path:
      guard names.count == 2, let source = construct(names[0]) ?? product(names[0]), let target = construct(names[1])
      else { return nil }
      return number(subject, source, target)
    case .effect, .pair:
      let numbers = names.compactMap(construct)
      return numbers.count == 2 ? number(subject, numbers[0], numbers[1]) : nil
    }
  }

  /// Number of a product behind the constructs, as paths have it.
  private func product(_ name: String) -> Int? {
    let layout = table.columns.subjects.layout
    return layout.products.names.firstIndex(of: name).map { layout.constructCount + $0 }
  }

  private func number(_ subject: Measure.Subject, _ a: Int, _ b: Int) -> Int? {
    let subjects = table.columns.subjects
    let pair = MeasureSubjects.Pair(source: a, target: b)
    return switch subject {
    case .path: subjects.paths.firstIndex(of: pair)
    case .effect: subjects.effects.firstIndex(of: pair)
    case .pair: a == b ? nil : subjects.pair(a, b)
    case .sample, .indicator, .construct, .product, .term: nil
    }
  }
}
