/// A number of a fit that can be resampled: `.path("Image", "Satisfaction")`, or one of your own.
///
/// It is a question put to replicates after they are made; modules that compute more add their own.
public struct Statistic: Sendable, Hashable, CustomStringConvertible {
  /// What it is, such as `path`.
  public let name: String
  /// The constructs or indicators it is about.
  public let arguments: [String]
  /// The page of methods about it; nil for one of your own.
  public let topic: String?
  /// Whether 0 is a value that one asks whether the estimate can be told from: of paths, effects, weights, loadings and
  /// differences, not of what is a mean, a variance or a ratio.
  public let isAgainstZero: Bool
  /// One number a replicate; NaN where it is undefined in a replicate.
  package let values: @Sendable (ReplicateEstimates) throws(InferenceError) -> [Double]

  package init(
    _ name: String, _ arguments: [String], topic: String? = nil, isAgainstZero: Bool = false,
    values: @escaping @Sendable (ReplicateEstimates) throws(InferenceError) -> [Double]
  ) {
    self.name = name
    self.arguments = arguments
    self.topic = topic
    self.isAgainstZero = isAgainstZero
    self.values = values
  }

  /// A statistic that is a measure of one subject.
  init(_ measure: Measure, _ arguments: String...) {
    self.init(measure.name, arguments, topic: measure.topic, isAgainstZero: measure.isAgainstZero) {
      (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      guard let subject = replicates.number(measure.subject, names: arguments),
        let values = replicates.column(measure, subject)
      else { throw .unknownStatistic(name: Self.description(measure.name, arguments)) }
      return values
    }
  }

  /// A statistic of your own: any number that can be computed from the estimates of a replicate.
  ///
  /// It has no p-value, for nobody but you knows whether 0 is a hypothesis: ``againstZero`` says that it is.
  ///
  /// - Parameters:
  ///   - name: What it is called; statistics with equal names are equal.
  ///   - value: The number in one replicate; NaN where it is undefined. Asked for the same numbers in the same order in
  ///     every replicate, which the closure does unless it branches, it costs some nanoseconds a number.
  public static func custom(_ name: String, _ value: @escaping @Sendable (Replicate) -> Double) -> Statistic {
    Statistic("custom", [name]) { (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      let reader = ReplicateReader(replicates)
      // One for all: what it reads moves on.
      let replicate = Replicate(reader: reader)
      return (0..<replicates.count).map { number in
        reader.begin(number)
        return value(replicate)
      }
    }
  }

  /// The same statistic, tested against 0.
  public var againstZero: Statistic {
    Statistic(name, arguments, topic: topic, isAgainstZero: true, values: values)
  }

  /// The difference of two statistics, replicate by replicate.
  public static func - (a: Statistic, b: Statistic) -> Statistic {
    Statistic("difference", [a.description, b.description], topic: a.topic, isAgainstZero: true) {
      (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      zip(try a.values(replicates), try b.values(replicates)).map { $0 - $1 }
    }
  }

  /// Name and arguments: `path(Image, Satisfaction)`.
  public var description: String { Self.description(name, arguments) }

  private static func description(_ name: String, _ arguments: [String]) -> String {
    "\(name)(\(arguments.joined(separator: ", ")))"
  }

  /// Statistics are equal where their names and arguments are.
  public static func == (a: Statistic, b: Statistic) -> Bool { a.name == b.name && a.arguments == b.arguments }

  /// Hashes name and arguments.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(arguments)
  }
}
