extension PathModel: Codable {
  /// Encodes the model as one string, its canonical ``text``: readable, the same for equal models, and without loss.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// Reads a model from a string of model text.
  ///
  /// - Throws: `DecodingError.dataCorrupted` with the problems where the text is not a valid model.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do {
      try self.init(text: text)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }
}
