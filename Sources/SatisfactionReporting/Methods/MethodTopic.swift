internal import SatisfactionWording

/// What stands behind a number: its formula, the convention where programs differ, and the source.
public struct MethodTopic: Sendable, Equatable {
  /// The word to ask for, such as `htmt`.
  public let name: String
  /// Other words that lead here: the names of numbers in the output.
  public let aliases: [String]
  /// What it is, in a few words.
  public let title: String
  /// The formula, a line each.
  public let formula: [String]
  /// What is done where there is a choice, and how to choose otherwise.
  public let conventions: [String]
  /// Where it comes from.
  public let sources: [String]

  /// Every topic, in the order of a report.
  public static let all: [MethodTopic] =
    inputTopics + estimationTopics + indexTopics + measurementTopics + fitTopics + resamplingTopics + predictionTopics
    + groupTopics + programmeTopics + improvementTopics + moderationTopics

  /// The topic with this name or alias, in any case of letters.
  public static func named(_ word: String) -> MethodTopic? {
    let word = word.lowercased()
    return all.first { $0.name == word || $0.aliases.contains { $0.lowercased() == word } }
  }

  /// Names and aliases of all topics, for suggestions.
  public static var words: [String] { all.flatMap { [$0.name] + $0.aliases } }

  /// The topic as text of at most 80 columns.
  public var text: String {
    var lines = ["\(title) (\(name))", ""]
    lines += formula.map { "    \($0)" }
    for convention in conventions { lines += [""] + Self.wrapped(convention, indent: "  ") }
    lines.append("")
    for source in sources { lines += Self.wrapped("Source: \(source)", indent: "  ") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One line a topic: what can be asked for.
  public static var overview: String {
    let rows = DisplayText.columns(all.map { [$0.name, $0.title] }, indent: "  ").map { $0 + "\n" }
    return "Formula, convention and source behind every number: csi methods TOPIC\n\n" + rows.joined()
  }

  private static func wrapped(_ text: String, indent: String) -> [String] {
    DisplayText.wrapped(text, width: 80 - indent.count).map { indent + $0 }
  }
}
