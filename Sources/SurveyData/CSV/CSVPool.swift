/// The memory into which the columns of one pass are read: one block for each kind of cell.
struct CSVPool {
  /// What each chunk brought to light.
  let outcomes: [CSVChunkOutcome]
  private var byteCells: [Int8]
  private var doubleCells: [Double]
  private var codeCells: [Int32]
  private let layout: Layout

  /// Which part of which block belongs to a column.
  private struct Layout {
    /// For each column its place among those of its kind.
    var places: [Int] = []
    var plans: [CSVColumnPlan]
    var counts: [CSVColumnPlan: Int] = [.byte: 0, .double: 0, .text: 0]
    /// Cells from one column to the next.
    var stride: Int

    init(plans: [CSVColumnPlan], rowBound: Int) {
      self.plans = plans
      // Columns that begin a whole number of pages apart would compete for the same lines of the cache.
      stride = rowBound < 1024 ? rowBound : (rowBound + 63) / 64 * 64
      if stride >= 1024 && stride % 4096 < 1024 { stride += 1024 }
      places.reserveCapacity(plans.count)
      var (bytes, doubles, texts) = (0, 0, 0)
      for plan in plans {
        switch plan {
        case .skip: places.append(0)
        case .byte:
          places.append(bytes)
          bytes += 1
        case .double:
          places.append(doubles)
          doubles += 1
        case .text:
          places.append(texts)
          texts += 1
        }
      }
      counts = [.byte: bytes, .double: doubles, .text: texts]
    }

    func cells(_ plan: CSVColumnPlan) -> Int { (counts[plan] ?? 0) * stride }
    func start(_ column: Int) -> Int { places[column] * stride }
  }

  /// Lets `fill` write the columns; it is handed the address of row 0 of each of them.
  init(
    plans: [CSVColumnPlan], rowBound: Int, fill: (UnsafePointer<UnsafeMutableRawPointer>) -> [CSVChunkOutcome]
  ) {
    let layout = Layout(plans: plans, rowBound: rowBound)
    var outcomes: [CSVChunkOutcome] = []
    var (doubles, codes) = ([Double](), [Int32]())
    let bytes = unsafe Self.uninitialized(layout.cells(.byte), of: Int8.self) { byteBase in
      unsafe doubles = Self.uninitialized(layout.cells(.double), of: Double.self) { doubleBase in
        unsafe codes = Self.uninitialized(layout.cells(.text), of: Int32.self) { codeBase in
          let targets = unsafe plans.indices.map { column in
            let start = layout.start(column)
            return switch plans[column] {
            case .skip, .byte: unsafe byteBase + start
            case .double: unsafe doubleBase + 8 * start
            case .text: unsafe codeBase + 4 * start
            }
          }
          unsafe targets.withUnsafeBufferPointer { targets in
            if let base = targets.baseAddress { unsafe outcomes = fill(base) }
          }
        }
      }
    }
    (byteCells, doubleCells, codeCells) = (bytes, doubles, codes)
    self.outcomes = outcomes
    self.layout = layout
  }

  /// An array whose cells `fill` writes, or leaves as they are where no row needs them.
  private static func uninitialized<Cell: BitwiseCopyable>(
    _ count: Int, of type: Cell.Type, _ fill: (UnsafeMutableRawPointer) -> Void
  ) -> [Cell] {
    unsafe [Cell](unsafeUninitializedCapacity: max(count, 1)) { buffer, initialized in
      guard let base = buffer.baseAddress else { return }
      unsafe fill(UnsafeMutableRawPointer(base))
      initialized = count
    }
  }

  /// Moves the rows of each chunk up behind those of the one before: blank lines and newlines within texts leave room.
  mutating func closeGaps(_ chunks: [CSVChunk]) {
    let hasGaps = zip(chunks, outcomes).dropLast().contains { $0.rowBound != $1.rows }
    guard hasGaps else { return }
    for column in layout.plans.indices {
      switch layout.plans[column] {
      case .skip: break
      case .byte: Self.closeGaps(&byteCells, from: layout.start(column), chunks, outcomes)
      case .double: Self.closeGaps(&doubleCells, from: layout.start(column), chunks, outcomes)
      case .text: Self.closeGaps(&codeCells, from: layout.start(column), chunks, outcomes)
      }
    }
  }

  private static func closeGaps<Cell>(
    _ cells: inout [Cell], from start: Int, _ chunks: [CSVChunk], _ outcomes: [CSVChunkOutcome]
  ) {
    unsafe cells.withUnsafeMutableBufferPointer { cells in
      guard let base = cells.baseAddress else { return }
      var rows = 0
      for (chunk, outcome) in zip(chunks, outcomes) {
        unsafe (base + start + rows).update(from: base + start + chunk.firstRow, count: outcome.rows)
        rows += outcome.rows
      }
    }
  }

  // MARK: Columns

  /// Takes the numbers that stand for "no answer" out of the small numbers.
  mutating func erase(_ missingCodes: [Double]) {
    let codes = missingCodes.compactMap { Int8(exactly: $0) }
    guard !codes.isEmpty else { return }
    unsafe byteCells.withUnsafeMutableBufferPointer { cells in
      for code in codes {
        for i in cells.indices { unsafe cells[i] = cells[i] == code ? Column.missingByte : cells[i] }
      }
    }
  }

  /// Numbers the texts of a column anew, by a table for each chunk.
  mutating func renumber(_ column: Int, by translations: [[Int32]]) {
    var row = layout.start(column)
    for (outcome, translation) in zip(outcomes, translations) {
      let end = row + outcome.rows
      if translation != Array(0..<Int32(translation.count)) {
        for i in row..<end where codeCells[i] >= 0 { codeCells[i] = translation[Int(codeCells[i])] }
      }
      row = end
    }
  }

  /// The cells of a column; `levels` are its texts.
  func storage(_ column: Int, plan: CSVColumnPlan, rows: Int, levels: [String]) -> Column.Storage {
    let range = range(column, rows)
    return switch plan {
    case .skip, .byte: .bytes(ColumnValues(byteCells[range]))
    case .double: .doubles(ColumnValues(doubleCells[range]))
    case .text: .categories(codes: ColumnValues(codeCells[range]), levels: levels)
    }
  }

  /// The number of a text in a row as the chunks count rows, before gaps are closed.
  func code(_ column: Int, at row: Int) -> Int32 { codeCells[layout.start(column) + row] }

  private func range(_ column: Int, _ rows: Int) -> Range<Int> {
    layout.start(column)..<(layout.start(column) + rows)
  }
}
