import Satisfaction

// Draws Examples/Data/segments.csv: two segments that differ in one path, branches as clusters, regions as strata, a
// weight for regions that were asked too often or too rarely, and a few holes.
//
//   swift run --package-path Examples -c release segment-survey Examples/Data/segments.model > Examples/Data/segments.csv

let file = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "Examples/Data/segments.model"
let privateCustomers = try PathModel(text: TextOfFile.read(file))
let businessCustomers = try PathModel(
  text: privateCustomers.description.replacing("0.6*Quality", with: "0.2*Quality"))

/// Weights of the four regions: the first was asked most.
let regionWeights = [0.6, 0.9, 1.2, 1.5]
let (rowsOfSegment, rowsOfBranch) = (240, 12)

/// The rows of one segment: cells by column, in the order of the file.
func rows(of name: String, _ model: PathModel, seed: UInt64) throws -> [[String]] {
  let design = SurveyDesign(
    answers: .ordinal(skew: -0.5), missing: [Missingness(rate: 0.01, mechanism: .completelyAtRandom)],
    clusters: ClusterDesign(size: rowsOfBranch, intraclassCorrelation: 0.05, column: "branch"))
  let survey = try PopulationModel(model).simulate(design, n: rowsOfSegment, seed: seed)
  return (0..<survey.rowCount).map { row in
    let branch = row / rowsOfBranch
    let region = branch % regionWeights.count
    let answers = model.indicators.map { survey.column(named: $0)?.label(at: row) ?? "" }
    return [name, "\(region + 1)", "\(branch + 1)"] + answers + ["\(regionWeights[region])"]
  }
}

let header = ["segment", "region", "branch"] + privateCustomers.indicators + ["weight"]
let all =
  [header] + (try rows(of: "private", privateCustomers, seed: 11))
  + (try rows(of: "business", businessCustomers, seed: 12))
for row in all { print(row.joined(separator: ",")) }
