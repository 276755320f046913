import Foundation
import Satisfaction
import Testing

/// The survey that the repository carries, and small ones written out in a test.
enum Survey {
  static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func mobile(for model: PathModel = .ecsiMobile) throws -> Dataset {
    try Dataset(csv: package.appending(path: "Examples/Data/mobile-phone.csv").path, for: model)
  }

  /// The answers as columns that a test may change.
  static func mobileColumns() throws -> [(name: String, values: [Double])] {
    let data = try mobile()
    return data.columns.map { column in
      (column.name, (0..<data.rowCount).map { column.number(at: $0) ?? .nan })
    }
  }

  static func mobileFit(_ estimator: PLS = PLS(tolerance: 1e-12)) throws -> PLSFit {
    try estimator.fit(.ecsiMobile, to: mobile())
  }
}
