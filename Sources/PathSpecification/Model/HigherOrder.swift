/// How a model whose constructs are made of constructs is estimated; `@higher-order` in model text.
///
/// - Source: Becker, Klein & Wetzels (2012), Long Range Planning 45, 359–394, doi:10.1016/j.lrp.2012.10.001; Sarstedt,
///   Hair, Cheah, Becker & Ringle (2019), Australasian Marketing J. 27, 197–211, doi:10.1016/j.ausmj.2019.05.003.
public enum HigherOrder: String, Sendable, Hashable, Codable, CaseIterable {
  /// Stage by stage: the parts take the place of a construct until they have scores, which are then its columns.
  case disjoint
  /// The first stage is the repeated model; in each later one the parts' scores are columns, and every other construct
  /// is its score.
  case embedded
  /// One stage, in which a construct of constructs has all indicators of its tree a second time.
  case repeated
}
