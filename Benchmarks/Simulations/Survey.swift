import Satisfaction
import SatisfactionNumerics

/// Answers drawn respondent by respondent from scores that a study makes up.
struct Survey {
  /// Answers to one item are centre + 5·(loading·score + noise), the noise making the variance 25.
  struct Block {
    let items: [String]
    let loading: Double
    var centre = 50.0
  }

  let blocks: [Block]
  /// The scores of one respondent, one a block, each of variance 1.
  let scores: @Sendable (inout RandomStream) -> [Double]

  func draw(_ n: Int, seed: UInt64) throws -> Dataset {
    var stream = RandomStream(seed: seed)
    var columns = blocks.flatMap(\.items).map { (name: $0, values: [Double]()) }
    for k in columns.indices { columns[k].values.reserveCapacity(n) }
    for _ in 0..<n {
      var column = 0
      for (block, score) in zip(blocks, scores(&stream)) {
        let noise = (1 - block.loading * block.loading).squareRoot()
        for _ in block.items {
          columns[column].values.append(block.centre + 5 * (block.loading * score + noise * stream.normal()))
          column += 1
        }
      }
    }
    return try Dataset(columns)
  }

  /// A sample so large that its estimates are the truth of all that follows: their standard errors are a
  /// fiftieth of those of 400 respondents.
  func truth() throws -> Dataset { try draw(1_000_000, seed: 1) }
}
