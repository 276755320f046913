/// What is known of the rows behind a table of sums.
public struct SumsOrigin: Sendable, Equatable {
  /// What reports call the data.
  public let source: String
  /// Rows of the data, used or not; nil where only those that were summed are known.
  public let rows: Int?
  /// The column whose numbers weighed the rows; nil where every row counted once.
  public let weightsColumn: String?

  /// An origin, of which nothing need be known.
  public init(source: String = "moments", rows: Int? = nil, weightsColumn: String? = nil) {
    (self.source, self.rows, self.weightsColumn) = (source, rows, weightsColumn)
  }
}
