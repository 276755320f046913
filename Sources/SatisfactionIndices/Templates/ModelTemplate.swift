public import PathSpecification

/// A published model, as editable text with its sources.
public struct ModelTemplate: Sendable, Equatable {
  /// The name on the command line, such as `ecsi-mobile`.
  public let name: String
  /// Raised whenever the text changes in a way that changes results.
  public let version: Int
  /// One line on what it is.
  public let title: String
  /// The same in Chinese.
  public let chineseTitle: String
  /// The references the model is taken from.
  public let sources: [String]
  /// Constructs, paths and scales in model text, without the sources.
  public let body: String
  /// The model.
  public let model: PathModel

  /// The text to print and edit: sources as comments, then the model.
  public var text: String {
    let head = ["\(title) · template \(name), version \(version)"] + sources
    return head.map { "# \($0)\n" }.joined() + "\n" + body
  }

  /// Every template, in the order they are listed.
  public static let all: [ModelTemplate] = [
    .ecsiMobile, .acsi1994, .acsiManufacturing, .ecsi1999, .scsb1989, .ccsi, .dealer, .tapWater, .touchpoints,
    .internalService, .serviceProfitChain,
  ]

  /// The template of this name, or nil.
  public static func named(_ name: String) -> ModelTemplate? {
    all.first { $0.name == name }
  }

  /// - Precondition: `body` is a valid model; the texts are this module's own.
  init(name: String, version: Int, title: String, chineseTitle: String, sources: [String], body: String) {
    self.name = name
    self.version = version
    self.title = title
    self.chineseTitle = chineseTitle
    self.sources = sources
    self.body = body
    do {
      model = try PathModel(text: body)
    } catch {
      preconditionFailure("template \(name): \(error)")
    }
  }
}

extension PathModel {
  /// The European satisfaction model with the 24 items of the mobile-phone survey, scale 1…10; see
  /// `ModelTemplate.ecsiMobile`.
  public static var ecsiMobile: PathModel { ModelTemplate.ecsiMobile.model }
  /// The American satisfaction model of 1994; see `ModelTemplate.acsi1994`.
  public static var acsi1994: PathModel { ModelTemplate.acsi1994.model }
}
