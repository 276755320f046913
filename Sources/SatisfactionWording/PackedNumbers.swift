#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Numbers that keep every bit in a file and take little room: eight bytes each, least significant first, in base64.
package struct PackedNumbers: Codable, Equatable, Sendable {
  package let values: [Double]

  package init(_ values: [Double]) { self.values = values }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let bytes = Data(base64Encoded: try container.decode(String.self)).map({ [UInt8]($0) }), bytes.count % 8 == 0
    else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "this is no base64 of whole numbers")
    }
    values = stride(from: 0, to: bytes.count, by: 8).map { start in
      Double(bitPattern: (0..<8).reduce(into: UInt64(0)) { $0 |= UInt64(bytes[start + $1]) << (8 * UInt64($1)) })
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var bytes = Data(capacity: values.count * 8)
    for value in values {
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> shift))
      }
    }
    var container = encoder.singleValueContainer()
    try container.encode(bytes.base64EncodedString())
  }
}
