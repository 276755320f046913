#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A bar on the terminal that shows how far the work is: only where standard error is a screen, and only after
/// a while, so that what is quick leaves no trace.
final class ProgressBar {
  private static let patience = Duration.milliseconds(300)
  private static let width = 30

  private let start = ContinuousClock.now
  private var isShown = false
  private let unit: String

  /// - Parameter unit: What is counted, such as `replicates`.
  init(of unit: String) { self.unit = unit }

  /// Draws the bar anew.
  func show(_ done: Int, of all: Int) {
    guard start.duration(to: .now) > Self.patience, all > 0 else { return }
    isShown = true
    let filled = Self.width * done / all
    let bar = String(repeating: "━", count: filled) + String(repeating: "╌", count: Self.width - filled)
    draw("\r  \(bar) \(100 * done / all) % of \(all) \(unit)")
  }

  /// Takes the bar away.
  func clear() {
    if isShown { draw("\r\u{1B}[2K") }
  }

  private func draw(_ text: String) {
    let bytes = Array(text.utf8)
    // A bar that cannot be drawn is no reason to stop.
    _ = unsafe bytes.withUnsafeBytes { buffer in
      unsafe write(STDERR_FILENO, buffer.baseAddress, buffer.count)
    }
  }
}

extension Terminal {
  /// A bar on standard error, nil where that is no screen.
  static func progressBar(of unit: String = "replicates") -> ProgressBar? {
    isatty(STDERR_FILENO) == 1 ? ProgressBar(of: unit) : nil
  }
}
