internal import SatisfactionWording

/// One object of a report: fields in the order of its schema.
public struct Record: Sendable, Equatable {
  /// Where JSON writes the uncertainty of the fields.
  public enum Placement: Sendable, Equatable {
    /// Beside the number: `"change": 1.2, "standardError": 0.4, …`. For objects with one uncertain number.
    case beside
    /// In a member of its own, by the name of the number: `"inference": { "change": { "standardError": 0.4, … } }`.
    case member
  }

  /// The fields.
  public var fields: [Field]
  /// Where JSON writes the uncertainty of the fields.
  public var placement: Placement
  /// The name of the object in CSV where the fields do not name it.
  private let ownRow: String?

  /// An object of these fields.
  ///
  /// - Parameters:
  ///   - fields: In the order of the schema.
  ///   - row: The name of the object in CSV; nil to join its identities.
  ///   - placement: Where JSON writes the uncertainty of the fields.
  public init(_ fields: [Field], row: String? = nil, placement: Placement = .beside) {
    self.fields = fields
    self.placement = placement
    ownRow = row
  }

  /// The name of the object in CSV: the names of what it is about, `Image -> Loyalty` where something leads from one to
  /// another; nil where nothing names it.
  var row: String? {
    if let ownRow { return ownRow }
    var names: [String] = []
    for field in fields where field.isIdentity {
      let name = field.value.keyText
      if field.name == "to", let from = names.popLast() {
        names.append("\(from) -> \(name)")
      } else if !name.isEmpty {
        names.append(name)
      }
    }
    return names.isEmpty ? nil : names.joined(separator: " · ")
  }

  /// What the object leads from and to: its fields `from` and `to`, or the ends of its chain.
  var ends: (from: String, to: String)? {
    let identities = fields.filter(\.isIdentity)
    if let from = identities.first(where: { $0.name == "from" }), let to = identities.first(where: { $0.name == "to" })
    {
      return (from.value.joined(separator: " "), to.value.joined(separator: " "))
    }
    guard case .list(let names)? = identities.first?.value, let first = names.first, let last = names.last else {
      return nil
    }
    return (first.joined(separator: " "), last.joined(separator: " "))
  }
}

extension FieldValue {
  /// The value as a name or a part of one, empty where there is none.
  var keyText: String {
    if case .number(let number) = self { NumberText.written(number) } else { joined(separator: " -> ") }
  }
}
