internal import SatisfactionNumerics

/// A run of whole rows of a file.
struct CSVChunk: Equatable {
  /// The first byte.
  var start: Int
  /// Behind the last byte, which is a newline.
  var end: Int
  /// The number of newlines before the chunk and behind the header: no fewer than the rows before it.
  var firstRow: Int
  /// The line in the file, from 1.
  var firstLine: Int
  /// The number of newlines in the chunk: no fewer than its rows.
  var rowBound: Int

  /// Cuts the rows of a file into chunks of about `size` bytes.
  ///
  /// Quotes are counted piece by piece: a newline behind an odd number of quotes is part of a text and ends no row. That
  /// holds up to the first misplaced quote, and reading stops with an error there.
  ///
  /// - Throws: `binaryFile` if there is a zero byte anywhere.
  static func cut(
    _ text: UnsafeBufferPointer<UInt8>, header: CSVHeader, size: Int, threads: Int, source: String,
    besides extraWork: () -> Void = {}
  ) throws(SurveyDataError) -> [CSVChunk] {
    let nominal = Array(stride(from: header.bodyStart, to: text.count, by: size))
    let newline = header.dialect.newline
    // The extra work comes first, because it is the longest piece.
    let pieces = ParallelWork.map(nominal.count + 1, threads: nominal.count > 1 ? threads : 1) { piece in
      if piece == 0 { extraWork() }
      let start = piece == 0 ? 0 : nominal[piece - 1]
      let end = piece == 0 ? header.bodyStart : min(start + size, text.count)
      return unsafe ByteCounts(of: UnsafeBufferPointer(rebasing: text[start..<end]), newline: newline)
    }
    if pieces.contains(where: { $0.zeros > 0 }) {
      let zero = unsafe text.firstIndex(of: 0) ?? 0
      let line = unsafe ByteCounts(of: UnsafeBufferPointer(rebasing: text[..<zero]), newline: newline).newlines + 1
      throw .binaryFile(source: source, line: line)
    }
    return unsafe join(text, nominal: nominal, counts: Array(pieces.dropFirst()), header: header)
  }

  /// Moves every nominal start forward to the next row.
  private static func join(
    _ text: UnsafeBufferPointer<UInt8>, nominal: [Int], counts: [ByteCounts], header: CSVHeader
  ) -> [CSVChunk] {
    let newline = header.dialect.newline
    var chunks: [CSVChunk] = []
    var (lines, quotes) = (0, 0)
    for (start, count) in zip(nominal, counts) {
      // A long row may have taken in this start already.
      if let last = chunks.last, last.start >= start, start != header.bodyStart {
        (lines, quotes) = (lines + count.newlines, quotes + count.quotes)
        continue
      }
      var (position, inner, isQuoted) = (start, 0, quotes % 2 == 1)
      if start != header.bodyStart {
        while position < text.count {
          let byte = unsafe text[position]
          position += 1
          if byte == CSVDialect.quote { isQuoted.toggle() }
          if byte == newline {
            inner += 1
            if !isQuoted { break }
          }
        }
      }
      let row = lines + inner
      chunks.append(
        CSVChunk(start: position, end: text.count, firstRow: row, firstLine: header.bodyLine + row, rowBound: 0))
      (lines, quotes) = (lines + count.newlines, quotes + count.quotes)
    }
    for i in chunks.indices {
      let isLast = i + 1 == chunks.count
      chunks[i].end = isLast ? text.count : chunks[i + 1].start
      chunks[i].rowBound = (isLast ? lines : chunks[i + 1].firstRow) - chunks[i].firstRow
    }
    return chunks.filter { $0.end > $0.start }
  }
}
