internal import SatisfactionNumerics
internal import SurveyData

/// The numbers in which units are weighed and summed: bytes or single precision where that is exact, else double.
protocol ResamplingArithmetic {
  /// A weight of a unit in a replicate.
  associatedtype Weight: CaseWeight
  /// A number of Z.
  associatedtype Cell: SumCell
  /// A sum of cells times weights.
  associatedtype Sum: ReplicateSum

  /// The stretches of units in both tables are a multiple of this number; those too many weigh 0.
  static var unitsTogether: Int { get }
  /// Replicates of a batch are a multiple of this number.
  static var replicatesTogether: Int { get }
  /// Sums are formed where they are known to stay whole numbers up to this size; infinite where any will do.
  static var largestSum: Double { get }

  /// C = W′Z or C + W′Z, with W `stride` units × replicates and Z `stride` units × columns, both column-major; C is
  /// replicates × columns.
  static func product(
    weights: UnsafePointer<Weight>, cells: UnsafePointer<Cell>, stride: Int, replicates: Int, columns: Int,
    adds: Bool, into sums: UnsafeMutablePointer<Sum>)
}

extension ResamplingArithmetic {
  /// Units with those that fill up the last stretch.
  static func stride(_ units: Int) -> Int { (units + unitsTogether - 1) / unitsTogether * unitsTogether }
}

/// A number that can weigh a unit.
protocol CaseWeight: Numeric, BitwiseCopyable, Sendable {
  init(_ count: UInt8)
  init(_ weight: Double)
}

// MARK: The three arithmetics

/// Counts of one byte, cells of one byte, sums of 32 bits.
enum ByteArithmetic: ResamplingArithmetic {
  static var unitsTogether: Int { WeightedByteSums.unitsTogether }
  static var replicatesTogether: Int { WeightedByteSums.replicatesTogether }
  static var largestSum: Double { Double(Int32.max) }

  static func product(
    weights: UnsafePointer<UInt8>, cells: UnsafePointer<Int8>, stride: Int, replicates: Int, columns: Int, adds: Bool,
    into sums: UnsafeMutablePointer<Int32>
  ) {
    unsafe WeightedByteSums.product(
      weights: weights, units: cells, stride: stride, replicates: replicates, columns: columns, adds: adds, into: sums)
  }
}

enum SinglePrecision: ResamplingArithmetic {
  static var unitsTogether: Int { 1 }
  static var replicatesTogether: Int { 8 }
  static var largestSum: Double { 0x1p24 }

  static func product(
    weights: UnsafePointer<Float>, cells: UnsafePointer<Float>, stride: Int, replicates: Int, columns: Int, adds: Bool,
    into sums: UnsafeMutablePointer<Float>
  ) {
    unsafe WeightedSums.product(
      weights: weights, units: cells, unitCount: stride, replicates: replicates, columns: columns, adds: adds,
      into: sums)
  }
}

enum DoublePrecision: ResamplingArithmetic {
  static var unitsTogether: Int { 1 }
  static var replicatesTogether: Int { 8 }
  static var largestSum: Double { .infinity }

  static func product(
    weights: UnsafePointer<Double>, cells: UnsafePointer<Double>, stride: Int, replicates: Int, columns: Int,
    adds: Bool, into sums: UnsafeMutablePointer<Double>
  ) {
    unsafe WeightedSums.product(
      weights: weights, units: cells, unitCount: stride, replicates: replicates, columns: columns, adds: adds,
      into: sums)
  }
}

// MARK: Their numbers

extension UInt8: CaseWeight {}
extension Float: CaseWeight {}
extension Double: CaseWeight {}
