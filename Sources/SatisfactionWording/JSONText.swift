#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Reads and writes values as JSON (RFC 8259): the one place where the library meets a parser of it.
public enum JSONText {
  /// A value of any type that can be decoded.
  ///
  /// - Parameters:
  ///   - type: What the document should hold.
  ///   - bytes: The document, in UTF-8.
  /// - Throws: ``JSONReadingError``, with the place in the document where it does not hold that.
  public static func value<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8]
  ) throws(JSONReadingError) -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch let error as DecodingError {
      throw JSONReadingError(error)
    } catch {
      throw JSONReadingError(place: [], reason: "\(error)")
    }
  }

  /// A value that can be encoded, its keys in alphabetical order: equal values give equal bytes.
  ///
  /// - Throws: ``JSONWritingError`` where a number of the value is not finite.
  public static func bytes(of value: some Encodable) throws(JSONWritingError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
    } catch let EncodingError.invalidValue(value, context) {
      throw JSONWritingError(place: context.codingPath.map(\.stringValue), reason: "\(value) is not a number of JSON")
    } catch {
      throw JSONWritingError(place: [], reason: "\(error)")
    }
  }
}

/// Why a document does not hold what it should.
public struct JSONReadingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The keys from the top to the place; empty for the document as a whole.
  public let place: [String]
  /// What is wrong there.
  public let reason: String

  /// What is wrong at a place.
  public init(place: [String], reason: String) { (self.place, self.reason) = (place, reason) }

  /// Place and reason in one line.
  public var description: String { place.isEmpty ? reason : "\(place.joined(separator: ".")): \(reason)" }
}

/// Why a value cannot be written.
public struct JSONWritingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The keys from the top to the place.
  public let place: [String]
  /// What is wrong there.
  public let reason: String

  /// Place and reason in one line.
  public var description: String { place.isEmpty ? reason : "\(place.joined(separator: ".")): \(reason)" }
}

extension JSONReadingError {
  fileprivate init(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, let context):
      self.init(place: Self.keys(context), reason: "there is no \"\(key.stringValue)\"")
    case .valueNotFound(_, let context): self.init(place: Self.keys(context), reason: "the value is null")
    case .typeMismatch(_, let context):
      self.init(place: Self.keys(context), reason: "the value is of another kind than expected")
    case .dataCorrupted(let context):
      let isWhole = context.codingPath.isEmpty
      self.init(place: Self.keys(context), reason: isWhole ? "this is not JSON" : context.debugDescription)
    @unknown default: self.init(place: [], reason: "\(error)")
    }
  }

  private static func keys(_ context: DecodingError.Context) -> [String] {
    context.codingPath.map { key in key.intValue.map { "\($0 + 1)" } ?? key.stringValue }
  }
}
