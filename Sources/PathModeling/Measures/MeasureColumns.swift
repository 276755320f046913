internal import SatisfactionNumerics

/// What the measures of a model are about, each kind numbered from 0.
struct MeasureSubjects: Sendable, Equatable {
  /// A pair of constructs, by number.
  struct Pair: Sendable, Equatable {
    let source: Int
    let target: Int
  }

  let layout: ModelLayout
  /// Paths, by target, then predecessor; behind them the products in the equations, numbered behind the constructs.
  let paths: [Pair]
  /// Pairs that a chain of paths joins.
  let effects: [Pair]

  init(_ layout: ModelLayout) {
    self.layout = layout
    effects = layout.reachablePairs.map { Pair(source: $0.source, target: $0.target) }
    let linear = (0..<layout.constructCount).flatMap { target in
      layout.predecessors[target].map { Pair(source: $0, target: target) }
    }
    paths =
      layout.products.isEmpty
      ? linear
      : linear + layout.products.terms.map { Pair(source: layout.constructCount + $0.product, target: $0.target) }
  }

  /// How many there are of a kind.
  func count(_ subject: Measure.Subject) -> Int {
    switch subject {
    case .sample: 1
    case .indicator: layout.indicatorCount
    case .construct: layout.constructCount
    case .path: paths.count
    case .effect: effects.count
    case .pair: layout.constructCount * (layout.constructCount - 1) / 2
    case .product: layout.products.count
    case .term: layout.products.terms.count
    }
  }

  /// Number of an unordered pair of two constructs: (0,1), (0,2), (1,2), (0,3), …
  func pair(_ a: Int, _ b: Int) -> Int {
    let (low, high) = (min(a, b), max(a, b))
    precondition(low < high, "a pair has two constructs")
    return high * (high - 1) / 2 + low
  }
}

/// Where the numbers of a solve stand in a ``ReplicateTable``: one column a number, measure by measure.
struct MeasureColumns: Sendable {
  let subjects: MeasureSubjects
  let options: MeasureOptions
  /// The families, each with the first column of each of its measures.
  let families: [(family: any MeasureFamily, starts: [Int])]
  /// Number of columns.
  let count: Int

  init(_ layout: ModelLayout, _ options: MeasureOptions) {
    let subjects = MeasureSubjects(layout)
    var next = 0
    families = options.families.map { family in
      let starts = family.measures.map { measure in
        defer { next += subjects.count(measure.subject) }
        return next
      }
      return (family, starts)
    }
    self.subjects = subjects
    self.options = options
    count = next
  }

  /// The column of a measure of one subject; nil for a measure that is not among these.
  func column(_ measure: Measure, _ subject: Int) -> Int? {
    for (family, starts) in families {
      if let place = family.measures.firstIndex(of: measure) { return starts[place] + subject }
    }
    return nil
  }
}

/// Where a family writes its numbers of one solve, or of eight.
@safe
struct MeasureSink {
  private let base: UnsafeMutablePointer<Double>
  private let stride: Int
  private let starts: [Int]

  /// - Parameters:
  ///   - base: The place of the solve in the first column of the table.
  ///   - stride: Numbers from one column to the next.
  ///   - starts: The first column of each measure of the family.
  init(base: UnsafeMutablePointer<Double>, stride: Int, starts: [Int]) {
    unsafe self.base = base
    self.stride = stride
    self.starts = starts
  }

  /// Stores the number of one subject.
  ///
  /// - Parameter measure: Its place among the measures of the family.
  func store<L: Lanes>(_ value: L, _ measure: Int, _ subject: Int) {
    let target = unsafe UnsafeMutableRawPointer(base + (starts[measure] + subject) * stride)
    unsafe target.storeBytes(of: value, as: L.self)
  }
}
