import Satisfaction

/// The one way in which results leave the program.
enum Output {
  /// Writes bytes and makes sure that they have arrived.
  ///
  /// A person who reads them on a screen sees them without what would control it: files and programs get every byte.
  ///
  /// - Parameter isDrawn: Whether the bytes were made for a screen, and their marks are the program's own.
  static func write(
    _ bytes: [UInt8], to destination: OutputDestination, isDrawn: Bool = false
  ) throws(Failure) {
    let isShown = destination == .standardOutput && !isDrawn && Terminal.isOnStandardOutput
    do throws(ReportingError) {
      try destination.write(isShown ? Terminal.harmless(bytes) : bytes)
    } catch {
      throw Failure(error)
    }
  }

  /// Writes text on standard output.
  static func write(_ text: String) throws(Failure) {
    try write(Array(text.utf8), to: .standardOutput)
  }
}
