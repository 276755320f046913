import SurveyData
import Testing

/// What columns of an unknown file seem to hold.
struct ColumnProfileTests {
  private func profile(_ values: [String], name: String = "q1") throws -> ColumnProfile {
    let text = "\(name)\tz\n" + values.map { "\($0)\t1\n" }.joined()
    return try Dataset(csvBytes: Array(text.utf8)).profiles()[0]
  }

  private let answers = (0..<40).map { "\(1 + ($0 * 7 + $0 / 3) % 5)" }

  @Test func kinds() throws {
    #expect(try profile(answers).kind == .answers)
    #expect(try profile((0..<40).map { "\($0 + 100)" }).kind == .identifier)
    #expect(try profile((0..<40).map { "\($0 / 2)" }, name: "Respondent ID").kind == .identifier)
    #expect(try profile((0..<40).map { "R\($0)" }).kind == .identifier)
    #expect(try profile((0..<40).map { "\(0.5 + Double($0 % 7) / 3)" }, name: "w_final").kind == .weight)
    #expect(try profile((0..<40).map { "\(Double($0 % 7) - 3)" }, name: "weight").kind == .answers)
    #expect(try profile((0..<40).map { $0 % 3 == 0 ? "north" : "south" }).kind == .category)
    #expect(try profile((0..<300).map { "comment \($0 % 250)" }).kind == .text)
    #expect(try profile(Array(repeating: "4", count: 40)).kind == .constant)
    #expect(try profile(Array(repeating: "", count: 40)).kind == .constant)
  }

  @Test func rangesAndGaps() throws {
    let gaps = try profile(answers + ["", "NA", "5"])
    #expect(gaps.observed == 1...5 && gaps.missing == 2 && gaps.distinct == 5 && gaps.codes == [])
  }

  @Test(
    arguments: [
      (["9", "99"], [9, 99], 1.0...5.0), (["-99"], [-99], 1...5), (["999", "-1"], [-1, 999], 1...5), (["6"], [], 1...6),
      (["7", "8", "9", "10"], [], 1...10), (["500"], [500], 1...5), (["0"], [], 0...5),
    ] as [([String], [Double], ClosedRange<Double>)])
  func codes(extra: [String], codes: [Double], range: ClosedRange<Double>) throws {
    let found = try profile(answers + extra)
    #expect(found.codes == codes && found.observed == range, "\(found)")
  }

  @Test func labels() throws {
    let labelled = try profile(answers.map { $0 == "5" ? "5 - very good" : $0 })
    #expect(labelled.kind == .answers && labelled.observed == 1...5 && labelled.strayTexts == [])
    let stray = try profile(answers + ["Don't know", "Don't know"])
    #expect(stray.kind == .answers && stray.observed == 1...5 && stray.strayTexts == ["Don't know"])
    let words = (0..<40).map { ["good", "fair", "poor"][$0 % 3] }
    #expect(try profile(words).kind == .category)
    let text = "q1\n" + words.joined(separator: "\n")
    let options = ReadingOptions(labels: LabelMap.named("likert5-en"))
    let mapped = try Dataset(csvBytes: Array(text.utf8), options: options).profiles(options: options)[0]
    #expect(mapped.kind == .answers && mapped.observed == 2...4)
  }
}
