import Satisfaction
import SatisfactionNumerics
import Testing

/// The bootstrap of the mobile-phone survey against those of cSEM and seminr, which draw other cases: means, standard
/// errors and ends of intervals agree within the error that drawing leaves.
struct GoldenBootstrapTests {
  /// What another program says of one statistic.
  struct Peer {
    let mean: Double
    let standardError: Double
    let lower: Double
    let upper: Double
    let replicates: Double
  }

  /// Errors that the largest of a few hundred differences may have.
  private static let most = 5.0
  private static let replicates = 10_000

  private func bootstrap() throws -> Bootstrap {
    let survey = try EmbeddedSurvey.load()
    return try PLS(tolerance: 1e-9).fit(.ecsiMobile, to: survey).bootstrap(on: survey, replicates: Self.replicates)
  }

  private func compare(_ boot: Bootstrap, _ statistic: Statistic, with peer: Peer) throws {
    let values = try boot.values(of: statistic)
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
    let fourth = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) * ($1 - mean) * ($1 - mean) } / n
    let drawn = (1 / n + 1 / peer.replicates).squareRoot()
    let error = variance.squareRoot()
    if error < 1e-12 {
      // The one indicator of a construct.
      #expect(abs(mean - peer.mean) < 1e-12 && peer.standardError < 1e-12, "\(statistic) does not vary")
      return
    }
    #expect(abs(mean - peer.mean) < Self.most * error * drawn, "\(statistic): mean \(mean), there \(peer.mean)")
    // The standard error of a standard deviation: σ·√((κ − 1)/4n).
    let spread = error * ((fourth / (variance * variance) - 1) / 4).squareRoot() * drawn
    #expect(abs(error - peer.standardError) < Self.most * spread, "\(statistic): SE \(error), \(peer.standardError)")
    for (order, end) in [(0.025, peer.lower), (0.975, peer.upper)] {
      let reach = Self.most * (order * (1 - order)).squareRoot() * drawn
      let bounds = Quantiles.type7(values, orders: [max(0, order - reach), min(1, order + reach)])
      #expect(bounds[0] <= end && end <= bounds[1], "\(statistic): end \(end) outside \(bounds)")
    }
  }

  /// `Image->Value`, `w_IMAG1`, `l_IMAG1` or `r2_Value`.
  private func statistic(_ name: String) throws -> Statistic {
    if let arrow = name.firstRange(of: "->") {
      return .path(String(name[..<arrow.lowerBound]), String(name[arrow.upperBound...]))
    }
    let cut = try #require(name.firstIndex(of: "_"))
    let rest = String(name[name.index(after: cut)...])
    return switch name[..<cut] {
    case "w": .weight(rest)
    case "l": .loading(rest)
    default: .rSquared(rest)
    }
  }

  @Test
  func agreesWithCSEM() throws {
    let results = try Reference.golden("l_mobi_ecsi_bootstrap_csem")["results"]
    let boot = try bootstrap()
    var compared = 0
    for table in ["paths", "weights", "loadings", "r2"] {
      let means = results[table]["mean"].numbers
      try #require(!means.isEmpty)
      for (name, mean) in means {
        func number(_ column: String) throws -> Double { try #require(results[table][column][name].number) }
        let peer = Peer(
          mean: mean, standardError: try number("sd_n_minus_1"), lower: try number("q025"),
          upper: try number("q975"), replicates: 5_000)
        try compare(boot, statistic(name), with: peer)
        compared += 1
      }
    }
    #expect(compared == 12 + 24 + 24 + 6)
  }

  @Test
  func agreesWithSeminr() throws {
    let results = try Reference.golden("l_mobi_ecsi_bootstrap_seminr")["results"]
    let boot = try bootstrap()
    var compared = 0
    for kind in ["paths", "weights", "loadings", "htmt", "total"] {
      let table = try GoldenTable(results[kind], kind)
      for row in table.rows {
        let ends = row.split(separator: "->").map { $0.filter { $0 != " " } }
        let statistic: Statistic =
          switch kind {
          case "paths": .path(ends[0], ends[1])
          case "weights": .weight(ends[0])
          case "loadings": .loading(ends[0])
          case "htmt": .htmt(ends[0], ends[1])
          default: .totalEffect(ends[0], ends[1])
          }
        func number(_ column: String) throws -> Double { try #require(table[row, column]) }
        let peer = Peer(
          mean: try number("Bootstrap Mean"), standardError: try number("Bootstrap SD"),
          lower: try number("2.5% CI"), upper: try number("97.5% CI"), replicates: 2_000)
        try compare(boot, statistic, with: peer)
        compared += 1
      }
    }
    #expect(compared == 12 + 24 + 24 + 21 + 21)
  }
}
