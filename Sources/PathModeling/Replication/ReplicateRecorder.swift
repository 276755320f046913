internal import SatisfactionNumerics

/// What a worker writes solves to: the table of their estimates, or what a question needs of each solve and nothing
/// more.
///
/// Workers write disjoint solves of one recorder at the same time.
protocol ReplicateRecorder: AnyObject, Sendable {
  /// Takes eight solves, one a lane, from number `first` on.
  ///
  /// Lanes beyond the last solve repeat numbers that nobody asked for, and those of failed solves hold numbers without
  /// a meaning: ``ReplicateOutcomes`` names them.
  func record(_ solver: borrowing PLSSolver<SIMD8<Double>>, from first: Int)
}

extension ReplicateTable: ReplicateRecorder {}
