internal import SatisfactionWording

extension SurveyDataError: QuotedError {
  /// What is wrong, where, and what to do, in Chinese: for what the rows of one group bring about.
  package var chinese: String? {
    switch self {
    case .noAnswers(let indicator):
      "题目 \(indicator.quotedForMessage) 在任何一行都没有答案：请舍弃该题"
    case .tooFewRows(let used, let rows):
      "\(CountText.grouped(rows)) 行中只有 \(used) 行可用，至少需要 2 行：请查看哪些题目经常缺失，或选择 mean"
    case .tooFewWeights(let column, let used, let rows):
      """
      \(CountText.grouped(rows)) 行中只有 \(used) 行在 \(column.quotedForMessage) 列的权重大于 0，至少需要 2 行：\
      请确认它是否为权重列
      """
    case .badWeightSum(let column, let sum):
      "权重列 \(column.quotedForMessage)：所用各行的权重之和为 \(sum)"
    case .design(let fault): fault.chinese
    case .badCaseCount(let count):
      "个案数为 \(count)；必须大于 1\(count > 1 ? "，且至多为 1e12" : "")"
    case .zeroVariance(let indicator, let cases):
      "题目 \(indicator.nameForMessage) 在全部 \(Self.whole(cases)) 个个案中取值相同：请舍弃该题，或合并该组"
    case .neverTogether(let pairs, let count):
      """
      没有任何一行同时回答了 \(pairs.map { $0.map(\.quotedForMessage).joined(separator: " 与 ") }.joined(separator: "、"))\
      \(count > pairs.count ? "，另有 \(count - pairs.count) 对" : "")：EM 算法无法得知二者的关系；请选择 mean 或 casewise
      """
    case .emNotDefinite(let indicator):
      "EM 算法发现 \(indicator.quotedForMessage) 是其他题目之和，或为常数：请舍弃其中一题"
    case .emNotConverged(let iterations):
      "迭代 \(iterations) 次后 EM 算法仍未收敛：缺失的答案太多；请选择 mean 或 casewise"
    default: nil
    }
  }
}

extension DesignFault {
  /// What is wrong and what to do, in Chinese: for units and weights that a group lacks.
  fileprivate var chinese: String? {
    switch self {
    case .loneUnit(let strata, let count):
      """
      \(strata.map(\.nameForMessage).joined(separator: "、"))\
      \(count > strata.count ? "，另有 \(count - strata.count) 层" : "")：层内只有一个抽样单元，无法得知其方差。\
      请将其并入下一层（--lonely collapse），或说明该单元必然入样（--lonely certainty）
      """
    case .noDegreesOfFreedom(let units, let strata, let cluster):
      """
      \(strata) 个层中只有 \(CountText.grouped(units)) 个抽样单元\(cluster.map { "（\($0.nameForMessage) 列）" } ?? "")，\
      没有可变动的部分：标准误要求单元数多于层数
      """
    case .emptyReplicate(let column):
      "重复权重列 \(column.nameForMessage) 在所有各行中都为 0：请舍弃该列"
    default: nil
    }
  }
}
