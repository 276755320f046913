public import SatisfactionWording
internal import SurveyData

/// A fit as a file: JSON that names its schema, so that a later program knows what it reads.
private struct SavedFit: Codable {
  let schema: String
  let fit: PLSFit
}

/// The schema that a file names, whatever else it holds.
private struct SavedSchema: Codable {
  let schema: String
}

/// Why a file is no saved fit.
public enum SavedFitError: WordedError, Equatable, Sendable {
  /// The file was written in another schema.
  case otherSchema(found: String, expected: String)
  /// What the file holds does not make a fit; `place` names the part.
  case damaged(place: String, reason: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .otherSchema(let found, let expected):
      "the file has the schema \(found.nameForMessage), this program reads \(expected): save the fit again"
    case .damaged(let place, let reason):
      "the file is not a saved fit: \(place.isEmpty ? "" : place + ": ")\(reason)"
    }
  }
}

extension PLSFit {
  /// The schema of saved fits.
  public static var savedSchema: String { "csi.saved.v1" }

  /// The fit as JSON in UTF-8: equal fits give equal bytes, and a fit that is read back equals the one that was saved.
  public var savedBytes: [UInt8] {
    do {
      return try JSONText.bytes(of: SavedFit(schema: Self.savedSchema, fit: self))
    } catch {
      preconditionFailure("the numbers of a fit are finite: \(error)")
    }
  }

  /// A fit from the bytes of a saved one.
  ///
  /// - Throws: ``SavedFitError/otherSchema(found:expected:)`` for another version;
  ///   ``SavedFitError/damaged(place:reason:)`` where the parts do not belong together, such as a matrix of another
  ///   size than the model's.
  public init(savedBytes bytes: [UInt8]) throws(SavedFitError) {
    do {
      let schema = try JSONText.value(SavedSchema.self, from: bytes).schema
      guard schema == Self.savedSchema else {
        throw SavedFitError.otherSchema(found: schema, expected: Self.savedSchema)
      }
      self = try JSONText.value(SavedFit.self, from: bytes).fit
    } catch let error as SavedFitError {
      throw error
    } catch let error as JSONReadingError {
      throw .damaged(place: error.place.joined(separator: "."), reason: error.reason)
    } catch {
      throw .damaged(place: "", reason: "\(error)")
    }
  }

  /// A fit from a file of ``savedBytes``.
  ///
  /// - Throws: `SurveyDataError` where the file cannot be read; ``SavedFitError``.
  public init(saved path: String) throws {
    try self.init(savedBytes: WholeFile.bytes(at: path))
  }
}
