/// A number of a fit that can be resampled: `.path("Image", "Satisfaction")`, or one of your own.
///
/// It is a question put to replicates after they are made; modules that compute more add their own.
public struct Statistic: Sendable, Hashable, CustomStringConvertible {
  /// What it is, such as `path`.
  public let name: String
  /// The constructs or indicators it is about.
  public let arguments: [String]
  /// One number a replicate; NaN where it is undefined in a replicate.
  package let values: @Sendable (ReplicateEstimates) throws(InferenceError) -> [Double]

  package init(
    _ name: String, _ arguments: [String],
    values: @escaping @Sendable (ReplicateEstimates) throws(InferenceError) -> [Double]
  ) {
    self.name = name
    self.arguments = arguments
    self.values = values
  }

  /// A statistic of your own: any number that can be computed from the estimates of a replicate.
  ///
  /// - Parameters:
  ///   - name: What it is called; statistics with equal names are equal.
  ///   - value: The number in one replicate; NaN where it is undefined.
  public static func custom(_ name: String, _ value: @escaping @Sendable (Replicate) -> Double) -> Statistic {
    Statistic("custom", [name]) { (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      (0..<replicates.count).map { value(Replicate(estimates: replicates, number: $0)) }
    }
  }

  /// The difference of two statistics, replicate by replicate.
  public static func - (a: Statistic, b: Statistic) -> Statistic {
    Statistic("difference", [a.description, b.description]) {
      (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      zip(try a.values(replicates), try b.values(replicates)).map { $0 - $1 }
    }
  }

  /// Name and arguments: `path(Image, Satisfaction)`.
  public var description: String { "\(name)(\(arguments.joined(separator: ", ")))" }

  /// Statistics are equal where their names and arguments are.
  public static func == (a: Statistic, b: Statistic) -> Bool { a.name == b.name && a.arguments == b.arguments }

  /// Hashes name and arguments.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(arguments)
  }
}

/// The estimates of one replicate, for statistics of your own.
public struct Replicate: Sendable {
  let estimates: ReplicateEstimates
  let number: Int

  /// The coefficient of a path, NaN without one.
  public func path(from: String, to: String) -> Double { number(.path(from, to)) }
  /// The total effect of one construct on another, NaN without a chain of paths.
  public func totalEffect(from: String, to: String) -> Double { number(.totalEffect(from, to)) }
  /// The weight of a standardised indicator, NaN for an unknown one.
  public func weight(of indicator: String) -> Double { indicatorValue(indicator) { $0.weight($1) } }
  /// The loading of an indicator, NaN for an unknown one.
  public func loading(of indicator: String) -> Double { indicatorValue(indicator) { $0.loading($1) } }
  /// The mean of an indicator in response points, NaN for an unknown one.
  public func mean(of indicator: String) -> Double { indicatorValue(indicator) { $0.mean($1) } }
  /// The standard deviation of an indicator in response points, NaN for an unknown one.
  public func standardDeviation(of indicator: String) -> Double { indicatorValue(indicator) { $0.deviation($1) } }

  /// R² of a construct, NaN for an unknown or exogenous one.
  public func rSquared(of construct: String) -> Double {
    guard let j = estimates.construct(construct) else { return .nan }
    return estimates.table[number, estimates.table.columns.rSquared(j)]
  }

  private func indicatorValue(_ name: String, _ column: (ReplicateColumns, Int) -> Int) -> Double {
    guard let i = estimates.indicator(name) else { return .nan }
    return estimates.table[number, column(estimates.table.columns, i)]
  }

  /// Any other statistic in this replicate, NaN where it is undefined.
  public func number(_ statistic: Statistic) -> Double {
    do {
      return try statistic.values(estimates.only(number))[0]
    } catch {
      return .nan
    }
  }
}
