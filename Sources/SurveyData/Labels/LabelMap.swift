/// What verbal answers mean as numbers: `very satisfied` is 5.
///
/// Labels are compared without letter case and outer blanks. A map may hold several scales that use the same word
/// differently (满意 is the best of five answers on one scale and the second best on another): those that hold all
/// labels of a file decide, and where none does, those that hold all labels of a column. Labels on which they differ are
/// refused.
public struct LabelMap: Sendable, Equatable {
  /// What a label means.
  public enum Meaning: Sendable, Hashable {
    /// A number.
    case number(Double)
    /// No answer.
    case missing
  }

  /// Labels and their meanings; keys are folded.
  typealias Scale = [String: Meaning]

  /// The name of the map, or of its file.
  public let name: String
  let scales: [Scale]

  init(name: String, scales: [Scale]) {
    self.name = name
    self.scales = scales
  }

  /// A map of one scale.
  ///
  /// - Parameters:
  ///   - name: What reports and messages call it.
  ///   - labels: Labels and their numbers; nil for "no answer". Of a label that stands twice the first counts.
  public init(name: String, _ labels: [(label: String, number: Double?)]) {
    let pairs = labels.map { ($0.label.foldedLabel, $0.number.map { Meaning.number($0) } ?? .missing) }
    self.init(name: name, scales: [Dictionary(pairs, uniquingKeysWith: { first, _ in first })])
  }

  /// A map from lines such as `Very satisfied=5`; `Don't know=` is no answer, `#` begins a comment.
  ///
  /// - Parameters:
  ///   - text: One label a line; the last `=` of a line counts.
  ///   - name: What reports and messages call the map, such as the name of its file.
  /// - Throws: ``SurveyDataError/badLabelLine(map:line:text:)``, ``SurveyDataError/repeatedLabel(map:line:label:)``.
  public init(text: String, name: String) throws(SurveyDataError) {
    var scale: Scale = [:]
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = String(line).withoutOuterBlanks
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard let cut = line.lastIndex(of: "="), cut > line.startIndex else {
        throw .badLabelLine(map: name, line: number + 1, text: line)
      }
      let (label, value) = (
        String(line[..<cut]).foldedLabel, String(line[line.index(after: cut)...]).withoutOuterBlanks
      )
      let meaning = value.isEmpty ? Meaning.missing : Double(value).flatMap { $0.isFinite ? .number($0) : nil }
      guard let meaning, !label.isEmpty else { throw .badLabelLine(map: name, line: number + 1, text: line) }
      guard scale.updateValue(meaning, forKey: label) == nil else {
        throw .repeatedLabel(map: name, line: number + 1, label: label)
      }
    }
    guard !scale.isEmpty else { throw .badLabelLine(map: name, line: 1, text: "") }
    self.init(name: name, scales: [scale])
  }

  /// The meaning of every label on the first scale that holds all of them; nil where none does.
  public func meanings(of labels: [String]) -> [Meaning]? {
    let folded = labels.map(\.foldedLabel)
    for scale in scales {
      let found = folded.compactMap { scale[$0] }
      if found.count == folded.count { return found }
    }
    return nil
  }

  /// What the labels of a column mean together.
  package enum Reading: Equatable {
    /// One meaning a label, in their order.
    case meanings([Meaning])
    /// The scale that knows most of the labels lacks the one of this number.
    case unknown(Int)
    /// Two scales know all labels and differ in the one of this number.
    case ambiguous(Int)
  }

  /// The meanings of labels, on the scales that hold all labels of `file` where there are such.
  ///
  /// Of several, those count on which the fewest labels share a number: who answers 满意 and 较满意 means two things.
  package func reading(of labels: [String], in file: Set<String> = []) -> Reading {
    let folded = labels.map(\.foldedLabel)
    let holding = scales.filter { scale in file.allSatisfy { scale[$0] != nil } }
    let basis = file.isEmpty || holding.isEmpty ? Set(folded) : file
    var fitting: [(meanings: [Meaning], shared: Int)] = []
    var (fewestUnknown, firstUnknown) = (Int.max, 0)
    for scale in holding.isEmpty ? scales : holding {
      let unknown = folded.indices.filter { scale[folded[$0]] == nil }
      if unknown.isEmpty {
        let shared = basis.count - Set(basis.compactMap { scale[$0] }).count
        fitting.append((folded.compactMap { scale[$0] }, shared))
      }
      if let first = unknown.first, unknown.count < fewestUnknown {
        (fewestUnknown, firstUnknown) = (unknown.count, first)
      }
    }
    let fewest = fitting.map(\.shared).min()
    let likely = fitting.filter { $0.shared == fewest }.map(\.meanings)
    guard let first = likely.first else { return .unknown(firstUnknown) }
    for other in likely.dropFirst() {
      if let differs = labels.indices.first(where: { other[$0] != first[$0] }) { return .ambiguous(differs) }
    }
    return .meanings(first)
  }

  /// All labels, folded, with their numbers, by number, then label; of a label with several numbers the first scale's
  /// stands first.
  package var labels: [(label: String, number: Double)] {
    scales.flatMap { scale in
      scale.compactMap { label, meaning -> (label: String, number: Double)? in
        if case .number(let number) = meaning { (label, number) } else { nil }
      }.sorted { ($0.number, $0.label) < ($1.number, $1.label) }
    }
  }
}
