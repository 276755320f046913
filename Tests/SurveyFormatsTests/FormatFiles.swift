import Foundation
import Satisfaction
import SurveyData
import SurveyFormats

/// The small files of this target, written by other programs (`Files/make.py`).
enum FormatFiles {
  /// Path of a file.
  static func path(_ name: String) -> String {
    guard let url = Bundle.module.url(forResource: "Files/\(name)", withExtension: nil) else {
      preconditionFailure("the tests ship without \(name)")
    }
    return url.path
  }

  /// A folder of its own for the files that a test writes.
  static func folder() throws -> URL {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("formats-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }

  /// The bytes of a file, changed and written under another name; its path.
  static func changed(_ name: String, as new: String, _ change: (inout Data) -> Void) throws -> String {
    var data = try Data(contentsOf: URL(fileURLWithPath: path(name)))
    change(&data)
    let url = try folder().appendingPathComponent(new)
    try data.write(to: url)
    return url.path
  }

  static let model = PathModel.ecsiMobile

  /// The hash of a text, as a data set of its bytes would have it.
  static func hash(_ text: String) -> String {
    unsafe Array(text.utf8).withUnsafeBytes { unsafe Fingerprint.text(of: $0) }
  }

  /// Whether a program is there.
  static func has(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }

  /// Whether the libraries that are opened at run time are there.
  static let hasReadstat = canRead("survey.sav")
  static let hasWorkbooks = canRead("survey.xlsx")

  private static func canRead(_ name: String) -> Bool {
    do {
      _ = try SurveyFile(path(name)).read(SurveyRequest(numeric: ["CUEX1"]))
      return true
    } catch let error as SurveyFormatError {
      if case .missingLibrary = error { return false }
      return true
    } catch {
      return true
    }
  }
}
