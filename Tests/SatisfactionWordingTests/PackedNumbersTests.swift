import Foundation
import SatisfactionWording
import Testing

/// Numbers in a file keep every bit, and what is no whole number of them is refused.
@Suite struct PackedNumbersTests {
  @Test func `every bit comes back`() throws {
    let values = [0, -0.0, 1.0 / 3, .infinity, -.greatestFiniteMagnitude, .leastNonzeroMagnitude, 0x1.23456789ABCDEp-7]
    let packed = try JSONEncoder().encode(PackedNumbers(values))
    let read = try JSONDecoder().decode(PackedNumbers.self, from: packed)
    #expect(read.values.map(\.bitPattern) == values.map(\.bitPattern))
    // Least significant byte first: 1 is 3FF0 0000 0000 0000.
    let one = Data([0, 0, 0, 0, 0, 0, 0xF0, 0x3F]).base64EncodedString()
    #expect(try JSONDecoder().decode(PackedNumbers.self, from: JSONEncoder().encode(one)).values == [1])
  }

  @Test(arguments: ["AAAA", "AAAAAAAAAAAA", "no base64", "="]) func `what is cut is refused`(text: String) throws {
    let file = try JSONEncoder().encode(text)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(PackedNumbers.self, from: file) }
  }
}
