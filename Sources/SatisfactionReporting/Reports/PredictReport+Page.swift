internal import PathModeling
internal import PathSpecification

extension PredictReport: PagedContent {
  /// The page: the answer, the losses beside those of the benchmarks, then the tables.
  package func page(_ style: ReportStyle) -> Page {
    let words = ReportWords(style.language, labelsOf: prediction.model, source: source)
    let digits = ReportDigits(style.digits)
    let document = document(digits, words)
    var sections = PageSections(style.language)
    sections.open(words("Against what is simpler", "与更简单的方法相比"))
    for (title, benchmark, test) in benchmarks(words) {
      guard let dumbbell = dumbbell(title, benchmark, test, digits, words) else { continue }
      sections.add(Page.Block.heading(title))
      sections.add(.figure(dumbbell, caption: nil))
    }
    sections.add(
      .paragraph(
        Sentence(
          words(
            "Mean squared error of rows the model has not seen, in squared points of the scales: less is better. Open dot: "
              + "the benchmark; filled dot: the model. Grey: the test (CVPAT, 5 %) does not tell the two apart.",
            "模型未见过的行的均方误差（量表分的平方），越小越好。空心圆点：基准；实心圆点：模型。灰色：检验（CVPAT，5%）未能区分两者。"))))
    for table in document.tables { sections.add(ReportDocument.Block.table(table)) }
    return Page(
      language: style.language, kind: ReportKind.name(ofSchema: Self.schema)(style.language), title: document.title,
      facts: document.facts.flatMap { $0 },
      findings: verdict(words).enumerated().map { place, sentence in
        Page.Finding(title: place == 0 ? words("In short", "要点") : "", sentence: Sentence(sentence))
      },
      sections: sections.list
        + [Page.Section.warnings(warnings, words), methodSection(words, style)].compactMap { $0 },
      footer: document.footer)
  }

  private typealias Test = (PredictionTests) -> PredictionTest?

  private func benchmarks(_ words: ReportWords) -> [(title: String, name: String, test: Test)] {
    var all: [(title: String, name: String, test: Test)] = [
      (words("The training means", "训练均值"), words("means", "均值"), \.average),
      (words("Linear models of the antecedents’ items", "前因题目的线性模型"), words("linear", "线性"), \.linear),
    ]
    if let against { all.append((against, words("other", "备选"), \.alternative)) }
    return all
  }

  private func dumbbell(
    _ title: String, _ benchmark: String, _ test: Test, _ digits: ReportDigits, _ words: ReportWords
  ) -> Dumbbell? {
    let all =
      prediction.constructs.map { (words.name($0.name), test($0.tests)) }
      + [(words("All constructs", "全部构念"), test(prediction.overall))]
    let rows = all.compactMap { name, test in
      test.map { Dumbbell.Row(name: name, first: $0.lossBenchmark, second: $0.lossPLS, differs: $0.isDecided) }
    }
    guard !rows.isEmpty else { return nil }
    return Dumbbell(
      title: title, nameHeading: "", firstName: benchmark, secondName: words("model", "模型"),
      differenceName: words("difference", "差异"), rows: rows, axis: .numbers(covering: rows.map(\.extent)),
      decimals: digits.coefficient)
  }

  private func methodSection(_ words: ReportWords, _ style: ReportStyle) -> Page.Section {
    .method(
      style, prediction.sample, source, schema: Self.schema,
      glossary: [
        Page.Term(
          "RMSE, MAE",
          words(
            "Typical size of the error of a prediction, in points of the scale: root of the mean square, and mean of the size.",
            "预测误差的典型大小（量表分）：均方根与平均绝对值。")),
        Page.Term(
          "Q²",
          words(
            "The share by which the squared error is smaller than that of the training means.", "平方误差较训练均值减少的比例。")),
        Page.Term(
          "CVPAT",
          words(
            "A paired test of the losses of the same rows under the model and under its benchmark.",
            "对同一批行在模型与基准下损失的配对检验。")),
      ]
    ) { terms in
      terms.add(prediction.settings, of: prediction.model)
      terms.add(words("Folds", "分折"), foldText(words))
      terms.add(prediction.design)
    }
  }
}
