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

  init(named name: String) throws {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = tests.appendingPathComponent("../../Schemas/\(name).json")
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
