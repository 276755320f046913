/// Numbers by two names: in JSON `{ "names": […], "values": [[…], …] }`, in CSV one line a number.
public struct FieldMatrix: Sendable, Equatable {
  /// The names along one side, and their key in JSON.
  public struct Axis: Sendable, Equatable {
    /// The key, such as `names` or `indicators`.
    public let key: String
    /// The names, in order: texts or numbers.
    public let names: [FieldValue]

    /// Names under a key.
    public init(_ key: String, _ names: [FieldValue]) {
      self.key = key
      self.names = names
    }

    /// Names under a key.
    public init(_ key: String, _ names: [String]) { self.init(key, names.map { .text($0) }) }
  }

  /// More about each of the numbers, of the shape of the values: a measure of ``Uncertainty`` by its key stands beside
  /// the number in CSV, any other becomes a table of its own.
  public struct Layer: Sendable, Equatable {
    /// The key in JSON, under `inference`.
    public let key: String
    /// Row by row; nil where a number is not defined.
    public let values: [[Double?]]

    /// A layer.
    public init(_ key: String, _ values: [[Double?]]) {
      self.key = key
      self.values = values
    }
  }

  /// The names of the rows.
  public let rows: Axis
  /// The names of the columns; those of the rows where they have no key of their own in JSON.
  public let columns: Axis
  /// Row by row; nil where a number is not defined.
  public let values: [[Double?]]
  /// What else belongs to the matrix, after its values.
  public let remarks: [Field]
  /// The key of the values where they and the names stand in the document itself, which further matrices share the names
  /// with; nil for an object of its own.
  var memberOfDocument: String?
  /// Empty where nothing is resampled.
  public let inference: [Layer]
  /// Whether the columns have the names of the rows.
  let isSymmetric: Bool

  /// A matrix whose rows and columns have the same names.
  public init(names: [String], values: [[Double?]], remarks: [Field] = [], inference: [Layer] = []) {
    (rows, columns, isSymmetric) = (Axis("names", names), Axis("names", names), true)
    (self.values, self.remarks, self.inference) = (values, remarks, inference)
  }

  /// A matrix with names of rows and others of columns.
  public init(rows: Axis, columns: Axis, values: [[Double?]], remarks: [Field] = []) {
    (self.rows, self.columns, isSymmetric) = (rows, columns, false)
    (self.values, self.remarks, inference) = (values, remarks, [])
  }
}
