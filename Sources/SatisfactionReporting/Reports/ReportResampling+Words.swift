internal import PathModeling

extension ReportResampling {
  /// The units in the words of a report.
  func unitText(_ words: ReportWords) -> String {
    let chinese =
      switch unit {
      case "psu": "\(unitCount) 个抽样单元"
      case "columns": "给定的重复权重"
      case "buckets": "\(unitCount) 组\(design == nil ? "行" : "抽样单元")"
      default: "行"
      }
    return words(unitText, chinese)
  }

  /// How the sample was drawn, in the words of a report; nil for a simple random sample.
  func designText(_ words: ReportWords) -> [String]? { design?.text(words) }
}
