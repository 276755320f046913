public import PathModeling

extension PLSFit {
  /// Writes the fit to a file, which is there as a whole or not at all; `PLSFit(saved:)` reads it.
  ///
  /// - Throws: `ReportingError`.
  public func save(to path: String) throws(ReportingError) {
    try OutputDestination.file(path).write(savedBytes)
  }
}
