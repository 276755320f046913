import SurveyData
import Testing

/// Codes that nobody declared.
struct FarAnswersTests {
  private func far(
    _ values: [Double], scale: ClosedRange<Double>? = nil, codes: [Double] = []
  ) throws -> [FarAnswer] {
    let coding = IndicatorCoding(name: "a", scale: scale, missingCodes: codes)
    return try Dataset([("a", values)]).farAnswers(of: [coding])
  }

  @Test(
    arguments: [
      ([1, 7, 3, -99, 5, -99, .nan], [(-99, 2)]), ([1, 7, 3, 99, 5], [(99, 1)]),
      ([1, 2, 999, -999, 2, 1], [(-999, 1), (999, 1)]),
      ([1, 7, 3, 37, 5], []), ([1, 7, 3, 38, 5], [(38, 1)]), ([1.5, 2.5, 1_000, 2], [(1_000, 1)]), ([3, 3, 99], []),
      ([0, 1, 0, 1, 9], [(9, 1)]), ([1, 2, 3, 4, 5], []), ([1, 5, 98, 3, 98, 99, 2, 4, 4], [(98, 2), (99, 1)]),
      ([1, 2, 3, 97, 98, 99, 1, 2], [(97, 1), (98, 1), (99, 1)]), ([1, 2, 3, 96, 97, 98, 99, 1, 2], []),
      ([1, 2, 3, 30, 200, 2, 2], [(30, 1), (200, 1)]), ([1, 2, 99, 99, 99], []), ([.nan, .nan], []), ([1], []),
    ] as [([Double], [(Double, Int)])])
  func ends(values: [Double], expected: [(Double, Int)]) throws {
    #expect(try far(values).map(\.value) == expected.map(\.0))
    #expect(try far(values).map(\.cells) == expected.map(\.1))
  }

  @Test func whatIsDeclaredIsNotFar() throws {
    #expect(try far([1, 7, -99, 5], scale: -100...7) == [])
    #expect(try far([1, 7, -99, 5], codes: [-99]) == [])
  }
}
