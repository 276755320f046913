internal import PathSpecification
internal import SatisfactionWording

extension DriverError: QuotedError {
  /// What is wrong and what to do, in Chinese: for what the data of one group bring about.
  package var chinese: String? {
    switch self {
    case .beyondScale(let item, let mean, let steps, let scale):
      """
      \(item.nameForMessage) 不能提高 \(NumberText.written(steps))：其均值为 \(Self.rounded(mean))，而量表止于 \
      \(NumberText.written(steps > 0 ? scale.upperBound : scale.lowerBound))；请减小幅度
      """
    case .noIndex(let error): error.chinese
    case .tooFewRows(let wave, let rows, let column):
      "\(column.nameForMessage) 列中 \(wave.nameForMessage) 仅有 \(rows) 行可用：至少需要两行"
    default: nil
    }
  }
}
