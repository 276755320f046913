internal import SatisfactionNumerics

/// Working memory of a numeric kernel: a fixed number of elements, allocated once and reused.
///
/// It belongs to one worker (it cannot be copied or shared), which is why writing through it needs no exclusive
/// access. Indices are checked in debug builds only. It stays in the module of the solver: across modules the
/// accessors of a generic non-copyable type are calls, and the solver eight times slower.
@safe
struct Scratch<Element: BitwiseCopyable>: ~Copyable {
  private let base: UnsafeMutablePointer<Element>
  private let isPart: Bool

  /// Number of elements.
  let count: Int

  /// Memory for `count` elements, each set to `value`, on a 64-byte boundary.
  init(count: Int, repeating value: Element) {
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: Swift.max(1, count) * MemoryLayout<Element>.stride, alignment: 64)
    unsafe base = bytes.initializeMemory(as: Element.self, repeating: value, count: count)
    self.count = count
    isPart = false
  }

  /// Numbers of a larger piece, which must live as long: `count` of them from `offset` on, which moves to the next
  /// boundary of 64 bytes.
  init(part whole: borrowing Scratch, at offset: inout Int, count: Int) {
    precondition(offset + count <= whole.count, "the part is larger than the whole")
    unsafe base = whole.base + offset
    self.count = count
    isPart = true
    offset += Self.padded(count)
  }

  deinit {
    if !isPart { unsafe UnsafeMutableRawPointer(base).deallocate() }
  }

  /// The number of elements up to the next boundary of 64 bytes.
  static func padded(_ count: Int) -> Int {
    let together = Swift.max(1, 64 / MemoryLayout<Element>.stride)
    return (count + together - 1) / together * together
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
