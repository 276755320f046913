internal import PathModeling
internal import PathSpecification
internal import SatisfactionIndices

extension ReportInference {
  /// The uncertainty of every number that a report of this bootstrap's fit holds.
  ///
  /// - Complexity: One pass over the replicates of every number, on all threads.
  init(_ bootstrap: Bootstrap, chains: [[String]]) {
    self.init()
    let numbers = Self.numbers(of: bootstrap.fit, chains: chains)
    for (number, summary) in zip(numbers, bootstrap.summaries(of: numbers.map(\.statistic))) {
      guard let summary else { continue }
      self[number.subject, number.name] = Summary(
        standardError: summary.standardError, bias: summary.bias, lower: summary.lower, upper: summary.upper,
        p: summary.p, t: summary.t)
    }
  }

  /// A number of a report and the statistic behind it.
  private struct Number {
    let subject: ReportSubject
    let name: String
    let statistic: Statistic
  }

  private static func numbers(of fit: PLSFit, chains: [[String]]) -> [Number] {
    fit.model.constructs.flatMap { construct($0.name) } + fit.model.indicators.flatMap(indicator)
      + fit.paths.flatMap { path($0.from, $0.to) } + fit.effects.flatMap { effect($0.from, $0.to) }
      + chains.map {
        Number(subject: .chain($0), name: "estimate", statistic: .specificIndirectEffect($0))
      }
  }

  private static func construct(_ name: String) -> [Number] {
    let statistics: [(String, Statistic)] = [
      ("rSquared", .rSquared(name)), ("adjustedRSquared", .adjustedRSquared(name)), ("bic", .bic(name)),
      ("alpha", .alpha(name)), ("rhoA", .rhoA(name)), ("rhoC", .rhoC(name)), ("ave", .ave(name)),
      ("index", .index(name)), ("indexSD", .indexStandardDeviation(name)),
    ]
    return statistics.map { Number(subject: .construct(name), name: $0, statistic: $1) }
  }

  private static func indicator(_ name: String) -> [Number] {
    let statistics: [(String, Statistic)] = [
      ("weight", .weight(name)), ("unstandardizedWeight", .unstandardizedWeight(name)), ("loading", .loading(name)),
      ("communality", .communality(name)), ("vif", .indicatorVIF(name)), ("mean", .mean(name)),
      ("sd", .standardDeviation(name)),
    ]
    return statistics.map { Number(subject: .indicator(name), name: $0, statistic: $1) }
  }

  private static func path(_ from: String, _ to: String) -> [Number] {
    let statistics: [(String, Statistic)] = [
      ("estimate", .path(from, to)), ("fSquared", .fSquared(from, to)), ("vif", .pathVIF(from, to)),
    ]
    return statistics.map { Number(subject: .path(from: from, to: to), name: $0, statistic: $1) }
  }

  private static func effect(_ from: String, _ to: String) -> [Number] {
    let statistics: [(String, Statistic)] = [
      ("direct", .directEffect(from, to)), ("indirect", .indirectEffect(from, to)),
      ("total", .totalEffect(from, to)), ("impact", .impact(of: from, on: to)),
    ]
    return statistics.map { Number(subject: .effect(from: from, to: to), name: $0, statistic: $1) }
  }
}

extension Report {
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
        statistics.map { statistic in
          do {
            return try bootstrap.upperBound(of: statistic)
          } catch {
            return nil
          }
        })
    }
  }
}
