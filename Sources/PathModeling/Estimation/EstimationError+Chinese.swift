internal import PathSpecification
internal import SatisfactionWording

extension EstimationError: QuotedError {
  /// What is wrong, where, and what to do, in Chinese.
  package var chinese: String? {
    switch self {
    case .invalidOption(let name, let value, _):
      "\(name) 的取值 \(value) 没有意义：请改用允许的取值"
    case .notConverged(let iterations, let change):
      """
      迭代 \(iterations) 次后权重仍变化 \(NumberText.significant(change))：请增加迭代次数，或查看与相邻构念几乎不相关的构念
      """
    case .zeroVariance(let indicator, let cases):
      "题目 \(indicator.nameForMessage) 在全部 \(Self.count(cases)) 个个案中取值相同：请舍弃该题，或合并该组"
    case .singularBlock(let construct):
      """
      构念 \(construct.nameForMessage) 的题目共线，模式 B 因此没有权重：请舍弃重复的题目，或使用 modeA*( … )
      """
    case .collinearPredecessors(let construct, let predecessors):
      """
      \(construct.nameForMessage) 的前因（\(predecessors.namesForChineseMessage)）共线，其路径系数无法确定：\
      请删去一条路径，或合并构念
      """
    case .noScoreVariance(let construct):
      """
      构念 \(construct.nameForMessage) 的题目与所有相邻构念都不相关，因此没有权重：请检查题目，或舍弃该构念
      """
    case .reliabilityNotPositive(let construct):
      """
      构念 \(construct.nameForMessage) 的信度 ρ_A 不是正数，一致 PLS 因此没有定义：请检查是否有反向题，\
      将其声明为复合构念（<~），或改用普通 PLS
      """
    case .tooFewCases(let cases, let construct, let needed):
      """
      \(Self.count(cases)) 个个案对构念 \(construct.nameForMessage) 来说太少，至少需要 \(needed) 个：请增加受访者
      """
    case .tooLarge(let what, let count, let limit):
      "模型有 \(count) 个\(what == "indicators" ? "题目" : "构念")，至多可估计 \(limit) 个"
    case .compositeInLikelihood(let construct):
      """
      构念 \(construct.nameForMessage) 是复合构念（<~），而最大似然只适用于公因子（=~）：请改用 pls、plsc 或 gsca
      """
    case .likelihoodNotConverged(let iterations, let gradient):
      """
      \(iterations) 步之后似然仍在上升（梯度 \(NumberText.significant(gradient))）：请增加迭代次数，或查看几乎不可区分的构念
      """
    case .singularCovariances(let cases, let indicators):
      """
      \(Self.count(cases)) 个个案中 \(indicators) 道题目的协方差矩阵奇异，而最大似然需要其逆：请舍弃与其他题目重复的题目，\
      或使受访者多于题目
      """
    case .plscProduct:
      "一致 PLS 不校正构念的乘积：请用普通 PLS 估计（--estimator pls），或去掉乘积"
    case .productsNeedPLS(let estimator):
      "\(estimator) 不支持构念的乘积：请改用 pls，或去掉乘积"
    case .productIndicatorsOfScores(let moderation):
      """
      \(moderation.rawValue) 使用各因子题目的乘积，而在嵌入法的最后阶段，构念只是其得分，没有题目：请换一种估计乘积的方法\
      （@moderation two-stage），或用 @higher-order disjoint
      """
    case .productsNeedAnswers:
      "构念的乘积需要受访者各自的答案，矩与单题之和并不包含其乘积：请提供数据，或去掉乘积"
    case .productsNeedCompleteRows:
      "构念的乘积需要完整的行，因为被代替的答案并未真正给出：请舍弃不完整的行（--missing casewise）"
    case .productsNotSupported:
      "含构念乘积的模型不支持这一分析：请去掉乘积"
    case .productWithoutVariance(let product):
      "乘积 \(product) 在所有个案中都相同：请去掉它"
    case .collinearFactors(let product):
      """
      \(product) 各因子的题目共线，其乘积指标无法与之正交：请舍弃重复的题目，或改用其他方式估计乘积（@moderation two-stage）
      """
    case .plscHigherOrder(let construct):
      "构念 \(construct.nameForMessage) 由构念组成，一致 PLS 不支持：请改用 pls，或单独估计其组成部分"
    case .estimatorWithoutParts(let estimator, let construct):
      "构念 \(construct.nameForMessage) 由构念组成，\(estimator) 不能估计：请改用 pls、unit 或 pca"
    case .estimatorWithoutFixedWeights(let estimator, let construct):
      """
      构念 \(construct.nameForMessage) 的权重已给定（fixed），而 \(estimator) 要估计所有构念的权重：请改用 pls、plsc、unit 或 pca，\
      或去掉 fixed( … )
      """
    case .unknownConstruct(let name):
      "模型中没有构念 \(name.nameForMessage)"
    case .unknownPath(let from, let to):
      "模型中没有路径 \(from.nameForMessage) → \(to.nameForMessage)"
    case .notEstimatedAnew:
      "无法由该拟合的矩重新估计模型：文件已被改动，请重新拟合数据"
    case .meansUnknown:
      "这些矩不含均值：请随协方差矩阵一并提供"
    }
  }
}
