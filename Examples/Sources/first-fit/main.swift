// The shortest useful program: estimate the European satisfaction index from the mobile-phone survey.
//
//   swift run --package-path Examples first-fit Examples/Data/mobile-phone.csv

import Satisfaction

let path = CommandLine.arguments.dropFirst().first ?? "Examples/Data/mobile-phone.csv"
do {
  let survey = try Dataset(csv: path, for: .ecsiMobile)
  let fit = try PLS().fit(.ecsiMobile, to: survey)
  print("Satisfaction:", try fit.index(of: "Satisfaction"), "of 100")
  for driver in try fit.impacts(on: "Satisfaction") { print(driver.from, "adds", driver.impact) }
} catch {
  print("first-fit:", error)
}
