import Satisfaction

/// Fits that reports are made of.
enum Fixtures {
  /// The mobile-phone survey that the examples carry.
  static let mobilePhone: String = {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    return "/\(root)/Examples/Data/mobile-phone.csv"
  }()

  /// The European model on the mobile-phone survey.
  static func ecsi(_ estimator: PLS = PLS()) throws -> PLSFit {
    try estimator.fit(.ecsiMobile, to: Dataset(csv: mobilePhone, for: .ecsiMobile))
  }

  /// A model in text on the mobile-phone survey.
  static func fit(_ text: String) throws -> PLSFit {
    let model = try PathModel(text: text)
    return try PLS().fit(model, to: Dataset(csv: mobilePhone, for: model))
  }

  /// Three constructs without declared scales.
  static let withoutScales = """
    Image =~ IMAG1..IMAG5
    Value <~ PERV1 + PERV2
    Trust =~ CUSA1..CUSA3
    Value ~ Image
    Trust ~ Value + Image
    """
}
