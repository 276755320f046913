extension ModelContext {
  /// Missing codes are finite and different.
  func missingCodeFindings() -> [Finding] {
    var seen: Set<Double> = []
    return model.conventions.missingCodes.enumerated().compactMap { position, code in
      if !code.isFinite { return Finding(fault: .missingCodeNotFinite(code), site: .missingCode(position)) }
      if seen.insert(code).inserted { return nil }
      return Finding(fault: .doubledMissingCode(code), site: .missingCode(position))
    }
  }
}
