internal import PathSpecification

extension Statistic {
  /// The weight of a part's score in the score of its construct; undefined where indicators are repeated.
  public static func partWeight(_ construct: String, _ part: String) -> Statistic {
    ofPart("partWeight", construct, part, IndicatorMeasures.weight, topic: "higher-order", isAgainstZero: true)
  }

  /// Variance inflation of a part among the parts of its construct; undefined where indicators are repeated.
  public static func partVIF(_ construct: String, _ part: String) -> Statistic {
    ofPart("partVIF", construct, part, IndicatorCollinearity.inflation, topic: "vif")
  }

  /// The correlation of a part's score and the score of its construct.
  public static func partLoading(_ construct: String, _ part: String) -> Statistic {
    let correlation = correlation(construct, part)
    return Statistic("partLoading", [construct, part], topic: "higher-order", isAgainstZero: true) {
      (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      try correlation.values(replicates)
    }
  }

  private static func ofPart(
    _ name: String, _ construct: String, _ part: String, _ measure: Measure, topic: String, isAgainstZero: Bool = false
  ) -> Statistic {
    Statistic(name, [construct, part], topic: topic, isAgainstZero: isAgainstZero) {
      (replicates: ReplicateEstimates) throws(InferenceError) -> [Double] in
      guard let column = replicates.partColumn(construct, part), let values = replicates.column(measure, column) else {
        throw .unknownStatistic(name: "\(name)(\(construct), \(part))")
      }
      return values
    }
  }
}
