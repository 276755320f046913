/// What the answers of one indicator mean.
public struct IndicatorCoding: Sendable, Equatable, Codable {
  /// Name of the indicator and of its column.
  public var name: String
  /// The lowest and the highest answer that can be given; nil when none is declared.
  ///
  /// It is declared, never taken from the data: a sample in which nobody chose the highest answer would get another one.
  public var scale: ClosedRange<Double>?
  /// Whether a high answer means little: answers become lowest + highest − answer.
  public var isReversed: Bool
  /// Numbers that stand for "no answer", such as −99.
  public var missingCodes: [Double]
  /// Whoever meets one of these conditions is not asked, so that an empty cell is no refusal.
  public var skips: [RowCondition]

  /// The coding of an indicator; without more than a name, answers are taken as they stand.
  public init(
    name: String, scale: ClosedRange<Double>? = nil, isReversed: Bool = false, missingCodes: [Double] = [],
    skips: [RowCondition] = []
  ) {
    self.name = name
    self.scale = scale
    self.isReversed = isReversed
    self.missingCodes = missingCodes
    self.skips = skips
  }
}
