internal import PathModeling
internal import SatisfactionWording
internal import SurveyData

extension ReportResampling {
  /// How the sample was drawn, in the words of a report; nil for a simple random sample.
  var designText: [String]? {
    guard let design else { return nil }
    let degrees =
      "\(NumberText.written(design.degreesOfFreedom)) degree\(design.degreesOfFreedom == 1 ? "" : "s") of freedom"
    if let columns = design.replicates {
      let choices = columns.choices
      let rho = choices.usedRho.map { " (ρ \(NumberText.written($0)))" } ?? ""
      let names = choices.columns.joined(separator: ",")
      return ["\(columns.count) replicate weights \(names), \(choices.kind.rawValue)\(rho)", degrees]
    }
    guard let sampling = design.sampling else { return nil }
    var parts = [
      sampling.columns.cluster.map { "\(CountText.grouped(sampling.unitCount)) clusters by \($0)" }
        ?? "drawn row by row"
    ]
    if let strata = sampling.columns.strata {
      parts.append("\(CountText.counted(sampling.strata.count, "stratum", "strata")) by \(strata)")
    }
    switch sampling.columns.population {
    case nil: break
    case .column(let name): parts.append("finite population by \(name)")
    case .number(let value): parts.append("finite population of \(NumberText.written(value))")
    }
    switch sampling.columns.lonely {
    case .error: break
    case .certainty: parts.append("lone units certain")
    case .collapse: parts.append("lone units joined with the next stratum")
    }
    return parts + [degrees]
  }
}
