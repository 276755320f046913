internal import CSatisfactionBLAS

/// The OpenBLAS library this process runs on.
public enum OpenBLAS {
  /// OpenBLAS on one thread: replicates and blocks of rows are what this package runs in parallel, and a second
  /// thread inside small products makes them slower. Evaluated once, before the first call of any routine.
  static let isReady: Bool = {
    openblas_set_num_threads(1)
    return true
  }()

  /// Ends the threads that OpenBLAS starts when it is loaded, which wait for work in a loop and take a core for a while.
  ///
  /// For a program that starts, works and ends, such as a command line: called first of all, before anything computes
  /// on another thread. OpenBLAS starts threads again if it is told to use more than one.
  public static func endIdleThreads() {
    guard isReady else { return }
    satisfaction_end_idle_threads()
  }

  /// Version, build options and processor kernels, as OpenBLAS states them.
  package static var description: String {
    let config = unsafe openblas_get_config().map { unsafe String(cString: $0) } ?? "OpenBLAS"
    let core = unsafe openblas_get_corename().map { unsafe String(cString: $0) } ?? "unknown core"
    return "\(config.split(separator: " ").prefix(2).joined(separator: " ")), \(core)"
  }
}
