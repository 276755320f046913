/// A longer name for reports, in one or two languages; `@label` in model text.
public struct Label: Sendable, Hashable, Codable {
  /// The text, in the language of the model.
  public let text: String
  /// The text in Chinese; nil where there is none.
  public let chinese: String?

  /// A label from its texts.
  public init(_ text: String, chinese: String? = nil) {
    self.text = text
    self.chinese = chinese
  }

  /// The text in a language; that of the model where the label has no other.
  public func text(in language: Language) -> String {
    language == .chinese ? chinese ?? text : text
  }

  /// The languages of labels.
  public enum Language: String, Sendable, Codable, CaseIterable {
    /// `en`, and any language in which a model is written.
    case english = "en"
    /// `zh`.
    case chinese = "zh"
  }
}

extension PathModel {
  /// The label of a construct or of an indicator; nil where it has none.
  ///
  /// A construct and its own indicator may have one name: the label is then the construct's.
  ///
  /// - Complexity: O(constructs).
  public func label(of name: String) -> Label? {
    if let construct = construct(named: name), let text = construct.label {
      return Label(text, chinese: construct.chineseLabel)
    }
    return conventions.labels[name]
  }
}
