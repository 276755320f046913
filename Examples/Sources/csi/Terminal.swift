import Satisfaction
import SatisfactionWording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is known about the other side of standard output and standard error.
enum Terminal {
  /// Whether a person reads standard output on a screen.
  static var isOnStandardOutput: Bool { isatty(STDOUT_FILENO) == 1 }

  /// How a report on standard output is drawn: as wide as the screen, within reason, and marked up unless the environment
  /// says otherwise (`NO_COLOR`, `TERM=dumb`); plain and 80 columns wide in pipes and files.
  static func style(digits: Int) -> ReportStyle {
    guard isOnStandardOutput else { return ReportStyle(digits: digits) }
    return ReportStyle(digits: digits, width: min(width, 100), text: wantsMarks ? .terminal : .plain)
  }

  /// The command line as it would be typed again.
  static var commandLine: String {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=,%+@")
    let words = CommandLine.arguments.dropFirst().map { argument in
      let isPlain = !argument.isEmpty && argument.allSatisfy(plain.contains)
      return isPlain
        ? argument
        : "'" + argument.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
    return (["csi"] + words).joined(separator: " ")
  }

  /// Columns for help texts.
  static var helpWidth: Int { isOnStandardOutput ? min(width, 100) : 80 }

  /// Fills standard descriptors that the caller closed, so that no file opened later is taken for one of them.
  static func reserveStandardDescriptors() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      // The wrong way round on purpose: what the program then reads or writes fails, and says so.
      _ = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Characters of a line on standard error: names in the data may have any length.
  private static let longestLine = 1_000

  /// Writes a message on standard error, without what would control the terminal. There is nowhere left to report an error of this write.
  static func writeError(_ message: String) {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let shown = line.utf8.count > longestLine ? line.prefix(longestLine) + "…" : line
      return DisplayText.harmless(String(shown))
    }
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    _ = unsafe bytes.withUnsafeBytes { buffer in unsafe write(STDERR_FILENO, buffer.baseAddress, buffer.count) }
  }

  /// Text of several lines without what would control the terminal.
  static func harmless(_ bytes: [UInt8]) -> [UInt8] {
    let lines = String(decoding: bytes, as: UTF8.self).unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false)
    let shown = lines.map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map { DisplayText.harmless(String($0)) }
        .joined(separator: "\t")
    }
    return Array(shown.joined(separator: "\n").utf8)
  }

  private static var wantsMarks: Bool {
    let noColor = environment("NO_COLOR") ?? ""
    let terminal = environment("TERM") ?? "dumb"
    return noColor.isEmpty && terminal != "dumb"
  }

  private static var width: Int {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  private static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }
}
