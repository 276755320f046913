import Satisfaction

/// The one way in which results leave the program.
enum Output {
  /// Writes bytes and makes sure that they have arrived.
  static func write(_ bytes: [UInt8], to destination: OutputDestination) throws(Failure) {
    do throws(ReportingError) {
      try destination.write(bytes)
    } catch {
      throw Failure(error)
    }
  }

  /// Writes text on standard output.
  static func write(_ text: String) throws(Failure) {
    try write(Array(text.utf8), to: .standardOutput)
  }
}
