import Foundation
import Satisfaction
import Synchronization
import Testing

/// Golden values of independent programs: a folder beside the checkout, or the one SATISFACTION_REFERENCE names.
///
/// The folder is not part of the repository; tests that need it are skipped, visibly, where it is missing.
enum Reference {
  static let folder: URL? = {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["SATISFACTION_REFERENCE"].map { URL(filePath: $0) }
    let candidates = [named, package.appending(path: "../shared/reference")].compactMap { $0 }
    return candidates.first { FileManager.default.fileExists(atPath: $0.appending(path: "golden").path) }
  }()

  static var isAvailable: Bool { folder != nil }

  /// Path of a data set, such as `mobi`.
  static func data(_ name: String) throws -> String {
    try #require(folder).appending(path: "data/\(name).csv").path
  }

  /// A golden file as untyped JSON, decoded once: a dozen tests read each.
  static func golden(_ name: String) throws -> JSONValue {
    let url = try #require(folder).appending(path: "golden/\(name).json")
    if let known = decoded.withLock({ $0[name] }) { return known }
    let value = try JSONDecoder().decode(JSONValue.self, from: Data(contentsOf: url))
    decoded.withLock { $0[name] = value }
    return value
  }

  private static let decoded = Mutex<[String: JSONValue]>([:])
}

/// The survey that the repository carries.
enum EmbeddedSurvey {
  static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Examples/Data/mobile-phone.csv").path

  static func load(for model: PathModel = .ecsiMobile) throws -> Dataset { try Dataset(csv: path, for: model) }
}

/// JSON without a schema.
enum JSONValue: Decodable, Sendable {
  case null
  case number(Double)
  case text(String)
  case bool(Bool)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    // Numbers first: nearly all values are, and a refused attempt is a hundred times dearer than a taken one.
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  subscript(key: String) -> JSONValue {
    if case .object(let members) = self { members[key] ?? .null } else { .null }
  }

  var number: Double? { if case .number(let value) = self { value } else { nil } }
  var text: String? { if case .text(let value) = self { value } else { nil } }
  var array: [JSONValue] { if case .array(let values) = self { values } else { [] } }
  var members: [String: JSONValue] { if case .object(let members) = self { members } else { [:] } }
  var numbers: [String: Double] { members.compactMapValues(\.number) }
}
