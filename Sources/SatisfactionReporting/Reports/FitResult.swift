public import SatisfactionWording

/// What a table of several results needs of one: read from the JSON document of `csi fit`.
public struct FitResult: Sendable, Equatable {
  /// A number and its interval, nil where it is not known.
  public struct Estimate: Sendable, Equatable {
    /// The number.
    public let value: Double
    /// Its standard error, nil where it is not known.
    public let standardError: Double?
    /// Its interval, nil without resampling.
    public let interval: ClosedRange<Double>?
  }

  /// A path by its ends.
  public struct Path: Sendable, Hashable {
    /// The explaining construct.
    public let from: String
    /// The explained construct.
    public let to: String

    /// A path by its ends.
    public init(from: String, to: String) { (self.from, self.to) = (from, to) }
  }

  /// What the result is called in a table.
  public let name: String
  /// Rows that were used.
  public let used: Int
  /// Such as `pls`.
  public let estimator: String
  /// Replicates behind the intervals.
  public let replicates: Int
  /// The constructs in the order of the model.
  public let constructs: [String]
  /// The paths in the order of the model.
  public let paths: [Path]
  /// Coefficients by path.
  public let coefficients: [Path: Estimate]
  /// R² by construct, those that are explained.
  public let rSquared: [String: Estimate]
  /// 0–100 indices by construct, those with scales.
  public let indices: [String: Estimate]

  /// Reads a result.
  ///
  /// - Parameters:
  ///   - bytes: A document of schema `csi.fit.v1`.
  ///   - name: What it is to be called.
  /// - Throws: `JSONReadingError` where the document is another one.
  public init(reading bytes: [UInt8], name: String) throws(JSONReadingError) {
    // What document it is comes before what it lacks.
    if let schema = try JSONText.value(Head.self, from: bytes).schema, schema != FitReport.schema {
      throw JSONReadingError(
        place: ["schema"], reason: "\(schema) is not a result of csi fit (\(FitReport.schema)): give one of those")
    }
    let document = try JSONText.value(Document.self, from: bytes)
    self.name = name
    used = document.data.used
    estimator = document.settings.estimator
    replicates = document.settings.replicates
    constructs = document.constructs.map(\.name)
    paths = document.paths.map { Path(from: $0.from, to: $0.to) }
    coefficients = Dictionary(
      zip(paths, document.paths.map { $0.inference.estimate($0.estimate, "estimate") }),
      uniquingKeysWith: { first, _ in first })
    rSquared = Self.estimates(document.constructs, "rSquared", \.rSquared)
    indices = Self.estimates(document.constructs, "index", \.index)
  }

  private static func estimates(
    _ constructs: [Document.Construct], _ key: String, _ value: KeyPath<Document.Construct, Double?>
  ) -> [String: Estimate] {
    var result: [String: Estimate] = [:]
    for construct in constructs {
      if let number = construct[keyPath: value] {
        result[construct.name] = construct.inference.estimate(number, key)
      }
    }
    return result
  }
}

/// What every document of this program begins with.
private struct Head: Decodable {
  let schema: String?
}

/// The part of a document of `csi.fit.v1` that is read.
private struct Document: Decodable {
  let schema: String
  let data: Sample
  let settings: Settings
  let constructs: [Construct]
  let paths: [Path]

  struct Sample: Decodable {
    let used: Int
  }

  struct Settings: Decodable {
    let estimator: String
    let replicates: Int
  }

  struct Construct: Decodable {
    let name: String
    let rSquared: Double?
    let index: Double?
    let inference: [String: Interval]?
  }

  struct Path: Decodable {
    let from: String
    let to: String
    let estimate: Double
    let inference: [String: Interval]?
  }

  struct Interval: Decodable {
    let standardError: Double?
    let lower: Double?
    let upper: Double?
  }
}

extension [String: Document.Interval]? {
  /// A number with the interval of its key.
  fileprivate func estimate(_ value: Double, _ key: String) -> FitResult.Estimate {
    let known = self?[key]
    let ends = known.flatMap { interval in interval.lower.flatMap { lower in interval.upper.map { (lower, $0) } } }
    return FitResult.Estimate(
      value: value, standardError: known?.standardError,
      interval: ends.flatMap { $0.0 <= $0.1 ? $0.0...$0.1 : nil })
  }
}
