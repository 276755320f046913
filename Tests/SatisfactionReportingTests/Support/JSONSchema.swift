import Foundation
import SatisfactionReporting

/// A file of `Schemas`, and what of JSON Schema (2020-12) these files use. A word that is not known here is a fault of the
/// schema, so that nothing in it goes unread.
struct JSONSchema {
  private static let known: Set<String> = [
    "$schema", "$id", "$defs", "$ref", "title", "description", "type", "properties", "required", "additionalProperties",
    "items", "enum", "const", "anyOf",
  ]

  private let root: JSONTree

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("../../Schemas")

  /// Every file of `Schemas` that can be read; a test says which cannot.
  static let all: [JSONSchema] = names.compactMap { name in
    do {
      return try JSONSchema(named: name)
    } catch {
      return nil
    }
  }

  /// The names of the files of `Schemas`, without their ending.
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }()

  /// The name that the file gives itself, such as `csi.fit.v1`.
  var id: String { root["$id"]?.text ?? "" }

  init(named name: String) throws {
    let file = Self.folder.appendingPathComponent("\(name).json")
    root = try JSONTree(parsing: String(contentsOf: file, encoding: .utf8))
  }

  /// What a document has that the schema does not allow, or lacks that it asks for.
  func faults(of document: JSONTree) -> [String] { faults(document, root, "") }

  /// What is wrong with the schema itself: unknown words, and objects that may lack keys or hold any.
  ///
  /// - Parameter optional: Keys that need not be there.
  func ownFaults(optional: Set<String> = ["inference", "interval"]) -> [String] { ownFaults(root, "", optional) }

  private func ownFaults(_ schema: JSONTree, _ place: String, _ optional: Set<String>) -> [String] {
    var faults = schema.members.keys.filter { !Self.known.contains($0) }.map { "\(place): unknown word \($0)" }
    let properties = schema["properties"]?.members ?? [:]
    if schema["properties"] != nil {
      let required = Set(schema["required"]?.items.compactMap(\.text) ?? [])
      // The object of uncertainties holds what is known of them.
      let isByName = place.hasSuffix("/inference") && required.isEmpty
      let missing = isByName ? [] : Set(properties.keys).subtracting(required).subtracting(optional)
      faults += missing.map { "\(place): \($0) is not required" }
      if schema["additionalProperties"] != .bool(false) { faults.append("\(place) allows any key") }
    }
    for (name, child) in properties { faults += ownFaults(child, "\(place)/\(name)", optional) }
    for (name, child) in schema["$defs"]?.members ?? [:] {
      faults += ownFaults(child, "\(place)/$defs/\(name)", optional)
    }
    if let items = schema["items"] { faults += ownFaults(items, "\(place)/items", optional) }
    for child in schema["anyOf"]?.items ?? [] { faults += ownFaults(child, place, optional) }
    return faults
  }

  // MARK: Numbers

  /// A number that a document may hold, or a list or table of numbers.
  struct Number {
    /// Its key; of a table of numbers, whose key is `values`, that of the table.
    let name: String
    let place: String
    let description: String?
    let mayBeNull: Bool
  }

  /// Every number.
  var numbers: [Number] { numbers(root, [id]) }

  private func numbers(_ schema: JSONTree, _ place: [String]) -> [Number] {
    var found: [Number] = []
    for (name, child) in schema["properties"]?.members ?? [:] {
      let types = Self.types(child) + Self.types(Self.innermost(child))
      if types.contains("number") || types.contains("integer") {
        found.append(
          Number(
            name: name == "values" ? place.last ?? name : name, place: (place + [name]).joined(separator: "/"),
            description: child["description"]?.text, mayBeNull: types.contains("null")))
      }
      found += numbers(child, place + [name])
    }
    for (name, child) in schema["$defs"]?.members ?? [:] { found += numbers(child, place + [name]) }
    let others = [schema["items"], schema["additionalProperties"]].compactMap { $0 } + (schema["anyOf"]?.items ?? [])
    for child in others { found += numbers(child, place) }
    return found
  }

  private static func types(_ schema: JSONTree) -> [String] {
    schema["type"]?.text.map { [$0] } ?? schema["type"]?.items.compactMap(\.text) ?? []
  }

  /// What a list of lists holds.
  private static func innermost(_ schema: JSONTree) -> JSONTree { schema["items"].map(innermost) ?? schema }

  // MARK: Documents

  private func faults(_ value: JSONTree, _ schema: JSONTree, _ place: String) -> [String] {
    if let name = schema["$ref"]?.text {
      guard name.hasPrefix("#/$defs/"), let target = root["$defs"]?[String(name.dropFirst(8))] else {
        return ["\(place): the schema has no \(name)"]
      }
      return faults(value, target, place)
    }
    if let choices = schema["anyOf"]?.items {
      let all = choices.map { faults(value, $0, place) }
      return all.contains { $0.isEmpty } ? [] : all.min { $0.count < $1.count } ?? []
    }
    return plainFaults(value, schema, place) + objectFaults(value, schema, place)
      + value.items.enumerated().flatMap { number, item in
        schema["items"].map { faults(item, $0, "\(place)/\(number)") } ?? []
      }
  }

  private func plainFaults(_ value: JSONTree, _ schema: JSONTree, _ place: String) -> [String] {
    var faults: [String] = []
    if let only = schema["const"], value != only { faults.append("\(place) is \(value), not \(only)") }
    if let choices = schema["enum"]?.items, !choices.contains(value) { faults.append("\(place) is \(value)") }
    guard let type = schema["type"] else { return faults }
    let types = type.text.map { [$0] } ?? type.items.compactMap(\.text)
    let isWhole = if case .number(let number) = value { number == number.rounded() } else { false }
    if !types.contains(value.type), !(types.contains("integer") && isWhole) {
      faults.append("\(place) is \(value.type), not \(types.joined(separator: " or "))")
    }
    return faults
  }

  private func objectFaults(_ value: JSONTree, _ schema: JSONTree, _ place: String) -> [String] {
    guard case .object(let members) = value else { return [] }
    let properties = schema["properties"]?.members ?? [:]
    var faults = (schema["required"]?.items.compactMap(\.text) ?? []).filter { members[$0] == nil }
      .map { "\(place) lacks \($0)" }
    for (name, member) in members.sorted(by: { $0.key < $1.key }) {
      if let property = properties[name] {
        faults += self.faults(member, property, "\(place)/\(name)")
      } else if schema["additionalProperties"] == .bool(false) {
        faults.append("\(place) has \(name), which the schema does not know")
      } else if let others = schema["additionalProperties"], case .object = others {
        faults += self.faults(member, others, "\(place)/\(name)")
      }
    }
    return faults
  }
}
