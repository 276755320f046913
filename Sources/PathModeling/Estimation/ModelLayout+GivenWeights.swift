extension ModelLayout {
  /// Whether no weight under a construct is estimated, J: those of its block are given or alone, and so are those under
  /// its parts. The score is then the same sum of answers in every sample.
  var hasGivenWeights: [Bool] {
    var given = [Bool](repeating: false, count: constructCount)
    for j in plan?.upwards ?? Array(0..<constructCount) where modes[j] == .fixed || modes[j] == .single {
      given[j] = blocks[j].allSatisfy { column in
        guard case .score(let part)? = plan?.source(of: column, items: itemCount) else { return true }
        return given[part]
      }
    }
    return given
  }
}
