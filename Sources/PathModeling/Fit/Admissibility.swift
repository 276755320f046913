internal import PathSpecification
internal import SatisfactionNumerics
internal import SatisfactionWording

extension PLSFit {
  /// One warning for every estimate outside its admissible range: R² of 1 or more, a corrected loading above 1, ρ_A
  /// above 1, correlations of the constructs that are no correlation matrix.
  ///
  /// Plain PLS estimates are always admissible; consistent PLS corrects for attenuation and can overshoot.
  var admissibilityWarnings: [FitWarning] {
    guard settings.estimator == .plsc else { return [] }
    return reliabilityWarnings + loadingWarnings + rSquaredWarnings + definitenessWarnings
  }

  private var reliabilityWarnings: [FitWarning] {
    zip(model.constructs, estimates.correctionReliabilities).filter { $1 > 1 }.map { construct, rho in
      let number = NumberText.significant(rho, apartFrom: 1)
      return FitWarning(
        code: "inadmissibleReliability",
        message: """
          ρ_A of \(construct.name) is \(number), above 1: the block is not one \
          common factor. Declare it a composite (<~), or take plain PLS
          """,
        chinese: """
          \(construct.name) 的 ρ_A 为 \(number)，大于 1：其题目不构成一个公因子。请将其声明为复合构念（<~），或改用普通 PLS
          """,
        construct: construct.name)
    }
  }

  private var loadingWarnings: [FitWarning] {
    indicators.filter { $0.loading.magnitude > 1 + PLSSolver<Double>.loadingSlack }.map { row in
      let number = NumberText.significant(row.loading, apartFrom: row.loading < 0 ? -1 : 1)
      return FitWarning(
        code: "inadmissibleLoading",
        message: """
          the corrected loading of \(row.name) on \(row.construct) is \
          \(number), beyond ±1: the other items of \
          the block agree with it too little. Declare the block a composite (<~), or take plain PLS
          """,
        chinese: """
          \(row.name) 在 \(row.construct) 上校正后的载荷为 \(number)，超出 ±1：同一构念的其他题目与它一致的程度太低。\
          请将该构念声明为复合构念（<~），或改用普通 PLS
          """,
        construct: row.construct, indicator: row.name)
    }
  }

  private var rSquaredWarnings: [FitWarning] {
    zip(model.constructs, estimates.rSquared).filter { $1 >= 1 }.map { construct, rSquared in
      let number = NumberText.significant(rSquared, apartFrom: 1)
      return FitWarning(
        code: "inadmissibleRSquared",
        message: """
          R² of \(construct.name) is \(number): the corrected correlations explain more than there is. Merge \
          predecessors that are hardly distinct (see HTMT), or take plain PLS
          """,
        chinese: """
          \(construct.name) 的 R² 为 \(number)：校正后的相关所解释的超出全部方差。请合并几乎不可区分的前因（见 HTMT），\
          或改用普通 PLS
          """,
        construct: construct.name)
    }
  }

  private var definitenessWarnings: [FitWarning] {
    let smallest: Double
    do {
      smallest = try SymmetricEigen(estimates.constructCorrelations).values.first ?? 0
    } catch {
      let reason = Phrase(error)
      return [
        FitWarning(
          code: "inadmissibleCorrelations",
          message: """
            the corrected correlations of the constructs cannot be examined (\(reason.english)): take plain PLS
            """,
          chinese: "无法检查构念间校正后的相关（\(reason.chinese)）：请改用普通 PLS")
      ]
    }
    guard smallest < 0 else { return [] }
    let number = NumberText.significant(smallest)
    return [
      FitWarning(
        code: "inadmissibleCorrelations",
        message: """
          the corrected correlations of the constructs do not make a correlation matrix: their smallest eigenvalue is \
          \(number). Some constructs may not be distinct: merge those with a high HTMT, or take plain PLS
          """,
        chinese: """
          构念间校正后的相关不构成相关矩阵：其最小特征值为 \(number)。有些构念可能不可区分：请合并 HTMT 较高的构念，\
          或改用普通 PLS
          """)
    ]
  }
}
