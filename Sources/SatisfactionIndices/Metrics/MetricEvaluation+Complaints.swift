internal import SatisfactionNumerics

extension MetricEvaluation {
  func complaintCauses(_ causes: [String], _ complaint: String, _ sample: MetricSample) -> MetricNumbers {
    let columns = causes.map(number)
    let all = sample.answers(columns + [number(complaint)])
    let (named, complained) = (columns.map(all.values), all.values(number(complaint)))
    let cases = all.keeping { place in complained[place] == 1 && named.contains { !$0[place].isNaN } }
    let given = columns.map { column in cases.values(column).map { $0.isNaN ? nil : levels[column]?[Int($0)] } }
    let names = Set(columns.flatMap { levels[$0] ?? [] }).sorted()
    return MetricNumbers(
      cases,
      names.map { name in
        rules.share(
          name, (0..<cases.places).map { place in given.contains { $0[place] == name } ? 1 : 0 }, cases)
      })
  }

  func recovery(_ condition: AnswerCondition, _ complaint: String, _ sample: MetricSample) -> MetricNumbers {
    let column = number(condition.column)
    let all = sample.answers([column, number(complaint)])
    let (complained, handling) = (all.values(number(complaint)), all.values(column))
    let cases = all.keeping { complained[$0] == 1 && !handling[$0].isNaN }
    return MetricNumbers(
      cases, [rules.share("recovered", cases.indicator(column, condition.holds), cases)])
  }

  func silent(_ complaint: String, _ condition: AnswerCondition, _ sample: MetricSample) -> MetricNumbers {
    let column = number(complaint)
    let all = sample.answers([column, number(condition.column)])
    let (complained, answers) = (all.values(column), all.values(number(condition.column)))
    let cases = all.keeping { !answers[$0].isNaN && condition.holds(answers[$0]) && !complained[$0].isNaN }
    return MetricNumbers(cases, [rules.share("silent", cases.indicator(column) { $0 == 0 }, cases)])
  }

  func recoveryLoyalty(
    _ column: String, _ complaint: String, _ recovered: AnswerCondition, _ sample: MetricSample
  ) -> MetricNumbers {
    let (loyaltyNumber, handlingNumber) = (number(column), number(recovered.column))
    let all = sample.answers([loyaltyNumber, handlingNumber, number(complaint)])
    let (loyalty, handling) = (all.values(loyaltyNumber), all.values(handlingNumber))
    let complained = all.values(number(complaint))
    let cases = all.keeping { place in
      !loyalty[place].isNaN && (complained[place] == 0 || (complained[place] == 1 && !handling[place].isNaN))
    }
    let complaints = cases.values(number(complaint))
    let answers = cases.values(handlingNumber)
    let groups = [
      cases.keeping { complaints[$0] == 1 && recovered.holds(answers[$0]) },
      cases.keeping { complaints[$0] == 1 && !recovered.holds(answers[$0]) },
      cases.keeping { complaints[$0] == 0 },
    ]
    let points = groups.map { scores($0.values(loyaltyNumber), scale(loyaltyNumber)) }
    let means = zip(points, groups).map { $1.mean(of: $0) }
    let names = ["recovered", "notRecovered", "noComplaint"]
    let estimates = names.indices.map { rules.mean(names[$0], points[$0], groups[$0]) }
    let differences = [("recoveredMinusNotRecovered", 1), ("recoveredMinusNoComplaint", 2)].map { name, other in
      // Welch takes the groups for independent, which customers of one sampling unit are not.
      rules.isDesigned
        ? rules.contrast(name, [(1, estimates[0]), (-1, estimates[other])])
        : rules.welch(name, means[0], means[other])
    }
    return MetricNumbers(cases, estimates + differences)
  }

  // MARK: Loyalty by two conditions

  func loyaltyTable(
    _ first: LabeledCondition, _ second: LabeledCondition, _ outcome: LabeledCondition, _ sample: MetricSample
  ) -> MetricNumbers {
    let columns = [first, second, outcome].map { number($0.condition.column) }
    let cases = sample.cases(columns)
    let (a, b) = (cases.values(columns[0]), cases.values(columns[1]))
    var cells: [LoyaltyCell] = []
    for isFirst in [true, false] {
      for isSecond in [true, false] {
        let kept = cases.keeping {
          first.condition.holds(a[$0]) == isFirst && second.condition.holds(b[$0]) == isSecond
        }
        let loyal = kept.indicator(columns[2], outcome.condition.holds)
        cells.append(
          LoyaltyCell(
            first: isFirst, second: isSecond, cases: kept.count, share: rules.share("value", loyal, kept)))
      }
    }
    let contrasts = [
      ("\(first.label)Where\(Self.capitalized(second.label))Yes", [1.0, 0, -1, 0]),
      ("\(first.label)Where\(Self.capitalized(second.label))No", [0, 1, 0, -1]),
      ("\(second.label)Where\(Self.capitalized(first.label))Yes", [1, -1, 0, 0]),
      ("\(second.label)Where\(Self.capitalized(first.label))No", [0, 0, 1, -1]), ("interaction", [1, -1, -1, 1]),
    ]
    return MetricNumbers(
      cases,
      contrasts.map { name, signs in
        rules.contrast(name, zip(signs, cells).filter { $0.0 != 0 }.map { ($0.0, $0.1.share) })
      }, table: .loyalty(first: first.label, second: second.label, cells: cells.map(\.published)))
  }

  private static func capitalized(_ label: String) -> String { label.prefix(1).uppercased() + label.dropFirst() }
}
