/// How many decimals the kinds of numbers get, from the digits asked for.
public struct ReportDigits: Sendable, Equatable {
  /// Weights, loadings, coefficients, correlations.
  public let coefficient: Int
  /// 0–100 indices.
  public let index: Int
  /// Points: impacts, means and deviations of answers.
  public let points: Int
  /// Ratios that are judged against bounds with two decimals, such as HTMT and VIF: never less than these two.
  public let ratio: Int

  /// Coefficients have all the digits, indices two less, points one less.
  public init(_ digits: Int) {
    coefficient = digits
    index = max(0, digits - 2)
    points = max(0, digits - 1)
    ratio = max(2, digits - 1)
  }
}
