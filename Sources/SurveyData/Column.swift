/// One column of a data set: its name and its raw answers.
public struct Column: Sendable, Equatable {
  /// The name in the header.
  public let name: String
  /// The answers as they stand in the file.
  public let storage: Storage

  /// How the answers of a column are kept: in the smallest form that holds every one of them exactly.
  public enum Storage: Sendable {
    /// Whole numbers −127…127; ``Column/missingByte`` where there is no answer.
    case bytes(ColumnValues<Int8>)
    /// Any finite numbers; NaN where there is no answer.
    case doubles(ColumnValues<Double>)
    /// Texts: for each row the place of its text in `levels`, which are in order of first appearance; −1 where there
    /// is no text.
    case categories(codes: ColumnValues<Int32>, levels: [String])
  }

  /// Stands for "no answer" in ``Storage/bytes(_:)``.
  public static let missingByte = Int8.min

  /// The number of rows.
  public var count: Int {
    switch storage {
    case .bytes(let values): values.count
    case .doubles(let values): values.count
    case .categories(let codes, _): codes.count
    }
  }

  /// Whether the column holds numbers.
  public var isNumeric: Bool {
    if case .categories = storage { false } else { true }
  }

  /// The number in a row, from 0; nil where there is no answer, and in a text column.
  public func number(at row: Int) -> Double? {
    switch storage {
    case .bytes(let values):
      return values[row] == Self.missingByte ? nil : Double(values[row])
    case .doubles(let values):
      return values[row].isNaN ? nil : values[row]
    case .categories: return nil
    }
  }

  /// The text in a row, from 0; nil where there is none, and in a number column.
  public func text(at row: Int) -> String? {
    guard case .categories(let codes, let levels) = storage, codes[row] >= 0 else { return nil }
    return levels[Int(codes[row])]
  }

  /// Equal names and equal answers, row by row; how they are kept does not matter, and missing equals missing.
  public static func == (a: Column, b: Column) -> Bool {
    guard a.name == b.name, a.count == b.count else { return false }
    switch (a.storage, b.storage) {
    case (.bytes(let x), .bytes(let y)): return x.elementsEqual(y)
    case (.categories(let x, let levels), .categories(let y, let others)):
      return levels == others && x.elementsEqual(y)
    default:
      return a.isNumeric && b.isNumeric && (0..<a.count).allSatisfy { a.number(at: $0) == b.number(at: $0) }
    }
  }
}
