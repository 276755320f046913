internal import SatisfactionNumerics

/// Working memory of a numeric kernel: a fixed number of elements, allocated once and reused.
///
/// It belongs to one worker (it cannot be copied or shared), which is why writing through it needs no exclusive
/// access. Indices are checked in debug builds only. It stays in the module of the solver: across modules the
/// accessors of a generic non-copyable type are calls, and the solver eight times slower.
@safe
struct Scratch<Element: BitwiseCopyable>: ~Copyable {
  private let base: UnsafeMutablePointer<Element>

  /// Number of elements.
  let count: Int

  /// Memory for `count` elements, each set to `value`; vectors begin on a line of the cache, and single numbers anywhere,
  /// which is quicker to get.
  init(count: Int, repeating value: Element) {
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: Swift.max(1, count) * MemoryLayout<Element>.stride,
      alignment: MemoryLayout<Element>.stride < 64 ? 16 : 64)
    unsafe base = bytes.initializeMemory(as: Element.self, repeating: value, count: count)
    self.count = count
  }

  deinit {
    unsafe UnsafeMutableRawPointer(base).deallocate()
  }

  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return unsafe base[index]
    }
    nonmutating set {
      assert(index >= 0 && index < count)
      unsafe base[index] = newValue
    }
  }

  /// The first element, for kernels in C.
  var baseAddress: UnsafeMutablePointer<Element> {
    unsafe base
  }

  /// Sets every element to `value`.
  func fill(_ value: Element) {
    unsafe base.update(repeating: value, count: count)
  }
}

extension Scratch where Element: Lanes {
  /// Memory for `count` numbers, all 0.
  init(count: Int) {
    self.init(count: count, repeating: .zero)
  }

  /// The numbers of one lane, in order.
  func values(lane: Int = 0) -> [Double] {
    (0..<count).map { self[$0][lane] }
  }
}
