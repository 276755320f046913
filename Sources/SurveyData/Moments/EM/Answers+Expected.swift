package import SatisfactionNumerics

extension Answers {
  /// Coded answers of some of the rows used, a missing one replaced by its mean given the answers of its row.
  ///
  /// They spread less than answers do: standard deviations come from the moments, never from these.
  ///
  /// - Parameters:
  ///   - cases: Rows used, from 0.
  ///   - moments: Means and covariances of the coded indicators, in their order.
  /// - Throws: ``SurveyDataError/emNotDefinite(indicator:)``.
  /// - Complexity: O(cases · p²), and O(p³) for every pattern of gaps in the cases.
  package func values(ofCases cases: Range<Int>, expectedBy moments: Moments) throws(SurveyDataError) -> Matrix {
    var result = values(ofCases: cases)
    let gaps = codings.indices.filter { hasGaps[$0] }
    let means = moments.means ?? Array(repeating: 0, count: moments.count)
    var known: [[Int]: Matrix] = [:]
    for (k, row) in cases.enumerated() {
      let missing = gaps.filter { columns[$0].value(at: row).isNaN }
      if missing.isEmpty { continue }
      let observed = codings.indices.filter { !missing.contains($0) }
      let gains: Matrix
      if let found = known[missing] {
        gains = found
      } else {
        gains = try Self.regression(of: missing, on: observed, moments)
        known[missing] = gains
      }
      for (c, i) in missing.enumerated() {
        result[k, i] = observed.indices.reduce(means[i]) {
          $0 + gains[$1, c] * (result[k, observed[$1]] - means[observed[$1]])
        }
      }
    }
    return result
  }

  /// S_OO⁻¹ S_OM.
  private static func regression(
    of missing: [Int], on observed: [Int], _ moments: Moments
  ) throws(SurveyDataError) -> Matrix {
    do {
      let factor = try Cholesky(moments.covariance.submatrix(rows: observed, columns: observed))
      return factor.solve(moments.covariance.submatrix(rows: observed, columns: missing))
    } catch .notPositiveDefinite(let order) {
      throw .emNotDefinite(indicator: moments.names[observed[order - 1]])
    } catch {
      throw .emNotDefinite(indicator: moments.names[observed[0]])
    }
  }
}
