import Satisfaction
import SatisfactionWording

/// A file of this program that stands where a file of another kind was asked for.
enum OtherFile {
  /// The text of a model.
  case model
  /// Definitions of metrics.
  case metrics
  /// What a command wrote as JSON, by its schema.
  case result(String)

  /// Bytes of a file of this program at most: a survey is not read twice.
  private static let mostBytes = 4 << 20

  /// What a file is; nil where it is nothing that this program reads or writes beside answers, and for standard input.
  init?(_ path: String) {
    guard path != "-", let bytes = try? TextFile.bytes(of: path, atMost: Self.mostBytes) else { return nil }
    if let head = try? JSONText.value(Head.self, from: bytes) {
      guard let schema = head.schema, schema.hasPrefix("csi.") else { return nil }
      self = .result(schema)
      return
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    if (try? PathModel(text: text)) != nil {
      self = .model
    } else if let definitions = try? MetricDefinitions(text: text), !definitions.metrics.isEmpty {
      self = .metrics
    } else {
      return nil
    }
  }

  /// What it is, and where it belongs.
  var remark: String {
    switch self {
    case .model: "this is a model file: give it with --model"
    case .metrics: "this is a file of metrics: give it to csi metrics with --metrics"
    case .result(let schema): "this is a result (\(schema)): csi table takes those of csi fit"
    }
  }

  private struct Head: Decodable {
    let schema: String?
  }
}
