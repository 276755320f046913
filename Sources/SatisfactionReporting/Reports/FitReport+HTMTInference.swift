internal import PathModeling
internal import SatisfactionIndices

extension FitReport {
  /// The uncertainty of the heterotrait–monotrait ratios: tables of the shape of the ratios.
  public struct HTMTInference: Sendable, Equatable {
    /// Standard deviation over the replicates.
    public let standardError: NumberTable
    /// Lower end of the two-sided interval.
    public let lower: NumberTable
    /// Upper end of the two-sided interval.
    public let upper: NumberTable
    /// Upper end of the one-sided interval: below 0.85 or 0.90, the constructs are distinct.
    public let oneSidedUpper: NumberTable

    init(_ bootstrap: Bootstrap) {
      let names = bootstrap.fit.model.constructs.map(\.name)
      var pairs: [(Int, Int)] = []
      for b in names.indices { pairs += (0..<b).map { ($0, b) } }
      let statistics = pairs.map { Statistic.htmt(names[$0.0], names[$0.1]) }
      let summaries = bootstrap.summaries(of: statistics)
      func table(_ values: [Double?]) -> NumberTable {
        var rows = [[Double?]](repeating: Array(repeating: nil, count: names.count), count: names.count)
        for ((a, b), value) in zip(pairs, values) { (rows[a][b], rows[b][a]) = (value, value) }
        return NumberTable(names: names, values: rows)
      }
      standardError = table(summaries.map { $0?.standardError })
      lower = table(summaries.map { $0?.lower })
      upper = table(summaries.map { $0?.upper })
      oneSidedUpper = table(
        pairs.map { a, b in
          do {
            return try bootstrap.upperBound(of: .htmtSize(names[a], names[b]))
          } catch {
            return nil
          }
        })
    }
  }
}
