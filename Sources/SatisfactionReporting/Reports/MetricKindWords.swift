/// What kinds of metrics are called: in English by their keys in words, `top box` for `topBox`.
enum MetricKindWords {
  private static let chinese: [String: String] = [
    "rate": "比率", "topBox": "最高档", "bottomBox": "最低档", "mean": "均值", "nps": "净推荐值", "ces": "费力度",
    "gap": "差距", "css": "感知与期望之比", "disconfirmation": "期望不一致", "weightedIndex": "加权指数", "composite": "合成指数",
    "complaints": "投诉", "complaintCauses": "投诉原因", "recovery": "补救", "silent": "沉默", "recoveryLoyalty": "补救与忠诚",
    "loyalty2x2": "忠诚四格", "clv": "顾客终身价值", "priceTolerance": "价格容忍", "curve": "曲线", "behaviour": "行为",
    "responseRate": "应答率",
  ]

  /// The words for a kind.
  static func name(_ kind: String, _ words: ReportWords) -> String {
    words(kind.splitAtCapitals, chinese[kind] ?? kind.splitAtCapitals)
  }
}
