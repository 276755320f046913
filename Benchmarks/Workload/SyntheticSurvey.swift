import Satisfaction
import SatisfactionNumerics

/// Answers 1…10 that a path model could have brought about: the same for the same model, rows and seed.
public struct SyntheticSurvey: Sendable {
  /// Name and answers of each indicator, in the order of the model.
  public private(set) var columns: [(name: String, values: [Double])]

  /// Draws `rows` cases.
  ///
  /// - Precondition: constructs stand in `model` after their predecessors, and parts after the construct made of them.
  public init(_ model: PathModel, rows: Int, seed: UInt64 = 1) {
    // A part follows from the construct that it makes up.
    let plans = model.constructs.indices.map { j in
      model.predecessors(of: model.constructs[j].name).compactMap(model.numbering.construct)
        + [model.tree?.wholes[j]].compactMap(\.self)
    }
    let counts = model.constructs.map(\.indicators.count)
    columns = model.indicators.map { ($0, [Double](repeating: 0, count: rows)) }
    var stream = RandomStream(seed: seed)
    var scores = [Double](repeating: 0, count: plans.count)
    for row in 0..<rows {
      var column = 0
      for (j, predecessors) in plans.enumerated() {
        let explained = predecessors.reduce(0) { $0 + scores[$1] } / max(1, Double(predecessors.count))
        scores[j] = predecessors.isEmpty ? stream.normal() : 0.7 * explained + 0.6 * stream.normal()
        for _ in 0..<counts[j] {
          let answer = 7 + 1.6 * (0.75 * scores[j] + 0.65 * stream.normal())
          columns[column].values[row] = min(10, max(1, answer.rounded()))
          column += 1
        }
      }
    }
  }

  /// The survey as it is held in memory: a byte an answer.
  public func dataset() throws -> Dataset { try Dataset(columns) }

  /// The survey as a file with a header line.
  public func csv() -> [UInt8] {
    var text = Array(columns.map(\.name).joined(separator: ",").utf8)
    text.append(UInt8(ascii: "\n"))
    guard let rows = columns.first?.values.count else { return text }
    text.reserveCapacity(text.count + rows * columns.count * 3)
    for row in 0..<rows {
      for column in columns {
        let answer = UInt8(column.values[row])
        if answer == 10 { text.append(UInt8(ascii: "1")) }
        text.append(UInt8(ascii: "0") + answer % 10)
        text.append(UInt8(ascii: ","))
      }
      text[text.count - 1] = UInt8(ascii: "\n")
    }
    return text
  }
}
