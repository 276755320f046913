internal import SatisfactionWording

extension Column {
  /// What stands in a row, from 0, as a name: its text, or its number without a needless fraction; nil where there is
  /// nothing.
  public func label(at row: Int) -> String? {
    if let text = text(at: row) { return text }
    return number(at: row).map(NumberText.written)
  }
}
