internal import PathSpecification
internal import SatisfactionWording

extension IndexError: QuotedError {
  /// What is missing, where, and what to do, in Chinese.
  package var chinese: String? {
    switch self {
    case .unknownConstruct(let name):
      "模型中没有构念 \(name.nameForMessage)"
    case .noScale(let construct, let indicators):
      """
      \(Self.chineseNone(construct))：\(indicators.namesForChineseMessage) 的量表未声明。\
      请在模型中（@scale 1..10）或用 --scale 1:10 声明；量表从不由数据推断
      """
    case .meansUnknown(let construct):
      "\(Self.chineseNone(construct))：这些矩不含均值；请随协方差矩阵一并提供"
    case .deviationsUnknown(let construct):
      "\(Self.chineseNone(construct))：给出的是相关；请一并提供标准差"
    case .undefined(let construct):
      """
      \(Self.chineseNone(construct))：其权重有正有负，在量表上几乎相互抵消，已没有可作除数的数。请检查是否有反向题（@reverse）
      """
    case .noEffect(let from, let to):
      "\(from.nameForMessage) 对 \(to.nameForMessage) 没有效应：二者之间没有路径相连"
    }
  }

  private static func chineseNone(_ construct: String) -> String { "\(construct.nameForMessage) 没有 0–100 指数" }
}
