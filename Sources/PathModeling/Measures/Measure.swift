internal import SatisfactionNumerics

/// A number that every solve of a model gives: declared once, it is a column of the replicates, a ``Statistic``, the
/// name of a field in reports and the page that explains it.
///
/// A new one takes its declaration beside its formula, and a place in ``MeasureOptions/families``.
struct Measure: Sendable, Equatable {
  /// What the numbers of a measure are about.
  enum Subject: Sendable, Equatable, CaseIterable {
    /// The sample as a whole.
    case sample
    /// An indicator.
    case indicator
    /// A construct.
    case construct
    /// A path.
    case path
    /// Two constructs that a chain of paths joins.
    case effect
    /// Two constructs, in either order.
    case pair
    /// A product of constructs.
    case product
    /// A product in the equation of a construct.
    case term
  }

  /// Name of the statistic.
  let name: String
  /// What it is about.
  let subject: Subject
  /// The page of methods about it.
  let topic: String
  /// Whether 0 is a value that one asks whether the estimate can be told from.
  let isAgainstZero: Bool
  /// Whether the measure is defined for a subject of a model, by its number.
  let isDefined: @Sendable (ModelLayout, Int) -> Bool

  init(
    _ name: String, of subject: Subject, topic: String, isAgainstZero: Bool = false,
    isDefined: @escaping @Sendable (ModelLayout, Int) -> Bool = { _, _ in true }
  ) {
    self.name = name
    self.subject = subject
    self.topic = topic
    self.isAgainstZero = isAgainstZero
    self.isDefined = isDefined
  }

  static func == (a: Measure, b: Measure) -> Bool { a.name == b.name }
}

/// Measures that one computation gives, over lanes: one problem, or eight replicates side by side.
protocol MeasureFamily: Sendable {
  /// What it gives, in the order in which ``formula(_:_:into:)`` numbers it.
  var measures: [Measure] { get }

  /// Writes every number of every measure; NaN where it is undefined.
  func formula<L: Lanes>(_ solver: borrowing PLSSolver<L>, _ subjects: MeasureSubjects, into sink: MeasureSink)

  // A generic function behind an existential type is not specialised, and a hundred times slower: these two are.
  func evaluate(_ solver: borrowing PLSSolver<Double>, _ subjects: MeasureSubjects, into sink: MeasureSink)
  func evaluate(_ solver: borrowing PLSSolver<SIMD8<Double>>, _ subjects: MeasureSubjects, into sink: MeasureSink)
}

extension MeasureFamily {
  func evaluate(_ solver: borrowing PLSSolver<Double>, _ subjects: MeasureSubjects, into sink: MeasureSink) {
    formula(solver, subjects, into: sink)
  }

  func evaluate(_ solver: borrowing PLSSolver<SIMD8<Double>>, _ subjects: MeasureSubjects, into sink: MeasureSink) {
    formula(solver, subjects, into: sink)
  }
}

/// Choices among definitions of a measure.
public struct MeasureOptions: Sendable, Equatable, Codable {
  /// Which heterotrait–monotrait ratio replicates hold; an assessment has all of them.
  public var htmt: HTMTDefinition

  /// The default is the ratio that is defined for correlations of any sign.
  public init(htmt: HTMTDefinition = .absolute) {
    self.htmt = htmt
  }

  /// All measures, by what they are computed from.
  var families: [any MeasureFamily] {
    [
      CaseCount(), IndicatorMeasures(), IndicatorCollinearity(), StructureMeasures(), BlockReliability(),
      PathCollinearity(), ConstructCorrelation(), TraitRatio(definition: htmt), ProductMeasures(),
    ]
  }
}
