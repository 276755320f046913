extension Double {
  /// The same for indices that are equal when rounded to nine decimals: the last bits of sums in another order are no
  /// difference.
  var tieKey: Double { (self * 1e9).rounded() }
}
