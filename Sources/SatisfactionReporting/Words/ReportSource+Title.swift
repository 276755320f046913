internal import SatisfactionIndices

extension ReportSource {
  /// What was estimated, in the language of the report: a template's own title has both.
  func title(_ language: ReportLanguage) -> String? {
    guard language == .chinese, let template = template.flatMap({ ModelTemplate.named($0.name) }),
      template.title == title
    else { return title }
    return template.chineseTitle
  }
}
