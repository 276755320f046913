import Foundation
import Satisfaction
import Synchronization
import Testing

/// Golden values of independent programs: those that the repository carries (`Tests/Golden/programs`), and those of data
/// sets that it cannot carry, in a folder beside the checkout or the one SATISFACTION_REFERENCE names.
enum Reference {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let carried = package.appending(path: "Tests/Golden/programs")

  /// The folder of what is not carried; nil where it is missing.
  static let folder: URL? = {
    let named = ProcessInfo.processInfo.environment["SATISFACTION_REFERENCE"].map { URL(filePath: $0) }
    let candidates = [named, package.appending(path: "../shared/reference")].compactMap { $0 }
    return candidates.first { FileManager.default.fileExists(atPath: $0.appending(path: "golden").path) }
  }()

  /// Those of some golden files that are there: all with the folder, without it those that are carried.
  static func available(_ names: [String]) -> [String] { names.filter { golden(at: $0) != nil } }

  /// Whether the repository itself has a golden file.
  static func carries(_ name: String) -> Bool { isFile(carried.appending(path: "\(name).json")) }

  /// Path of a data set, such as `mobi`.
  static func data(_ name: String) throws -> String {
    if name == "mobi" { return EmbeddedSurvey.path }
    let own = carried.appending(path: "\(name).csv")
    return isFile(own) ? own.path : try #require(folder).appending(path: "data/\(name).csv").path
  }

  /// A golden file as untyped JSON, decoded once: a dozen tests read each.
  static func golden(_ name: String) throws -> JSONValue {
    let url = try #require(golden(at: name), "no golden file \(name)")
    if let known = decoded.withLock({ $0[name] }) { return known }
    let value = try JSONDecoder().decode(JSONValue.self, from: Data(contentsOf: url))
    decoded.withLock { $0[name] = value }
    return value
  }

  private static func golden(at name: String) -> URL? {
    let own = carried.appending(path: "\(name).json")
    return [own, folder?.appending(path: "golden/\(name).json")].compactMap { $0 }.first(where: isFile)
  }

  private static func isFile(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }

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
