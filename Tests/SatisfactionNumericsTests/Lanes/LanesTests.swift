import SatisfactionNumerics
import Testing

struct LanesTests {
  /// One formula, written once over lanes.
  private func formula<L: Lanes>(_ x: L, _ y: L) -> L {
    let root = (x * x + y).squareRoot() / (L.one + y)
    let turned = root.replacing(with: -root, where: x.isBelow(.zero).and(y.isBelow(.one).negated))
    return turned.larger(x) - x.absolute
  }

  @Test
  func everyLaneHasTheBitsOfTheScalar() {
    var numbers = TestNumbers(seed: 5)
    for _ in 0..<200 {
      var (x, y) = (SIMD8<Double>(), SIMD8<Double>())
      for lane in 0..<8 { (x[lane], y[lane]) = (numbers.next(), 1 + numbers.next()) }
      let vector = formula(x, y)
      for lane in 0..<8 { #expect(vector[lane] == formula(x[lane], y[lane])) }
    }
  }

  @Test
  func masksAnswerForEveryLane() {
    var mask = SIMD8<Double>.Mask(repeating: true)
    #expect(mask.isEverywhere)
    mask[3] = false
    #expect(!mask.isEverywhere)
    #expect(mask.negated[3] && !mask.negated[0])
    #expect(mask.or(mask.negated).isEverywhere)
  }
}
