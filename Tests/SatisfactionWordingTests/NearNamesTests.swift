import SatisfactionWording
import Testing

@Suite struct NearNamesTests {
  @Test(
    arguments: [
      ("Imgae", "Image"), ("image", "Image"), ("Satisfacton", "Satisfaction"), ("Qualit", "Quality"),
      ("Loyality", "Loyalty"), ("Q", nil), ("Trust", nil), ("V9", "V1"),
    ] as [(String, String?)])
  func `one rule of distance`(wrong: String, expected: String?) {
    let names = ["Image", "Quality", "Satisfaction", "Loyalty", "V1", "V2"]
    #expect(NearNames.nearest(to: wrong, among: names) == expected)
  }

  @Test func `the nearest first, three at most, then as given`() {
    var search = NearNames(["IMAG22", "IMAG1", "IMAG3", "IMAG4", "IMAG5", "imag2"])
    #expect(search.near("IMAG2") == ["imag2", "IMAG22", "IMAG1"])
  }

  @Test func `swapped neighbours are one step`() {
    #expect(NearNames.distance(Array("ab".unicodeScalars), Array("ba".unicodeScalars)) == 1)
    #expect(NearNames.distance(Array("kitten".unicodeScalars), Array("sitting".unicodeScalars)) == 3)
    #expect(NearNames.distance([], Array("abc".unicodeScalars)) == 3)
  }

  @Test func `very many names end the search, not the program`() {
    let names = (0..<200_000).map { "a name of some length, number \($0)" }
    var search = NearNames(names)
    for _ in 0..<20 { _ = search.near("a name of some lenght, number x") }
  }
}
