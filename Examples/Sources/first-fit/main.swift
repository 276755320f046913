import Satisfaction

let model = PathModel.ecsiMobile  // the European model, answers 1…10
let survey = try Dataset(csv: "Examples/Data/mobile-phone.csv", for: model)
let fit = try PLS(scheme: .path).fit(model, to: survey)
let boot = try fit.bootstrap(on: survey, replicates: 10_000, seed: 7)
let index = try boot.interval(.index("Satisfaction"))
print("Satisfaction \(try fit.index(of: "Satisfaction")) of 100, \(index.lower) … \(index.upper)")
for driver in try fit.impacts(on: "Satisfaction") {
  print("one more point of \(driver.from) adds \(driver.impact)")
}
