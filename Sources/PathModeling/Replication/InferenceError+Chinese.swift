internal import SatisfactionWording

extension InferenceError: QuotedError {
  /// What is wrong and what to do, in Chinese: for what the data bring about.
  package var chinese: String? {
    switch self {
    case .allFailed(let reasons):
      """
      没有一个重复样本可以估计（\(reasons.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        .joined(separator: "、"))）：对该模型而言样本太小或太单一
      """
    case .fewRowsForBuckets(let rows):
      """
      \(rows) 行太少，不能分桶：每桶需要 10 行（共需超过 \(ResamplingUnit.automaticLimit) 行）：请按行重复抽样
      """
    case .oneSamplingUnit:
      "全部个案来自一个抽样单元，无从得知其他单元的情况：标准误要求两个单元；请与其他组合并，或不要区间（--bootstrap 0）"
    case .mostlyInadmissible(let inadmissible, let requested):
      """
      没有区间：\(requested) 个重复样本中有 \(inadmissible) 个的一致 PLS 没有合理的估计值，其余样本不足以代表它们。\
      有些构念可能不可区分：请合并 HTMT 较高的构念，或改用普通 PLS
      """
    default: nil
    }
  }
}
