import SatisfactionNumerics
import SurveyData
import Testing

/// Sums of products of answers that stand in a table once each, and large ones in two bytes.
@Suite struct SumPlacesTests {
  private static let rows = 37
  /// The last three rows of a table are no cases.
  private static let stride = 40

  /// Four indicators, one of them turned round, and some of their products.
  private static func answers() throws -> Answers {
    let survey = try Dataset(
      ["a", "b", "c", "d"].enumerated().map { k, name in
        (name, (0..<rows).map { Double(($0 * (2 * k + 3) + $0 * $0 * (k + 1)) % 10 + 1) })
      })
    let codings = ["a", "b", "c", "d"].map { IndicatorCoding(name: $0, scale: 1...10, isReversed: $0 == "b") }
    return try Answers(survey, codings: codings).multiplied([[0, 2], [0, 3], [1, 2], [1, 3], [0, 1], [3, 3]])
  }

  /// Means and covariances of eight replicates in which case k counts (k + r) mod 3 times.
  private static func moments<Cell: SumCell, Sum: ReplicateSum & Numeric>(
    _ answers: Answers, _ places: SumPlaces?, _: Cell.Type, _: Sum.Type, number: (Cell) -> Sum
  ) -> [SIMD8<Double>] {
    let formula = MomentFormula(
      layout: answers.sumLayout, shifts: answers.shifts, turns: answers.codings.map(ColumnTurn.init))
    let (columns, p) = (places?.count ?? formula.layout.weighedCount, formula.layout.paired.count)
    var cells = [Cell](repeating: 99, count: stride * columns)
    unsafe cells.withUnsafeMutableBufferPointer { cells in
      guard let z = cells.baseAddress else { return }
      unsafe Cell.write(answers, cases: 0..<rows, stride: stride, places: places, to: z)
    }
    var sums = [Sum](repeating: 0, count: 8 * columns)
    for column in 0..<columns {
      for r in 0..<8 {
        for k in 0..<stride {
          let cell = number(cells[stride * column + k])
          for _ in 0..<(k + r) % 3 { sums[8 * column + r] += cell }
        }
      }
    }
    let zero = SIMD8<Double>(repeating: 0)
    var moments: [SIMD8<Double>] = Array(repeating: zero, count: p + p * p)
    unsafe moments.withUnsafeMutableBufferPointer { moments in
      guard let first = moments.baseAddress else { return }
      _ = unsafe Sum.evaluate(
        formula, sums, stride: 8, places: places, n: nil, means: first, covariances: first + p)
    }
    return moments
  }

  /// Every sum of whole numbers is exact, so that moments are the same to the last bit.
  @Test func momentsDoNotDependOnThePlaces() throws {
    let answers = try Self.answers()
    let expected = Self.moments(answers, nil, Double.self, Double.self) { $0 }
    #expect(expected.allSatisfy { $0[0].isFinite } && Set(expected.map { $0[0] }).count > 30)
    let once = try #require(answers.sumPlaces(divides: false))
    #expect(Self.moments(answers, once, Double.self, Double.self) { $0 } == expected)
    #expect(Self.moments(answers, once, Float.self, Float.self) { $0 } == expected)
    let bytes = try #require(answers.sumPlaces(divides: true))
    #expect(Self.moments(answers, bytes, Int8.self, Int32.self) { Int32($0) } == expected)
  }

  /// Ten columns have 55 products, some of which are columns or products that are there.
  @Test func everySumStandsOnce() throws {
    let answers = try Self.answers()
    let factors = [[0], [1], [2], [3], [0, 2], [0, 3], [1, 2], [1, 3], [0, 1], [3, 3]]
    var distinct = Set(factors)
    for b in factors.indices {
      for a in 0...b { distinct.insert((factors[a] + factors[b]).sorted()) }
    }
    let once = try #require(answers.sumPlaces(divides: false))
    #expect(once.count == 2 + distinct.count)
    #expect(answers.sumLayout.weighedCount == 2 + 10 + 55 && once.count < 60)
    // Answers less 5 reach 5: products of four of them need two bytes.
    let bytes = try #require(answers.sumPlaces(divides: true))
    #expect(bytes.count == once.count + distinct.count { $0.count == 4 })
  }

  @Test func answersWithoutProducts() throws {
    let survey = try Dataset([("a", [1, 4, 2]), ("b", [2, 3, 3])])
    let answers = try Answers(survey, codings: ["a", "b"].map { IndicatorCoding(name: $0, scale: 1...10) })
    #expect(answers.sumPlaces(divides: true) == nil && !answers.hasProducts)
  }
}
