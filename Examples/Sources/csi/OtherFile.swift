import Satisfaction
import SatisfactionWording
import SurveyFormats

/// A file of this program that stands where a file of another kind was asked for.
enum OtherFile {
  /// The text of a model.
  case model
  /// Definitions of metrics.
  case metrics
  /// Sums in place of answers.
  case moments
  /// What a command wrote as JSON, by its schema.
  case result(String)

  /// Bytes of a file of this program at most: a survey is not read twice.
  private static let mostBytes = 4 << 20

  /// What a file is; nil where it is nothing that this program reads or writes beside answers, and for what can be read
  /// once, such as standard input.
  init?(_ path: String) {
    guard let length = TextFile.length(of: path), length <= Self.mostBytes else { return nil }
    if MomentsFile.isOne(path) {
      self = .moments
      return
    }
    let bytes: [UInt8]
    do { bytes = try TextFile.bytes(of: path) } catch { return nil }
    if let schema = Self.schema(of: bytes) {
      self = .result(schema)
    } else if let text = String(validating: bytes, as: UTF8.self), let kind = Self.kind(of: text) {
      self = kind
    } else {
      return nil
    }
  }

  /// The schema of a document of this program; nil for anything else.
  private static func schema(of bytes: [UInt8]) -> String? {
    do {
      let schema = try JSONText.value(Head.self, from: bytes).schema
      return schema?.hasPrefix("csi.") == true ? schema : nil
    } catch {
      return nil
    }
  }

  /// A model or metrics, whichever language a text is written in; nil where it is none of the two.
  private static func kind(of text: String) -> OtherFile? {
    do {
      _ = try PathModel(text: text)
      return .model
    } catch {
      do {
        return try MetricDefinitions(text: text).metrics.isEmpty ? nil : .metrics
      } catch {
        return nil
      }
    }
  }

  /// What it is, and where it belongs.
  var remark: String {
    switch self {
    case .model: "this is a model file: give it with --model"
    case .metrics: "this is a file of metrics: give it to csi metrics with --metrics"
    case .moments: "these are sums: give them with --moments"
    case .result(PLSFit.savedSchema): "this is a saved fit: give it to csi predict with --fit"
    case .result(Bootstrap.savedSchema): "this is a saved bootstrap: Bootstrap(saved:) reads it, in Swift"
    case .result(FitReport.schema): "this is a result (\(FitReport.schema)): csi table sets it beside others"
    case .result(let schema): "this is a result (\(schema))"
    }
  }

  private struct Head: Decodable {
    let schema: String?
  }
}
