internal import PathSpecification
internal import SatisfactionWording

/// Why drivers cannot be told.
public enum DriverError: Error, Sendable, Equatable {
  /// The model has no construct of this name.
  case unknownTarget(String, suggestion: String?)
  /// No construct has a chain of paths to the target.
  case noDrivers(target: String)
  /// The model has no item of this name; `use` is what it was named for, such as `--raise`.
  case unknownItem(String, use: String, suggestion: String?)
  /// An item is named twice for one use.
  case repeatedItem(String, use: String)
  /// No chain of paths leads from the item's construct to the target.
  case noChain(item: String, construct: String, target: String)
  /// An item that was acted on is none of a driver.
  case notADriver(item: String, target: String, use: String)
  /// A mean answer would be carried beyond the ends of its scale.
  case beyondScale(item: String, mean: Double, steps: Double, scale: ClosedRange<Double>)
  /// A step is not a finite number other than 0.
  case impossibleStep(item: String, steps: Double)
  /// A construct has no index.
  case noIndex(IndexError)
  /// A wave has too few rows to compare.
  case tooFewRows(wave: String, rows: Int, column: String)
  /// Nothing was acted on.
  case nothingActedOn
  /// A row of a plan has no item.
  case planWithoutItem(row: Int)
  /// A target of a plan is no score of 0–100.
  case planTarget(item: String, value: Double)
}

extension DriverError: CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .unknownTarget(let name, let suggestion):
      "the model has no construct \(name.nameForMessage): " + Self.advice(suggestion, "name one of the model")
    case .noDrivers(let target):
      "no construct has a path to \(target.nameForMessage): name a target that something leads to"
    case .unknownItem(let name, let use, let suggestion):
      "\(use): the model has no item \(name.nameForMessage): " + Self.advice(suggestion, "name an item of the model")
    case .repeatedItem(let name, let use): "\(use) names \(name.nameForMessage) twice: name it once"
    case .noChain(let item, let construct, let target):
      """
      \(item.nameForMessage) cannot be raised for \(target.nameForMessage): no chain of paths leads there from \
      \(construct.nameForMessage)
      """
    case .notADriver(let item, let target, let use):
      """
      \(use): \(item.nameForMessage) belongs to no driver of \(target.nameForMessage), so nothing follows from it: name \
      items of drivers
      """
    case .beyondScale(let item, let mean, let steps, let scale):
      """
      \(item.nameForMessage) cannot be raised by \(NumberText.written(steps)): its mean is \(Self.rounded(mean)), and the \
      scale ends at \(NumberText.written(steps > 0 ? scale.upperBound : scale.lowerBound)); raise it by less
      """
    case .impossibleStep(let item, let steps):
      "\(item.nameForMessage) cannot be raised by \(steps): give a number of answer steps other than 0"
    case .noIndex(let error): error.description
    case .tooFewRows(let wave, let rows, let column):
      "column \(column.nameForMessage) has \(rows) usable rows with \(wave.nameForMessage): two are needed at least"
    case .nothingActedOn: "nothing was acted on: name the items (--acted), or a plan (--plan)"
    case .planWithoutItem(let row): "the plan names no item in row \(row): fill it in, or remove the row"
    case .planTarget(let item, let value):
      "the plan's target of \(item.nameForMessage) is \(NumberText.written(value)): give a score of 0 to 100"
    }
  }

  private static func advice(_ suggestion: String?, _ otherwise: String) -> String {
    suggestion.map { "did you mean \($0.nameForMessage)?" } ?? otherwise
  }

  static func rounded(_ value: Double) -> String { NumberText.written((value * 100).rounded() / 100) }
}
