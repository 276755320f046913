import Testing

/// Fails with name, got, expected and difference where two numbers are further apart than `tolerance` (relative above
/// 1).
package func expectClose(
  _ got: Double?, _ expected: Double?, _ what: String, tolerance: Double = 1e-9,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let got, let expected else {
    #expect(got == expected, "\(what): got \(String(describing: got))", sourceLocation: sourceLocation)
    return
  }
  let difference = abs(got - expected)
  #expect(
    difference <= tolerance * max(1, abs(expected)),
    "\(what): got \(got), expected \(expected), difference \(difference)", sourceLocation: sourceLocation)
}
