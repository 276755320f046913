import SatisfactionWording
import Testing

@Suite struct DecimalTextTests {
  @Test(arguments: [
    (0.0, 3, "0.000"), (-0.0, 3, "0.000"), (-0.0004, 3, "0.000"), (-0.000_499, 3, "0.000"), (-0.0006, 3, "-0.001"),
    // Exact ties go to the even digit.
    (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (-2.5, 0, "-2"), (0.125, 2, "0.12"), (0.375, 2, "0.38"),
    (0.0625, 3, "0.062"), (4503599627370497.5, 0, "4503599627370498"),
    // What looks like a tie and lies below or above one.
    (2.675, 2, "2.67"), (1.005, 2, "1.00"), (1.115, 2, "1.11"), (0.285, 2, "0.28"), (1.015, 2, "1.01"),
    (-0.0005, 3, "-0.001"), (0.045, 2, "0.04"), (8.345, 2, "8.35"),
    // Carries.
    (0.9996, 3, "1.000"), (9.9999, 3, "10.000"), (99.95, 1, "100.0"), (-9.5, 0, "-10"), (999999.5, 0, "1000000"),
    // Small, large, many decimals.
    (1e-10, 3, "0.000"), (.leastNonzeroMagnitude, 5, "0.00000"), (12, 3, "12.000"), (123456789.125, 2, "123456789.12"),
    (1e15, 1, "1000000000000000.0"), (9007199254740992, 0, "9007199254740992"), (1e22, 0, "10000000000000000000000"),
    (0.1, 20, "0.10000000000000000555"), (0.3, 17, "0.29999999999999999"), (72.454, 1, "72.5"),
  ])
  func `fixed decimals`(value: Double, decimals: Int, expected: String) {
    #expect(DecimalText.fixed(value, decimals: decimals, minus: .hyphen) == expected)
  }

  @Test func `the largest double has 309 digits`() {
    let text = DecimalText.fixed(.greatestFiniteMagnitude, decimals: 0)
    #expect(text.count == 309)
    #expect(text.hasPrefix("17976931348623157081452742373170435679807056752584"))
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `what is no finite number has no decimals`(value: Double) {
    #expect(DecimalText.fixed(value, decimals: 3) == "–")
  }

  @Test func `the smallest double in full`() {
    let text = DecimalText.fixed(.leastNonzeroMagnitude, decimals: 1074)
    #expect(text.hasSuffix("447265625"))
    #expect(text.drop { "0.".contains($0) }.hasPrefix("4940656458412465441765687928682213723650598"))
  }

  @Test func `people get a true minus sign`() {
    #expect(DecimalText.fixed(-0.031, decimals: 3) == "\u{2212}0.031")
    #expect(DecimalText.fixed(-0.0001, decimals: 3) == "0.000")
  }

  @Test func `seventeen digits read back as the same number`() {
    var state: UInt64 = 20_260_101
    for _ in 0..<2_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(Int64(bitPattern: state)) / 9.0e15
      let text = DecimalText.fixed(value, decimals: 20, minus: .hyphen)
      #expect(Double(text) == value, "\(value) was written as \(text)")
    }
  }

  @Test func `rounding never errs by more than half a unit`() {
    for step in -3_000...3_000 {
      let value = Double(step) * 0.000_37
      let text = DecimalText.fixed(value, decimals: 2, minus: .hyphen)
      let back = Double(text) ?? .nan
      #expect(abs(back - value) <= 0.005 + 1e-12, "\(value) was written as \(text)")
    }
  }
}
