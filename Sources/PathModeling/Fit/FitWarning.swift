/// Something a reader of the estimates should know.
public struct FitWarning: Sendable, Equatable, Codable {
  /// A short name that programs can rely on, such as `negativeIndexWeight`.
  public let code: String
  /// What it means and what can be done, in plain words.
  public let message: String
  /// The same in Chinese, for pages in that language; nil where it was not said.
  public let chinese: String?
  /// The construct it is about, if one.
  public let construct: String?
  /// The indicator it is about, if one.
  public let indicator: String?

  /// A warning; modules that compute more add their own codes.
  public init(
    code: String, message: String, chinese: String? = nil, construct: String? = nil, indicator: String? = nil
  ) {
    self.code = code
    self.message = message
    self.chinese = chinese
    self.construct = construct
    self.indicator = indicator
  }
}
