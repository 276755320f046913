internal import SatisfactionWording

/// The slope of a path against its moderator, with its band, where it can be told from 0, and how often each value of the
/// moderator occurs.
package struct SlopeChart: Sendable, Equatable {
  /// A place on the line.
  package struct Place: Sendable, Equatable {
    package var moderator: Double
    package var slope: Double
    package var band: ClosedRange<Double>

    package init(moderator: Double, slope: Double, band: ClosedRange<Double>) {
      self.moderator = moderator
      self.slope = slope
      self.band = band
    }
  }

  /// A part of the moderator's range and the part of the answers in it.
  package struct Part: Sendable, Equatable {
    package var range: ClosedRange<Double>
    package var share: Double

    package init(range: ClosedRange<Double>, share: Double) {
      self.range = range
      self.share = share
    }
  }

  /// What it shows.
  package var title: String
  /// All of it in words.
  package var summary: String
  /// What stands at the axes.
  package var moderatorAxis: String
  package var slopeAxis: String
  /// The line, by the moderator.
  package var places: [Place]
  /// Where the slope can be told from 0, within the range that is shown.
  package var regions: [ClosedRange<Double>]
  /// The answers, by the moderator.
  package var answers: [Part]

  package init(
    title: String, summary: String, moderatorAxis: String, slopeAxis: String, places: [Place],
    regions: [ClosedRange<Double>], answers: [Part]
  ) {
    self.title = title
    self.summary = summary
    self.moderatorAxis = moderatorAxis
    self.slopeAxis = slopeAxis
    self.places = places
    self.regions = regions
    self.answers = answers
  }
}

extension SlopeChart: Figure {
  /// Lines of letters do not show a band: the tables beside it do.
  package func lines(width: Int) -> [String] { [] }
}
