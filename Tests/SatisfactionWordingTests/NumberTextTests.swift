import SatisfactionWording
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0.0, "0"), (1.0, "1.00"), (1.720_238_095_238, "1.72"), (-0.002_996_1, "−0.00300"), (123.456, "123"),
    (12_345.6, "12346"), (0.999_6, "1.000"), (4.099e-12, "4.10e-12"), (-2.5e-9, "−2.50e-9"), (.nan, "–"),
  ])
  func `three significant digits in a sentence`(number: Double, expected: String) {
    let text = NumberText.significant(number)
    #expect(text.replacing("e-0", with: "e-") == expected)
  }

  /// What is said to lie beyond 1 is not written as 1.
  @Test(arguments: [(1.000_04, 1.0, "1.00004"), (-1.001, -1, "−1.001"), (1.2, 1, "1.20"), (1, 1, "1.00")])
  func `a number is told from its bound`(number: Double, bound: Double, expected: String) {
    #expect(NumberText.significant(number, apartFrom: bound) == expected)
  }
}
