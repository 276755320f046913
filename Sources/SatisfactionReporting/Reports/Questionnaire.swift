public import PathSpecification
internal import SatisfactionWording

/// The questions behind a model: every construct with its items, their scales and their names in two languages, or with
/// the constructs that it is made of.
///
/// The names say what is asked and not in which words: published models give topics, and a survey its own wording.
public struct Questionnaire: Sendable, Equatable {
  /// The model.
  public let model: PathModel
  /// The first line.
  public let title: String

  /// The questions of a model.
  public init(_ model: PathModel, title: String) {
    self.model = model
    self.title = title
  }

  /// The questions as lines of text; an item without a label stands with its name alone.
  public var text: String {
    let names = model.indicators.map { DisplayText.width($0) }.max() ?? 0
    let scales = model.indicators.map { scale(of: $0).count }.max() ?? 0
    var lines = [title, "Each topic is asked in your own words, on the scale beside it: lowest … highest answer."]
    for construct in model.constructs {
      lines += ["", Self.named(construct.name, model.label(of: construct.name))]
      if !construct.parts.isEmpty { lines.append("  = " + construct.parts.joined(separator: " + ")) }
      for item in construct.indicators {
        let scale = scale(of: item)
        let gap = String(repeating: " ", count: names - DisplayText.width(item) + 2)
        let space = String(repeating: " ", count: scales - scale.count + 2)
        lines.append("  \(item)\(gap)\(scale)\(space)\(Self.text(model.label(of: item)))")
      }
    }
    return lines.map { line in
      String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }

  /// `1…10`, turned where the lowest answer is the best; empty without a scale.
  private func scale(of item: String) -> String {
    guard let scale = model.conventions.scale(of: item) else { return "" }
    let ends = [scale.lowerBound, scale.upperBound].map { Int(exactly: $0).map(String.init) ?? "\($0)" }
    return (model.conventions.reversed.contains(item) ? ends.reversed() : ends).joined(separator: "…")
  }

  private static func named(_ name: String, _ label: Label?) -> String {
    label == nil ? name : "\(name): \(text(label))"
  }

  private static func text(_ label: Label?) -> String {
    [label?.text, label?.chinese].compactMap { $0 }.joined(separator: " · ")
  }
}
