/// What is said of folds that units cannot be divided into.
enum FoldCountText {
  /// - Parameters:
  ///   - units: Number of units.
  ///   - what: What they are called.
  static func impossible(_ folds: Int, of units: Int, _ what: String = "units") -> String {
    guard units >= 2 else { return "\(units) \(what) cannot be divided into folds: at least 2 are needed" }
    return "\(units) \(what) cannot be divided into \(folds) folds: take 2\(units > 2 ? " … \(units)" : "")"
  }
}
