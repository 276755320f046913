import Satisfaction

// Writes Examples/Data/simulated-programme.csv: answers of customers who do not exist, of twelve dealers over six
// quarters, to the questions of acsi-1994. What happened is planted, so that whatever an analysis finds can be compared
// with the truth.
//
//   swift run --package-path Examples -c release simulated-programme > Examples/Data/simulated-programme.csv

let quarters = ["2023Q1", "2023Q2", "2023Q3", "2023Q4", "2024Q1", "2024Q2"]

/// Where every dealer stands, in points of the answer from 1 to 10.
let levels = [0.4, 0.3, 0.2, 0.1, 0.1, 0, 0, -0.1, -0.1, -0.2, -0.3, -0.4]

/// What happened: D03 from the first quarter of 2024 on a point better, D08 a point worse in the last quarter.
func shift(dealer: Int, quarter: Int) -> Double {
  if dealer == 3, quarter >= 4 { return 1 }
  if dealer == 8, quarter == 5 { return -1 }
  return 0
}

/// Interviews: D11 opens in the third quarter, D05 hardly asked anybody in the fourth.
func interviews(dealer: Int, quarter: Int) -> Int {
  if dealer == 11, quarter < 2 { return 0 }
  if dealer == 5, quarter == 3 { return 12 }
  return 140 + (7 * dealer + 5 * quarter) % 11
}

/// Draws the answers of customers, one stream of random numbers for all of them.
struct Customers {
  var stream = RandomStream(seed: 20_260_101)

  /// `count` answers from 1 to 10 around a mean, with what all answers of a customer to a construct share.
  mutating func answers(_ count: Int, _ mean: Double, _ shared: Double) -> [Int] {
    (0..<count).map { _ in
      let answer = mean + 1.5 * shared + 1.1 * stream.normal()
      return Int(min(10, max(1, answer.rounded())))
    }
  }

  /// The answers of one customer.
  mutating func next(_ level: Double) -> [Int] {
    let expectation = stream.normal()
    let quality = 0.6 * expectation + 0.8 * stream.normal()
    let value = 0.2 * expectation + 0.6 * quality + 0.75 * stream.normal()
    let satisfaction = 0.1 * expectation + 0.5 * quality + 0.4 * value + 0.5 * stream.normal()
    let loyalty = 0.7 * satisfaction + 0.7 * stream.normal()
    let complains = stream.uniform() < 0.15 - 0.08 * satisfaction - 0.04 * level
    var row = answers(3, 7.2, expectation)
    row += answers(3, 7 + level, quality)
    row += answers(2, 6.3 + level, value)
    row += answers(3, 6.6 + level, satisfaction)
    row.append(complains ? 1 : 0)
    row += answers(2, 6.4 + level, loyalty)
    return row
  }
}

var customers = Customers()
print((["dealer", "quarter"] + PathModel.acsi1994.indicators).joined(separator: ","))
for (quarter, label) in quarters.enumerated() {
  for dealer in 1...levels.count {
    let level = levels[dealer - 1] + shift(dealer: dealer, quarter: quarter)
    for _ in 0..<interviews(dealer: dealer, quarter: quarter) {
      let name = dealer < 10 ? "D0\(dealer)" : "D\(dealer)"
      print(([name, label] + customers.next(level).map(String.init)).joined(separator: ","))
    }
  }
}
