import SatisfactionWording
import Testing

@Suite struct DisplayTextTests {
  @Test(arguments: [
    ("", 0), ("Image", 5), ("é", 1), ("e\u{301}", 1), ("o\u{308}\u{304}", 1), ("満足", 4), ("만족", 4), ("ｱ", 1),
    ("Ａ", 2), ("😀", 2), ("👩‍👩‍👧", 2), ("❤️", 2), ("→", 1), ("−", 1), ("…", 1), ("α", 1), ("שלום", 4), ("ไทย", 3),
    ("●", 1), ("\u{200B}", 0),
  ])
  func `columns of a text`(text: String, expected: Int) {
    #expect(DisplayText.width(text) == expected)
  }

  @Test(arguments: [
    ("Satisfaction", 12, "Satisfaction"), ("Satisfaction", 6, "Satis…"), ("Satisfaction", 1, "…"),
    ("Satisfaction", 0, ""), ("満足度調査", 6, "満足…"), ("満足度調査", 5, "満足…"), ("Qualität", 7, "Qualit…"),
  ])
  func `a cut text fits`(text: String, width: Int, expected: String) {
    #expect(DisplayText.cut(text, to: width) == expected)
    #expect(DisplayText.width(DisplayText.cut(text, to: width)) <= width)
  }

  @Test func `a chain is cut in its middle`() {
    let chain = "Image → Expectation → Quality → Satisfaction"
    #expect(DisplayText.cutInMiddle(chain, to: 24) == "Image → Expe…atisfaction")
    for width in 0...50 { #expect(DisplayText.width(DisplayText.cutInMiddle(chain, to: width)) <= width) }
  }

  @Test func `names cannot steer a terminal`() {
    #expect(DisplayText.harmless("a\u{1B}[31mb\nc\u{202E}d") == "a\u{FFFD}[31mb⏎c\u{FFFD}d")
    #expect(DisplayText.harmless("Haus\r\nBerlin\rOst\n") == "Haus⏎Berlin⏎Ost⏎")
    #expect(DisplayText.harmless("Qualität 満足") == "Qualität 満足")
  }

  @Test func `words are wrapped between words`() {
    #expect(DisplayText.wrapped("one two three", width: 7) == ["one two", "three"])
    #expect(DisplayText.wrapped("incomprehensible it is", width: 5) == ["incomprehensible", "it is"])
    #expect(DisplayText.wrapped("", width: 5) == [])
  }

  @Test func `long questions lose what they have in common, then their middle`() {
    let questions = [
      "  How satisfied are you with the price of the network?", "  How satisfied are you with the staff?",
      "  How satisfied are you with the price of the devices?",
    ]
    #expect(
      DisplayText.distinct(questions, width: 24, dropsStem: true) == [
        "  …price of the network?", "  …staff?", "  …price of the devices?",
      ])
    #expect(DisplayText.distinct(questions, width: 80, dropsStem: true) == questions)
    let cut = DisplayText.distinct(["Overzealousness", "Overzealousmess"], width: 9, dropsStem: true)
    #expect(cut == ["Over…ness", "Over…mess"])
    #expect(DisplayText.distinct(["A → B → C → D", "A → B"], width: 9, dropsStem: false) == ["A → … → D", "A → B"])
  }

  /// A cut product is still a product, of names that are told apart.
  @Test func `a product keeps its sign and both names`() {
    let products = ["Corporate image × Expectation", "Corporate image × Expertise", "Corporate image"]
    for width in 14...28 {
      let cut = DisplayText.distinct(products, width: width, dropsStem: false)
      #expect(cut.allSatisfy { DisplayText.width($0) <= width }, "\(cut)")
      #expect(Set(cut).count == 3, "\(cut)")
      #expect(cut[0].contains(" × E") && cut[1].contains(" × E") && cut[0].hasPrefix("Co"), "\(cut)")
    }
    #expect(
      DisplayText.distinct(["Imagination → Satisfaction", "Image → Loyalty"], width: 17, dropsStem: false)
        == ["Ima…ion → Sat…ion", "Image → Loyalty"])
  }

  /// What the middle tells apart is shown where ends do not.
  @Test func `names that begin and end alike differ in a table`() {
    let names = (1...9).map { "Satisfaction with branch number \($0) of the northern region" } + ["Satisf…"]
    for width in 12...40 {
      let cut = DisplayText.distinct(names, width: width, dropsStem: false)
      #expect(Set(cut).count == names.count, "\(width): \(cut)")
      #expect(cut.allSatisfy { DisplayText.width($0) <= width } && cut.last == "Satisf…")
    }
    #expect(
      Set(DisplayText.distinct(["The same long name", "The same long name"], width: 9, dropsStem: true)).count == 1)
  }
}
