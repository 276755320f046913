extension Column {
  /// Cells without an answer: empty ones, and those that hold one of the codes for it.
  package func missingCount(codes: [Double]) -> Int {
    switch storage {
    case .bytes(let bytes):
      let codeBytes = Set(codes.compactMap { Int8(exactly: $0) } + [Column.missingByte])
      return unsafe bytes.withUnsafeBufferPointer { buffer in
        unsafe buffer.count { codeBytes.contains($0) }
      }
    case .doubles(let numbers):
      return unsafe numbers.withUnsafeBufferPointer { buffer in
        unsafe buffer.count { $0.isNaN || codes.contains($0) }
      }
    case .categories(let texts, _): return texts.count { $0 < 0 }
    }
  }

  /// How many numbers are positive, their sum, and the sum of their squares.
  package var positiveSums: (count: Int, sum: Double, squares: Double) {
    var sums = (count: 0, sum: 0.0, squares: 0.0)
    func add(_ value: Double) {
      guard value > 0 else { return }
      sums = (sums.count + 1, sums.sum + value, sums.squares + value * value)
    }
    switch storage {
    case .bytes(let bytes):
      unsafe bytes.withUnsafeBufferPointer { buffer in
        for i in buffer.indices { add(Double(unsafe buffer[i])) }
      }
    case .doubles(let numbers):
      unsafe numbers.withUnsafeBufferPointer { buffer in
        for i in buffer.indices { add(unsafe buffer[i]) }
      }
    case .categories: break
    }
    return sums
  }
}
