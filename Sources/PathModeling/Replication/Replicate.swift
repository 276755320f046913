/// The estimates of one replicate, for statistics of your own.
public struct Replicate {
  let reader: ReplicateReader

  /// The coefficient of a path, NaN without one.
  public func path(from: String, to: String) -> Double { reader.number("path", from, to) { .path(from, to) } }
  /// The total effect of one construct on another, NaN without a chain of paths.
  public func totalEffect(from: String, to: String) -> Double {
    reader.number("totalEffect", from, to) { .totalEffect(from, to) }
  }
  /// The weight of a standardised indicator, NaN for an unknown one.
  public func weight(of indicator: String) -> Double { reader.number("weight", indicator) { .weight(indicator) } }
  /// The loading of an indicator, NaN for an unknown one.
  public func loading(of indicator: String) -> Double { reader.number("loading", indicator) { .loading(indicator) } }
  /// The mean of an indicator in response points, NaN for an unknown one.
  public func mean(of indicator: String) -> Double { reader.number("mean", indicator) { .mean(indicator) } }
  /// The standard deviation of an indicator in response points, NaN for an unknown one.
  public func standardDeviation(of indicator: String) -> Double {
    reader.number("standardDeviation", indicator) { .standardDeviation(indicator) }
  }
  /// R² of a construct, NaN for an unknown or exogenous one.
  public func rSquared(of construct: String) -> Double {
    reader.number("rSquared", construct) { .rSquared(construct) }
  }

  /// Any other statistic in this replicate, NaN where it is undefined.
  public func number(_ statistic: Statistic) -> Double { reader.number(statistic) }

  /// A number by the name and the subject of its statistic, which is made only when it is asked for first.
  package func number(_ name: String, _ subject: String, statistic: () -> Statistic) -> Double {
    reader.number(name, subject, statistic: statistic)
  }
}

/// Reads the estimates of one replicate after the other.
///
/// A closure asks every replicate the same questions in the same order. So the reader keeps the questions in the order
/// in which they came, each with its numbers in all replicates, and finds the next by comparing it with what was asked
/// at the same place before.
final class ReplicateReader {
  /// One object a question: a closure that asks thousands of replicates copies none of them.
  private final class Question {
    let name: String
    let first: String
    let second: String
    /// The statistic, where the question is more than its name.
    let statistic: Statistic?
    /// Whether there is none: looking at it would copy it.
    private let isName: Bool
    /// A replicate each; empty where the statistic is undefined.
    private let values: [Double]

    init(_ name: String, _ first: String, _ second: String, values: [Double]) {
      (self.name, self.first, self.second, self.values) = (name, first, second, values)
      (statistic, isName) = (nil, true)
    }

    init(_ statistic: Statistic, values: [Double]) {
      (name, first, second, self.values) = ("", "", "", values)
      (self.statistic, isName) = (statistic, false)
    }

    func isNamed(_ name: String, _ first: String, _ second: String) -> Bool {
      isName && self.first == first && self.second == second && self.name == name
    }

    func value(in replicate: Int) -> Double { values.isEmpty ? .nan : values[replicate] }
  }

  private let estimates: ReplicateEstimates
  private var questions: [Question] = []
  private var place = 0
  private var replicate = 0

  init(_ estimates: ReplicateEstimates) {
    self.estimates = estimates
  }

  /// Goes to a replicate.
  func begin(_ replicate: Int) {
    self.replicate = replicate
    place = 0
  }

  /// The number of a statistic that its name and one or two subjects tell.
  func number(_ name: String, _ first: String, _ second: String = "", statistic: () -> Statistic) -> Double {
    answer {
      $0.isNamed(name, first, second)
    } asking: {
      Question(name, first, second, values: values(statistic()))
    }
  }

  /// The number of any statistic.
  func number(_ statistic: Statistic) -> Double {
    answer {
      $0.statistic == statistic
    } asking: {
      Question(statistic, values: values(statistic))
    }
  }

  @inline(__always)
  private func answer(_ isSame: (Question) -> Bool, asking: () -> Question) -> Double {
    let place = place
    self.place = place + 1
    if place < questions.count {
      let question = questions[place]
      if isSame(question) { return question.value(in: replicate) }
    }
    return settled(place, isSame, asking).value(in: replicate)
  }

  /// The question, brought to the place where it is asked now.
  private func settled(_ place: Int, _ isSame: (Question) -> Bool, _ asking: () -> Question) -> Question {
    if let later = questions[min(place, questions.count)...].firstIndex(where: isSame) {
      questions.swapAt(later, place)
    } else {
      questions.insert(questions.first(where: isSame) ?? asking(), at: place)
    }
    return questions[place]
  }

  private func values(_ statistic: Statistic) -> [Double] {
    do {
      return try statistic.values(estimates)
    } catch {
      return []
    }
  }
}
