internal import SatisfactionNumerics
internal import SurveyData

/// Replicates of weighted means over the cells of one segment: what each case adds is known, so a replicate needs one
/// sum a column, constructs or items.
///
/// In independent samples every cell is a stratum: n cases are drawn from its n. In a panel respondents are drawn with all
/// their rows, and the segment is the stratum.
struct SegmentReplicates {
  let replicates: Int
  let seed: UInt64
  let answers: Answers
  let cells: ProgrammeCells

  typealias Vector = SIMD8<Double>

  /// A worker's memory.
  struct Memory {
    var block = CellBlock()
    var vectors: [SIMD8<Double>] = []
  }

  /// The cases of a stratum and what they add.
  private struct Stratum {
    let number: Int
    /// Columns, without the weight that stands behind them.
    let columns: Int
    /// Vectors of one case.
    var width: Int { (columns + 8) / 8 }
    /// For each cell the mean of each column, around which sums are formed.
    var centres: [[Double]] = []
    /// For each unit its first case, and the end of the last.
    var starts: [Int32] = []
    /// For each case the place of its cell.
    var places: [Int32] = []
  }

  /// The replicates of the means of some columns.
  ///
  /// - Parameters:
  ///   - shown: Cells of one segment; one of them where samples are independent.
  ///   - units: The respondents of the segment; nil where every case is a unit.
  ///   - columns: Number of columns.
  ///   - load: Takes in a cell and returns, for a case and a column, what it is the mean of.
  /// - Returns: For each cell and column B means; NaN where no case of the cell was drawn.
  func means(
    of shown: [Int], stratum number: Int, units: SegmentUnits?, columns: Int, _ memory: inout Memory,
    load: (Int, inout CellBlock) -> (CellBlock, Int, Int) -> Double
  ) -> [[[Double]]] {
    var stratum = Stratum(number: number, columns: columns)
    memory.vectors.removeAll(keepingCapacity: true)
    var owners: [Int32] = []
    for cell in shown {
      let members = cells.cells.members(ofCell: cell)
      memory.block.load(answers, members: members)
      let value = load(cell, &memory.block)
      add(memory.block, columns: columns, value, &stratum, &memory.vectors)
      if let units { owners += members.map { units.unit(ofRow: $0) } }
    }
    if let units {
      group(owners, units: units.count, &stratum, &memory.vectors)
    } else {
      stratum.starts = (0...stratum.places.count).map { Int32($0) }
    }
    return draw(stratum, memory.vectors)
  }

  /// Adds the cases of a cell: ω(y − ȳ) of every column, and ω.
  private func add(
    _ block: CellBlock, columns: Int, _ value: (CellBlock, Int, Int) -> Double, _ stratum: inout Stratum,
    _ vectors: inout [Vector]
  ) {
    let place = Int32(stratum.centres.count)
    let centres = (0..<columns).map { column in
      var sum = 0.0
      for i in 0..<block.count { sum += block.weights[i] * value(block, i, column) }
      return sum / block.totalWeight
    }
    let first = vectors.count
    vectors.append(contentsOf: repeatElement(Vector(), count: block.count * stratum.width))
    for i in 0..<block.count {
      let weight = block.weights[i]
      for column in 0..<columns {
        vectors[first + i * stratum.width + column / 8][column % 8] =
          weight * (value(block, i, column) - centres[column])
      }
      vectors[first + i * stratum.width + columns / 8][columns % 8] = weight
    }
    stratum.places.append(contentsOf: repeatElement(place, count: block.count))
    stratum.centres.append(centres)
  }

  /// Orders the cases by unit.
  private func group(_ owners: [Int32], units: Int, _ stratum: inout Stratum, _ vectors: inout [Vector]) {
    let order = owners.indices.sorted { (owners[$0], $0) < (owners[$1], $1) }
    let width = stratum.width
    vectors = order.flatMap { vectors[($0 * width)..<(($0 + 1) * width)] }
    stratum.places = order.map { stratum.places[$0] }
    stratum.starts = Array(repeating: 0, count: units + 1)
    for owner in owners { stratum.starts[Int(owner) + 1] += 1 }
    for unit in 0..<units { stratum.starts[unit + 1] += stratum.starts[unit] }
  }

  /// centre + Σω(y − ȳ)/Σω over the units drawn, of every cell and column.
  private func draw(_ stratum: Stratum, _ vectors: [Vector]) -> [[[Double]]] {
    let (columns, width, cellCount) = (stratum.columns, stratum.width, stratum.centres.count)
    let units = UInt32(stratum.starts.count - 1)
    var results = stratum.centres.map { $0.map { Array(repeating: $0, count: replicates) } }
    var sums = [Vector](repeating: Vector(), count: cellCount * width)
    let isSimple = width == 1 && Int(units) == stratum.places.count && cellCount == 1
    for b in 0..<replicates {
      var stream = RandomStream(seed: seed, stratum: stratum.number, replicate: b)
      if isSimple {
        sums[0] = Self.sum(vectors, units, &stream)
      } else {
        for k in sums.indices { sums[k] = Vector() }
        for _ in 0..<units { Self.add(stream.index(below: units), stratum, vectors, to: &sums) }
      }
      for place in 0..<cellCount {
        let weight = sums[place * width + columns / 8][columns % 8]
        for column in 0..<columns {
          results[place][column][b] += sums[place * width + column / 8][column % 8] / weight
        }
      }
    }
    return results
  }

  /// The sum over n of n cases of one vector each.
  private static func sum(_ vectors: [Vector], _ units: UInt32, _ stream: inout RandomStream) -> Vector {
    unsafe vectors.withUnsafeBufferPointer { vectors in
      var (sum, numbers) = (Vector(), stream)
      for _ in 0..<units { unsafe sum += vectors[numbers.index(below: units)] }
      stream = numbers
      return sum
    }
  }

  private static func add(_ unit: Int, _ stratum: Stratum, _ vectors: [Vector], to sums: inout [Vector]) {
    let width = stratum.width
    for row in Int(stratum.starts[unit])..<Int(stratum.starts[unit + 1]) {
      let place = Int(stratum.places[row])
      for k in 0..<width { sums[place * width + k] += vectors[row * width + k] }
    }
  }
}

/// The respondents of a segment, numbered: all of them, so that every analysis of the segment draws the same.
struct SegmentUnits: Sendable {
  private let numbers: [Int32: Int32]
  private let respondents: [Int32]

  /// - Parameter respondents: The respondent of each row used.
  init(_ respondents: [Int32], segment: Int, _ cells: ProgrammeCells) {
    var all: Set<Int32> = []
    for wave in 0..<cells.waveCount {
      for row in cells.cells.members(ofCell: cells.cell(segment: segment, wave: wave)) {
        all.insert(respondents[Int(row)])
      }
    }
    numbers = Dictionary(all.sorted().enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    self.respondents = respondents
  }

  /// Number of respondents.
  var count: Int { numbers.count }

  /// The number of the respondent of a row used.
  func unit(ofRow row: Int32) -> Int32 { numbers[respondents[Int(row)]] ?? 0 }
}
