public import PathModeling
internal import PathSpecification
internal import SatisfactionWording

/// The 0–100 index of one construct.
public struct ConstructIndex: Sendable, Equatable, Codable {
  /// Name of the construct.
  public let name: String
  /// 0 where every answer is the worst of its scale, 100 where every answer is the best.
  public let index: Double
  /// Standard deviation of the cases' own 0–100 scores.
  public let standardDeviation: Double
}

extension PLSFit {
  /// The 0–100 index of one construct: the weighted mean answer as a share of its declared scale.
  ///
  /// - Returns: 0–100 where no weight is negative; ``indexWarnings`` names those that are.
  /// - Throws: `IndexError`.
  /// - Source: Fornell, Johnson, Anderson, Cha & Bryant (1996), J. Marketing 60(4), doi:10.1177/002224299606000403.
  public func index(of construct: String) throws(IndexError) -> Double {
    try constructIndex(of: construct).index
  }

  /// The index of one construct with the standard deviation of the cases' scores.
  ///
  /// - Throws: `IndexError`.
  public func constructIndex(of construct: String) throws(IndexError) -> ConstructIndex {
    guard let j = model.numbering.construct(construct) else { throw .unknownConstruct(name: construct) }
    guard let means = moments.means else { throw .meansUnknown(construct: construct) }
    let formula = try indexFormula(ofConstruct: j)
    return ConstructIndex(
      name: construct, index: formula.value(of: model.leafIndicators(of: j).map { means[$0] }),
      standardDeviation: formula.standardDeviation)
  }

  /// The index of every construct, in the order of the model.
  ///
  /// - Throws: `IndexError` for the first construct without one.
  public var indices: [ConstructIndex] {
    get throws(IndexError) {
      var rows: [ConstructIndex] = []
      for construct in model.constructs { rows.append(try constructIndex(of: construct.name)) }
      return rows
    }
  }

  /// Weight of every indicator's unstandardised answers, summing to 1 in each construct, in the order of the model; nil
  /// where the weights of a construct cancel.
  public var unstandardizedWeights: [Double?] {
    let deviations = moments.standardDeviations
    return model.numbering.blocks.flatMap { range -> [Double?] in
      let weights = unstandardizedWeightsOfBlock(range, deviations)
      return weights ?? Array(repeating: nil, count: range.count)
    }
  }

  /// One warning for every negative weight in a construct of indicators that has an index, and for every part that counts
  /// negatively in one.
  ///
  /// The weight keeps its value: the index then falls when the answer rises. Where such items outweigh the others in answer
  /// steps, because their answers hardly vary, they turn the whole index against its score; they are the ones to look at.
  public var indexWarnings: [FitWarning] {
    model.constructs.indices.flatMap { j -> [FitWarning] in
      guard model.constructs[j].parts.isEmpty else { return negativeParts(ofConstruct: j) }
      let formula: IndexFormula
      do {
        formula = try indexFormula(ofConstruct: j)
      } catch {
        return []
      }
      let culprit = formula.turningItem
      return formula.weights.indices.filter { formula.weights[$0] < 0 }.map { item in
        negativeWeight(
          indicator: model.constructs[j].indicators[item], construct: model.constructs[j].name,
          effect: culprit == nil ? .lowersIndex : item == culprit ? .turnsIndex : .helpsToTurnIndex)
      }
    }
  }

  /// The formula of the index of construct `j` from the indicators under it: its own, or those of its tree.
  package func indexFormula(ofConstruct j: Int) throws(IndexError) -> IndexFormula {
    let construct = model.constructs[j]
    let leaves = leafWeights(ofConstruct: j)
    let indicators = leaves.map { model.indicators[$0.item] }
    let unscaled = indicators.filter { model.conventions.scale(of: $0) == nil }
    guard unscaled.isEmpty else { throw .noScale(construct: construct.name, indicators: unscaled) }
    guard moments.hasScaleMetric else { throw .deviationsUnknown(construct: construct.name) }
    let deviations = moments.standardDeviations
    let formula = IndexFormula(
      weights: leaves.map(\.weight), deviations: leaves.map { deviations[$0.item] },
      scales: indicators.compactMap { model.conventions.scale(of: $0) })
    guard !formula.cancels else { throw .undefined(construct: construct.name) }
    return formula
  }

  private func unstandardizedWeightsOfBlock(_ range: Range<Int>, _ deviations: [Double]) -> [Double]? {
    SatisfactionIndices.unstandardizedWeights(
      weights: Array(estimates.weights[range]), standardDeviations: Array(deviations[range]))
  }

  private func negativeParts(ofConstruct j: Int) -> [FitWarning] {
    indexParts(ofConstruct: j).filter { ($0.unstandardizedWeight ?? 0) < 0 }.map { part in
      FitWarning(
        code: "negativeIndexWeight",
        message: """
          \(part.part) has a negative weight in the index of \(part.construct): where it rises, the index of \
          \(part.construct) falls. Check whether its indicators are reversed (@reverse)
          """,
        chinese: """
          \(part.part) 在 \(part.construct) 的指数中权重为负：它上升时，\(part.construct) 的指数下降。\
          请检查其题目是否为反向题（@reverse）
          """,
        construct: part.construct)
    }
  }

  private func negativeWeight(indicator: String, construct: String, effect: NegativeWeightEffect) -> FitWarning {
    let words = effect.words(indicator: indicator, construct: construct)
    return FitWarning(
      code: "negativeIndexWeight", message: words.english, chinese: words.chinese, construct: construct,
      indicator: indicator)
  }
}

/// What an indicator with a negative weight does to the index of its construct.
private enum NegativeWeightEffect {
  /// The index falls where its answers rise.
  case lowersIndex
  /// It weighs most, in answer steps, of those that make the index fall where the other answers rise.
  case turnsIndex
  /// It has a share in that.
  case helpsToTurnIndex

  func words(indicator: String, construct: String) -> Phrase {
    switch self {
    case .lowersIndex:
      Phrase(
        """
        indicator \(indicator) has a negative weight in the index of \(construct): a better answer lowers the index. \
        Check whether it is reversed (@reverse)
        """,
        """
        题目 \(indicator) 在 \(construct) 的指数中权重为负：答案越好，指数反而越低。请检查它是否为反向题（@reverse）
        """)
    case .turnsIndex:
      Phrase(
        """
        indicator \(indicator) has a negative weight, and its answers vary so little for the length of their scale that it \
        turns the index of \(construct) against its score: a better answer to the other items lowers the index, and its \
        impacts have the other sign. Leave \(indicator) out, or check whether it is reversed (@reverse)
        """,
        """
        题目 \(indicator) 的权重为负，且相对于量表长度其答案变化极小，使 \(construct) 的指数与其得分方向相反：\
        其他题目的答案越好，指数反而越低，影响的符号也相反。请舍弃 \(indicator)，或检查它是否为反向题（@reverse）
        """)
    case .helpsToTurnIndex:
      Phrase(
        """
        indicator \(indicator) has a negative weight too in the index of \(construct), which runs against its score. \
        Check whether it is reversed (@reverse)
        """,
        """
        题目 \(indicator) 在 \(construct) 的指数中权重也为负，而该指数与其得分方向相反。请检查它是否为反向题（@reverse）
        """)
    }
  }
}
