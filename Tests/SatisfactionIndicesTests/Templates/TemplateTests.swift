import Satisfaction
import Testing

struct TemplateTests {
  /// Constructs, items and paths as the sources count them.
  static let sizes: [String: (constructs: Int, items: Int, paths: Int)] = [
    "ecsi-mobile": (7, 24, 12), "acsi-1994": (6, 14, 9), "acsi-manufacturing": (8, 18, 12), "ecsi-1999": (7, 21, 13),
    "scsb-1989": (5, 10, 6), "ccsi": (6, 19, 11), "dealer": (6, 16, 9), "tap-water": (9, 19, 9),
    "touchpoints": (5, 21, 4), "internal-service": (4, 11, 4), "service-profit-chain": (8, 19, 9),
  ]

  @Test(arguments: ModelTemplate.all.map(\.name))
  func sizesAreThoseOfTheSources(_ name: String) throws {
    let model = try #require(ModelTemplate.named(name)).model
    let size = try #require(Self.sizes[name])
    #expect(model.constructs.count == size.constructs, "\(name): \(model.constructs.count) constructs")
    #expect(model.indicators.count == size.items, "\(name): \(model.indicators.count) items")
    #expect(model.paths.count == size.paths, "\(name): \(model.paths.count) paths")
  }

  /// In English and Chinese; a construct of the same name means the same wherever it stands.
  @Test(arguments: ModelTemplate.all.map(\.name))
  func everythingHasALabelInBothLanguages(_ name: String) throws {
    let model = try #require(ModelTemplate.named(name)).model
    for owner in model.constructs.map(\.name) + model.indicators {
      let label = try #require(model.label(of: owner), "\(name): \(owner) has no label")
      #expect(label.text.unicodeScalars.allSatisfy { $0.value < 0x2E80 }, "\(name): \(owner) \(label.text)")
      let chinese = try #require(label.chinese, "\(name): \(owner) has no Chinese label")
      #expect(chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(name): \(owner) \(chinese)")
    }
  }

  @Test(arguments: ModelTemplate.all.map(\.name))
  func everyItemHasAScaleAndEveryTemplateASource(_ name: String) throws {
    let template = try #require(ModelTemplate.named(name))
    for item in template.model.indicators {
      #expect(template.model.conventions.scale(of: item) != nil, "\(name): \(item) has no scale")
    }
    #expect(!template.sources.isEmpty)
    // The printed text is the model again, sources and all.
    #expect(try PathModel(text: template.text) == template.model)
  }

  /// Who reads two national indices side by side must not wonder whether a question is another one.
  @Test func oneEnglishLabelHasOneChineseLabel() throws {
    var chinese: [String: String] = [:]
    for template in ModelTemplate.all {
      for (owner, label) in template.model.conventions.labels {
        let known = chinese[label.text] ?? label.chinese
        #expect(known == label.chinese, "\(template.name): \(owner) \(label.text)")
        chinese[label.text] = known
      }
    }
    #expect(chinese.count > 100)
  }

  /// A source has a year, or says that it has none.
  @Test(arguments: ModelTemplate.all.map(\.name))
  func aSourceHasAYear(name: String) throws {
    let sources = try #require(ModelTemplate.named(name)).sources
    let notes = [
      "Reconstruction:", "From the lecture:", "A row is", "Items:", "LOYA2", "Scale 1", "Standard of the method",
    ]
    let works = sources.filter { source in !notes.contains { source.hasPrefix($0) } }
    #expect(!works.isEmpty)
    for work in works { #expect(work.contains(#/\b(19|20)\d\d\b|undated/#), "\(work)") }
  }

  @Test func aQuestionnaireNamesEveryTopicAndScale() throws {
    let template = try #require(ModelTemplate.named("tap-water"))
    let text = Questionnaire(template.model, title: "Water").text
    #expect(text.hasPrefix("Water\n"))
    #expect(text.contains("\nSupply: Water supply · 供水质量\n"))
    #expect(text.contains("\n  SUPP1  1…5  Colour of the water · 水质颜色\n"))
    #expect(text.contains("\n  COMP   0…1  "))
    #expect(text.contains("\nQuality: Perceived quality · 感知质量\n  = Supply + Repair + Metering\n"))
    let turned = try PathModel(text: "@scale 1..5\n@reverse B1\nA =~ A1; B =~ B1; B ~ A")
    #expect(Questionnaire(turned, title: "T").text.hasSuffix("\nA\n  A1  1…5\n\nB\n  B1  5…1\n"))
  }
}
