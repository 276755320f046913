/// A published value from outside the programme, shown beside the index it names and never tested.
public struct ExternalIndex: Sendable, Equatable {
  /// Whose index: a segment, a group, or any other name.
  public let name: String
  /// Of which wave; nil for none.
  public let wave: String?
  /// Of which construct.
  public let construct: String
  /// 0–100.
  public let index: Double
  /// Who published it.
  public let source: String?

  /// A published value.
  public init(name: String, wave: String?, construct: String, index: Double, source: String?) {
    self.name = name
    self.wave = wave
    self.construct = construct
    self.index = index
    self.source = source
  }
}
