extension ModelContext {
  /// The weights column has a name of its own.
  func weightsFindings() -> [Finding] {
    guard let column = model.conventions.weightsColumn else { return [] }
    let fault: ModelFault? =
      if column.isEmpty {
        .emptyWeightsColumn
      } else if let scalar = Self.controlCharacter(in: column) {
        .controlCharacter(scalar, name: column)
      } else {
        blockPosition(column) == nil ? nil : .weightsColumnAsIndicator(column)
      }
    return fault.map { [Finding(fault: $0, site: .weights)] } ?? []
  }
}
