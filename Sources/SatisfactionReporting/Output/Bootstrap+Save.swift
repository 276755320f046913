public import PathModeling

extension Bootstrap {
  /// Writes the bootstrap to a file, which is there as a whole or not at all; `Bootstrap(saved:)` reads it.
  ///
  /// - Throws: `ReportingError`.
  public func save(to path: String) throws(ReportingError) {
    try OutputDestination.file(path).write(savedBytes)
  }
}
