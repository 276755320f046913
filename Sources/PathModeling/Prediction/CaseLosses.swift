/// Squared errors of every row, summed over the indicators of a construct and over repetitions.
///
/// Rows of different folds are different rows, so workers write side by side; repetitions follow each other.
@safe
final class CaseLosses: @unchecked Sendable {
  /// Whose errors they are.
  enum Source: Int, CaseIterable {
    case model, linear, average, alternative
  }

  private let rows: Int
  private let constructs: Int
  private let sums: UnsafeMutablePointer<Double>
  private let answers: UnsafeMutablePointer<Int32>

  /// - Parameters:
  ///   - rows: Number of rows.
  ///   - constructs: Number of endogenous constructs.
  init(rows: Int, constructs: Int) {
    self.rows = rows
    self.constructs = constructs
    unsafe sums = .allocate(capacity: max(1, rows * constructs * Source.allCases.count))
    unsafe sums.initialize(repeating: 0, count: rows * constructs * Source.allCases.count)
    unsafe answers = .allocate(capacity: max(1, rows * constructs))
    unsafe answers.initialize(repeating: 0, count: rows * constructs)
  }

  deinit {
    unsafe sums.deallocate()
    unsafe answers.deallocate()
  }

  private func place(_ row: Int, _ construct: Int) -> Int {
    precondition(row >= 0 && row < rows && construct >= 0 && construct < constructs, "no such row or construct")
    return row * constructs + construct
  }

  /// Adds the squared errors of one prediction of the answers to a construct's indicators.
  func add(_ squares: Double, of source: Source, row: Int, construct: Int) {
    unsafe sums[place(row, construct) * Source.allCases.count + source.rawValue] += squares
  }

  /// Notes how many answers were predicted.
  func count(_ number: Int, row: Int, construct: Int) {
    unsafe answers[place(row, construct)] += Int32(number)
  }

  /// The mean squared error of every row over the indicators of one construct.
  ///
  /// - Returns: A row each, NaN where no answer was predicted.
  func losses(of source: Source, construct: Int) -> [Double] {
    (0..<rows).map { row in
      let place = place(row, construct)
      let count = unsafe answers[place]
      return count > 0 ? unsafe sums[place * Source.allCases.count + source.rawValue] / Double(count) : .nan
    }
  }

  /// The mean of a row's losses over the constructs of which it has answers.
  func lossesOverConstructs(of source: Source) -> [Double] {
    let all = (0..<constructs).map { losses(of: source, construct: $0) }
    return (0..<rows).map { row in
      let own = all.compactMap { $0[row].isNaN ? nil : $0[row] }
      return own.isEmpty ? .nan : own.reduce(0, +) / Double(own.count)
    }
  }

  /// The mean squared error of a row over all of its answers.
  func lossesOverIndicators(of source: Source) -> [Double] {
    (0..<rows).map { row in
      var (sum, count) = (0.0, 0)
      for construct in 0..<constructs {
        let place = place(row, construct)
        unsafe sum += sums[place * Source.allCases.count + source.rawValue]
        unsafe count += Int(answers[place])
      }
      return count > 0 ? sum / Double(count) : .nan
    }
  }
}
