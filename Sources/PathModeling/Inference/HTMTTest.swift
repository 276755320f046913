internal import PathSpecification

/// Whether two constructs are distinct: the upper limit of a one-sided interval of their heterotrait–monotrait ratio,
/// against the thresholds of the field.
///
/// - Source: Henseler, Ringle & Sarstedt (2015), JAMS 43, doi:10.1007/s11747-014-0403-8; Franke & Sarstedt (2019),
///   Internet Research 29(3), doi:10.1108/IntR-12-2017-0515.
public struct HTMTTest: Sendable, Equatable {
  /// 0.85 for constructs that differ in meaning, 0.90 for similar ones, 1 for being distinct at all.
  public static let thresholds = [0.85, 0.90, 1]

  /// One construct.
  public let first: String
  /// The other.
  public let second: String
  /// The ratio in the fit, as ``MeasureOptions/htmt`` defines it.
  public let ratio: Double
  /// The upper limit of the one-sided interval of its size.
  public let upperLimit: Double
  /// Whether both constructs are reflective: the ratio asks whether two sets of items reflect one thing, and means
  /// little for a composite.
  public let isReflective: Bool
  /// Coverage of the interval.
  public let level: Double

  /// The smallest of ``thresholds`` that the limit stays below; nil where it reaches all of them.
  public var distinctBelow: Double? { Self.distinctBelow(upperLimit) }

  /// The smallest of ``thresholds`` that a limit stays below; nil where it reaches all of them.
  package static func distinctBelow(_ upperLimit: Double) -> Double? { thresholds.first { upperLimit < $0 } }
}

extension Bootstrap {
  /// Tests all pairs of constructs whose ratio is defined, in the order of the model.
  ///
  /// - Parameter level: Coverage of the one-sided intervals; nil takes the bootstrap's own.
  /// - Throws: ``InferenceError/invalidLevel(_:)``.
  public func htmtTests(level: Double? = nil) throws(InferenceError) -> [HTMTTest] {
    let (level, names) = (level ?? self.level, fit.model.constructs.map(\.name))
    guard level > 0, level < 1 else { throw .invalidLevel(level) }
    var tests: [HTMTTest] = []
    for (b, second) in names.enumerated() {
      for first in names[..<b] {
        do {
          let kinds = [first, second].map { fit.model.construct(named: $0)?.kind }
          tests.append(
            HTMTTest(
              first: first, second: second, ratio: try estimate(of: .htmt(first, second)),
              upperLimit: try upperBound(of: .htmtSize(first, second), level: level),
              isReflective: kinds.allSatisfy { $0 == .reflective }, level: level))
        } catch .undefinedStatistic {
          continue
        }
      }
    }
    return tests
  }
}
