import Satisfaction
import Testing
import _TestSupport

/// Every kind on a handful of rows, with the numbers worked out by hand.
struct MetricFormulaTests {
  private func results(
    _ text: String, _ columns: [(name: String, values: [Double])], weights: String? = nil
  ) throws -> MetricResult {
    let results = try MetricDefinitions(text: text).results(in: try Dataset(columns), weightsColumn: weights)
    return try #require(results.results.first)
  }

  private func value(_ result: MetricResult, _ name: String) throws -> MetricEstimate {
    try #require(result.estimates.first { $0.name == name }, "\(result.estimates.map(\.name))")
  }

  @Test func rateAndTarget() throws {
    let result = try results("rate \"r\" Q >= 8 target 60", [("Q", [8, 9, 3, .nan, 10])])
    let rate = try value(result, "rate")
    #expect(result.cases == 4 && result.missing == 1 && result.effective == 4)
    expectClose(rate.value, 75, "share")
    expectClose(rate.standardError, 100 * (0.75 * 0.25 / 4).squareRoot(), "√(p(1−p)/n)")
    let target = try #require(result.target)
    expectClose(target.distance, 15, "distance")
    expectClose(target.lower, try #require(rate.lower) - 60, "lower limit of the distance")
  }

  /// Whole answers are counted by the ways they are given in; one fraction of weight 0 lets every case stand for itself.
  @Test(arguments: ["w", "one"]) func `ways of answering are their cases`(weights: String) throws {
    let text = """
      @scale 1..10
      @scale 0..1 C
      rate "r" Q >= 8
      mean "m" Q
      nps "n" Q promoters 9..10 detractors 1..6
      ces "e" Q high 8..10
      gap "g" Q - E
      css "s" Q / E tolerance 0.1
      disconfirmation "d" Q - E tolerance 1
      curve "c" L on Q
      complaints "k" C
      recovery "v" H >= 6 among C
      silent "t" C among Q <= 5
      recoveryLoyalty "y" L by C and H >= 6
      loyalty2x2 "x" a: Q >= 6, b: E >= 6, loyal: L >= 8
      """
    var columns: [(name: String, values: [Double])] = ["Q", "E", "L", "H"].enumerated().map { k, name in
      (name, (0..<120).map { $0 % 17 == k ? .nan : Double(1 + ($0 * (3 + k) + $0 / 7) % 10) })
    }
    columns.append(("C", (0..<120).map { Double($0 % 3 / 2) }))
    columns.append(("w", (0..<120).map { 0.5 + Double($0 % 2) }))
    columns.append(("one", Array(repeating: 1, count: 120)))
    let counted = try MetricDefinitions(text: text).results(
      in: Dataset(columns), weightsColumn: weights == "one" ? nil : weights)
    for k in columns.indices { columns[k].values.append([2.5, 3.5, 4.5, 5.5, 0, 0, 0][k]) }
    let alone = try MetricDefinitions(text: text).results(in: Dataset(columns), weightsColumn: weights)
    for (a, b) in zip(counted.results, alone.results) {
      #expect(a.cases == b.cases && a.estimates.map(\.name) == b.estimates.map(\.name), "\(a.name)")
      for (x, y) in zip(a.estimates, b.estimates) where x.name != "lackOfFitF" {
        for (p, q) in [(x.value, y.value), (x.standardError, y.standardError), (x.lower, y.lower), (x.p, y.p)] {
          #expect((p == nil) == (q == nil), "\(a.name) \(x.name)")
          if let p, let q { expectClose(p, q, "\(a.name) \(x.name)") }
        }
      }
    }
    let curve = try #require(counted.results.first { $0.name == "c" })
    #expect(try (value(curve, "lackOfFitF").value == nil) == (weights == "w"), "F is of unweighted cases")
  }

  @Test func boxesAndMean() throws {
    let columns = [("Q", [1.0, 2, 4, 5, 5])]
    expectClose(try value(results("@scale 1..5\ntopbox \"t\" Q top 2", columns), "topBox").value, 60, "4 and 5")
    expectClose(try value(results("@scale 1..5\nbottombox \"t\" Q bottom 1", columns), "bottomBox").value, 20, "1")
    let mean = try results("@scale 1..5\nmean \"m\" Q", columns)
    expectClose(try value(mean, "mean").value, 3.4, "mean")
    expectClose(try value(mean, "score").value, 60, "100·(3.4 − 1)/4")
    // s² = Σ(y − 3.4)²/4 = 13.2/4; t with 4 degrees of freedom at 97.5 % is 2.776445.
    expectClose(try value(mean, "mean").standardError, (3.3 / 5).squareRoot(), "s/√n")
    expectClose(try value(mean, "mean").upper, 3.4 + 2.7764451051977987 * (3.3 / 5).squareRoot(), "t interval")
  }

  @Test func netPromoterScore() throws {
    let result = try results("@scale 0..10\nnps \"n\" R", [("R", [10, 9, 8, 6, 0, 9, 7, 10])])
    expectClose(try value(result, "nps").value, 25, "4 of 8 less 2 of 8")
    let error = 100 * ((0.5 + 0.25 - 0.0625) / 8).squareRoot()
    expectClose(try value(result, "nps").standardError, error, "√((p + d − (p − d)²)/n)")
    expectClose(try value(result, "npsAdjustedWald").value, 100 * (4.75 - 2.75) / 11, "¾ of a case to each")
    expectClose(try value(result, "passives").value, 25, "7 and 8")
  }

  @Test func effortCanBeAgreement() throws {
    let columns = [("E", [7.0, 6, 1])]
    let effort = try results("@scale 1..7\nces \"e\" E high 5..7", columns)
    expectClose(try value(effort, "highEffort").value, 200.0 / 3, "two of three")
    let ease = try results("@scale 1..7\nces \"e\" E high 5..7 reverse", columns)
    expectClose(try value(ease, "highEffort").value, 100.0 / 3, "the one that disagrees")
    expectClose(try value(ease, "mean").value, 8 - 14.0 / 3, "8 − x")
  }

  @Test func gapsRatiosAndClasses() throws {
    let columns = [("P", [8.0, 6, 9, 5]), ("E", [8.0, 8, 6, 5])]
    let gap = try results("gap \"g\" P - E", columns)
    expectClose(try value(gap, "gap").value, 0.25, "(0 − 2 + 3 + 0)/4")
    expectClose(try value(gap, "gap").standardError, (12.75 / 3 / 4).squareRoot(), "s of the differences/√n")
    let ratio = try results("css \"c\" P / E tolerance 0.2", columns)
    expectClose(try value(ratio, "ratioOfMeans").value, 28.0 / 27, "28 over 27")
    expectClose(try value(ratio, "meanRatio").value, (1 + 0.75 + 1.5 + 1) / 4, "mean of the ratios")
    expectClose(try value(ratio, "above").value, 25, "9 > 7.2")
    expectClose(try value(ratio, "below").value, 25, "6 < 6.4")
    let near = try results("css \"c\" P / E tolerance 0.2", [("P", [7.0, 9, 5, 4]), ("E", [6.0, 6, 6, 6])])
    expectClose(try value(near, "above").value, 25, "9 > 7.2, and 7 is within")
    expectClose(try value(near, "equal").value, 50, "7 and 5 are within")
    expectClose(try value(near, "below").value, 25, "4 < 4.8")
    let classes = try results("disconfirmation \"d\" P - E tolerance 2", columns)
    expectClose(try value(classes, "meets").value, 75, "0, −2 and 0 lie within 2")
    expectClose(try value(classes, "exceeds").value, 25, "3")
  }

  @Test func weightedIndexAndComposite() throws {
    let columns = [("A", [1.0, 10, 5.5]), ("B", [10.0, 10, 1]), ("C", [10.0, 1, 1])]
    let range = try results("@scale 1..10\nindex \"i\" points 1000 map range 0.4*A + 0.6*(B C)", columns)
    expectClose(try value(range, "index").value, (600 + 700 + 200) / 3.0, "cases 600, 700 and 200")
    let proportional = try results("@scale 1..10\nindex \"i\" points 100 map proportional 1*A", columns)
    expectClose(try value(proportional, "index").value, (10 + 100 + 55) / 3.0, "10·x")
    let composite = try results(
      "@scale 1..10\ncomposite \"k\" = 0.25*topbox(A, 1) + 0.75*topbox(B C, 2)", columns)
    expectClose(try value(composite, "index").value, (75 + 62.5 + 0) / 3, "cases 75, 62.5 and 0")
  }

  @Test func complaints() throws {
    let columns: [(String, [Double])] = [
      ("COMP", [1, 1, 1, 0, 0, 0]), ("HAND", [7, 2, .nan, .nan, 9, .nan]), ("SATI", [2, 3, 9, 4, 9, 1]),
      ("LOYA", [8, 2, 5, 9, 10, 6]),
    ]
    let rate = try results("complaints \"c\" COMP", columns)
    expectClose(try value(rate, "rate").value, 50, "3 of 6")
    let recovery = try results("recovery \"r\" HAND >= 6 among COMP", columns)
    #expect(recovery.cases == 2 && recovery.missing == 4)
    expectClose(try value(recovery, "recovered").value, 50, "1 of 2")
    let silent = try results("silent \"s\" COMP among SATI <= 5", columns)
    #expect(silent.cases == 4)
    expectClose(try value(silent, "silent").value, 50, "2 of the 4 dissatisfied")
    let loyalty = try results("@scale 0..10\nrecoveryLoyalty \"l\" LOYA by COMP and HAND >= 6", columns)
    #expect(loyalty.cases == 5, "the complainer without an answer on handling is left out")
    expectClose(try value(loyalty, "recovered").value, 80, "one case")
    #expect(try value(loyalty, "recovered").standardError == nil, "one case has no standard error")
    expectClose(try value(loyalty, "noComplaint").value, 250.0 / 3, "90, 100 and 60")
    expectClose(try value(loyalty, "recoveredMinusNoComplaint").value, 80 - 250.0 / 3, "difference")
  }

  @Test func severalCausesMayBeGiven() throws {
    let columns: [(String, [Double])] = [
      ("COMP", [1, 1, 1, 0]), ("C1", [1, 2, 3, 1]), ("C2", [2, .nan, .nan, .nan]),
    ]
    let result = try results("complaintCauses \"c\" C1 C2 among COMP", columns)
    expectClose(try value(result, "1").value, 100.0 / 3, "one of three complainers")
    expectClose(try value(result, "2").value, 200.0 / 3, "first and second cause")
  }

  /// A Welch difference of {0, 10} and {0, 5, 10}·10: by R's t.test(c(0, 100), c(0, 50, 100)).
  @Test func differencesAreWelchs() throws {
    let columns: [(String, [Double])] = [
      ("COMP", [1, 1, 1, 1, 1]), ("HAND", [9, 9, 1, 1, 1]), ("LOYA", [0, 10, 0, 2, 10]),
    ]
    let result = try results("@scale 0..10\nrecoveryLoyalty \"l\" LOYA by COMP and HAND >= 6", columns)
    let difference = try value(result, "recoveredMinusNotRecovered")
    expectClose(difference.value, 10, "50 − 40")
    // V: 5000/2 and 2800/3; df = (2500 + 933.3…)²/(2500² + 933.3…²/2).
    let (first, second) = (2500.0, 2800.0 / 3)
    expectClose(difference.standardError, (first + second).squareRoot(), "√(V + V)")
    let df = (first + second) * (first + second) / (first * first + second * second / 2)
    let t = StudentT.quantile(0.975, degreesOfFreedom: df)
    expectClose(difference.upper, 10 + t * (first + second).squareRoot(), "t with Satterthwaite's df")
  }

  @Test func loyaltyTable() throws {
    let columns: [(String, [Double])] = [
      ("SALE", [9, 9, 9, 9, 1, 1, 1, 1]), ("SERV", [9, 9, 1, 1, 9, 9, 1, 1]), ("LOYA", [9, 9, 9, 1, 9, 1, 1, 1]),
    ]
    let result = try results("loyalty2x2 \"l\" sales: SALE >= 8, service: SERV >= 8, loyal: LOYA >= 8", columns)
    guard case .loyalty("sales", "service", let cells) = result.table else {
      Issue.record("no table: \(String(describing: result.table))")
      return
    }
    #expect(cells.map(\.share.value) == [100, 50, 50, 0])
    #expect(try value(result, "salesWhereServiceYes").value == 50)
    #expect(try value(result, "interaction").value == 0)
    expectClose(try value(result, "interaction").standardError, 100 * (0.25 / 2 * 2).squareRoot(), "√ΣV₀")
  }

  @Test func moneyAndPrices() throws {
    let columns: [(String, [Double])] = [("R", [100, 50]), ("A", [20, 30]), ("K", [10, 40])]
    let result = try results("clv \"v\" revenue R acquisition A retention K", columns)
    expectClose(try value(result, "clv").value, 25, "(70 − 20)/2")
    let total = try results("clv \"v\" revenue 150 acquisition 50 retention 50 customers 2", columns)
    #expect(try value(total, "clv").value == 25)
    #expect(total.cases == 2 && total.missing == 0)
    let price = try results(
      "priceTolerance \"p\" increase U decrease D coding signed cap 26",
      [("U", [10, .nan, 40, .nan]), ("D", [.nan, 5, .nan, .nan])])
    #expect(price.cases == 3)
    expectClose(try value(price, "percent").value, (10 - 5 + 26) / 3.0, "capped at 26")
    expectClose(try value(price, "score").value, 100 * (31.0 / 3 + 26) / 52, "(t + 26)/52")
  }

  @Test func curve() throws {
    let columns = [("S", [0.0, 0, 5, 5, 10, 10]), ("L", [0.0, 4, 6, 2, 10, 8])]
    let result = try results("@scale 0..10\ncurve \"c\" L on S", columns)
    guard case .curve(let points) = result.table else {
      Issue.record("no table")
      return
    }
    #expect(points.map(\.mean) == [20, 40, 90])
    #expect(points.map(\.monotone) == [20, 40, 90])
    expectClose(try value(result, "slope").value, 0.7, "(90 − 20)/100")
    // Means 20, 40, 90 against the line 15, 50, 85: Σn(…)² = 2·(25 + 100 + 25); within 800 + 800 + 200.
    expectClose(try value(result, "lackOfFitF").value, 300.0 / (1800.0 / 3), "F(1, 3)")
    // Σ(y − 50)² = 2·(900 + 100 + 1600) + 1800 = 7000.
    expectClose(try value(result, "rSquaredLinear").value, 1 - 2100.0 / 7000, "line")
    expectClose(try value(result, "rSquaredBands").value, 1 - 1800.0 / 7000, "free")
    let banded = try results("@scale 0..10\ncurve \"c\" L on S bands 0 50 100", columns)
    guard case .curve(let bands) = banded.table else {
      Issue.record("no table")
      return
    }
    #expect(bands.map(\.satisfaction) == [0, 75], "the last band holds its upper end")
    #expect(bands.map(\.cases) == [2, 4])
  }

  @Test func codesAreTabulated() throws {
    let result = try results("behaviour \"b\" B", [("B", [1, 3, 3, .nan])])
    #expect(result.estimates.map(\.name) == ["1", "3"])
    expectClose(try value(result, "3").value, 200.0 / 3, "two of three")
  }

  /// Ten addresses: 4 complete, 1 partial, 2 refused, 1 unknown, 2 not eligible.
  @Test func responseRates() throws {
    let result = try results(
      "responseRate \"r\" D complete 1 partial 2 eligible 3..4 unknown 5",
      [("D", [1, 1, 1, 1, 2, 3, 4, 5, 9, 9])])
    #expect(result.cases == 8 && result.missing == 2)
    expectClose(try value(result, "responseRate1").value, 50, "4 of 8")
    expectClose(try value(result, "responseRate2").value, 62.5, "5 of 8")
    expectClose(try value(result, "responseRate5").value, 400.0 / 7, "4 of 7")
    expectClose(try value(result, "responseRate6").value, 500.0 / 7, "5 of 7")
  }
}
