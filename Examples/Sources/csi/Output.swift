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
    let isShown = isShown(destination) && !isDrawn
    do throws(ReportingError) {
      try destination.write(isShown ? Terminal.harmless(bytes) : bytes)
    } catch {
      throw Failure(error)
    }
  }

  /// Writes a report: files and programs get one of many rows while it is made.
  static func write(
    _ report: some ReportContent, as format: OutputFormat, _ style: ReportStyle, to destination: OutputDestination
  ) throws(Failure) {
    guard let own = format.own, !isShown(destination) else {
      return try write(format.bytes(of: report, style), to: destination, isDrawn: format == .text)
    }
    do throws(ReportingError) {
      try report.write(to: destination, as: own, style: style)
    } catch {
      throw Failure(error)
    }
  }

  private static func isShown(_ destination: OutputDestination) -> Bool {
    destination == .standardOutput && Terminal.isOnStandardOutput
  }

  /// Writes text on standard output.
  static func write(_ text: String) throws(Failure) {
    try write(Array(text.utf8), to: .standardOutput)
  }
}
