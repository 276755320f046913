internal import SatisfactionWording

extension MaximumLikelihood {
  /// Two constructs that the likelihood hardly tells apart.
  struct IndistinctPair: Equatable {
    let first: String
    let second: String
    /// Their correlation under the model.
    let correlation: Double
  }

  /// A correlation in size from which on two factors are one for what the answers say: they share 90 % of their variance.
  private static let oneFactor = 0.95
  /// Pairs and paths that are named in a sentence.
  private static let named = 3

  /// The pairs that are hardly told apart, the closest first.
  var indistinctPairs: [IndistinctPair] {
    let (names, correlations) = (model.constructs.map(\.name), estimates.constructCorrelations)
    return names.indices.flatMap { b in
      (0..<b).map { IndistinctPair(first: names[$0], second: names[b], correlation: correlations[$0, b]) }
    }.filter { $0.correlation.magnitude >= Self.oneFactor }.sorted {
      $0.correlation.magnitude > $1.correlation.magnitude
    }
  }

  /// That constructs are not told apart, so that effects are divided among them at random: no error of the search, and
  /// still no result.
  ///
  /// A standardised path beyond ±1 alone may be suppression; it is named as what the missing distinction leads to.
  var indistinctFactors: [FitWarning] {
    let pairs = indistinctPairs
    guard !pairs.isEmpty else { return [] }
    let outcome =
      pathsBeyond.map {
        Phrase(", and standardised paths lie beyond ±1 (\($0.english)),", "，标准化路径超出 ±1（\($0.chinese)）")
      } ?? Phrase(",", "")
    let names = Self.shown(
      pairs.map { pair in
        let number = NumberText.significant(pair.correlation, apartFrom: pair.correlation < 0 ? -1 : 1)
        let (first, second) = (pair.first.nameForMessage, pair.second.nameForMessage)
        return Phrase("\(first) and \(second) (\(number))", "\(first) 与 \(second)（\(number)）")
      }, separator: "; ")
    return [
      FitWarning(
        code: "indistinctFactors",
        message: """
          the answers hardly tell apart as common factors: \(names.english). Their effects are divided among them at random\
          \(outcome.english) so that single paths are no result. Merge these constructs, leave one of \
          them out, or take pls
          """,
        chinese: """
          作为公因子，答案难以区分：\(names.chinese)。其效应在它们之间的分配是随机的\(outcome.chinese)，单条路径不能作为结果。\
          请合并这些构念、舍弃其一，或改用 pls
          """)
    ]
  }

  /// That a standardised path lies beyond ±1 though all constructs are told apart: suppression can do that, a sample too
  /// small for the model more often does.
  var effectsBeyondOne: [FitWarning] {
    guard indistinctPairs.isEmpty, let pathsBeyond else { return [] }
    return [
      FitWarning(
        code: "pathsBeyondOne",
        message: """
          standardised paths lie beyond ±1 (\(pathsBeyond.english)): predecessors that go together closely share their effects \
          out at random. Look at the correlations of the constructs, and merge those that are hardly distinct, before \
          single paths are reported
          """,
        chinese: """
          标准化路径超出 ±1（\(pathsBeyond.chinese)）：密切相关的前因之间，效应的分配是随机的。报告单条路径之前，\
          请先查看构念间的相关，并合并几乎不可区分的构念
          """)
    ]
  }

  /// The standardised paths beyond ±1, the largest first; nil where there is none.
  private var pathsBeyond: Phrase? {
    let beyond = paths.filter { $0.estimate.magnitude > 1 }.sorted { $0.estimate.magnitude > $1.estimate.magnitude }
    guard !beyond.isEmpty else { return nil }
    return Self.shown(
      beyond.map { path in
        let number = NumberText.significant(path.estimate, apartFrom: path.estimate < 0 ? -1 : 1)
        let text = "\(path.from.nameForMessage) → \(path.to.nameForMessage) \(number)"
        return Phrase(text, text)
      })
  }

  /// The first few of some texts, and how many more there are.
  private static func shown(_ texts: [Phrase], separator: String = ", ") -> Phrase {
    let rest = texts.count > named ? "\(separator)and \(texts.count - named) more" : ""
    return Phrase(
      texts.prefix(named).map(\.english).joined(separator: separator) + rest,
      texts.map(\.chinese).chineseList(first: named))
  }
}
