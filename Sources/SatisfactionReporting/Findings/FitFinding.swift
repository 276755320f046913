/// Something that the numbers of a fit say: each case holds the numbers it rests on.
package enum FitFinding: Sendable, Equatable {
  /// One driver has the largest impact, and the replicates tell it apart from the second.
  case movesMost(driver: String, impact: Double, interval: ClosedRange<Double>?, target: String)
  /// The two largest impacts cannot be told apart.
  case moveMostTogether(first: String, second: String, impacts: [Double], target: String)
  /// A driver has the lowest index.
  case lowest(driver: String, index: Double)
  /// The two lowest drivers cannot be told apart.
  case lowestTogether(first: String, second: String, indices: [Double])
  /// Five points in one driver go with more than `points` in another.
  case addsLittle(low: String, impact: Double, top: String, points: Int)
  /// How many answers, and what the model explains.
  case explains(answers: Int, share: Double?, target: String)
  /// How many paths may be zero.
  case openPaths(open: Int, all: Int)
  /// Constructs whose questions hardly agree.
  case measuredWeakly([String])
  /// Where the target lies among its drivers, by intervals of differences.
  case position(above: [String], below: [String], open: Int, target: String)
  /// A driver acts on the target itself and through others.
  case directAndThrough(driver: String, estimate: Double, through: [String], target: String)
  /// Whether a driver acts on the target itself is open; that it acts through others is not.
  case onlyThrough(driver: String, through: [String], target: String)
  /// Drivers that matter more and score lower than the mean of the drivers.
  case attend([String])
  /// There is no such driver.
  case nothingLowAndImportant
  /// The driver that matters most also scores highest.
  case hold(driver: String)
  /// Questions with the lowest and the highest means on 0–100.
  case questions(lowest: [FitFacts.Question], highest: [FitFacts.Question])
  /// How many constructs are measured how.
  case measured(consistently: Int, weakly: [String], single: Int, all: Int)
  /// Pairs of constructs that the answers do not show to be distinct.
  case indistinct(pairs: Int, all: Int)
  /// All pairs are shown to be distinct.
  case distinct(all: Int)
}
