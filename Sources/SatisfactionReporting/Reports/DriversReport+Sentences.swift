internal import SatisfactionIndices
internal import SatisfactionWording

/// What drivers say in words. Each sentence comes from a rule that can fail to hold, and then says so or is left out.
extension DriversReport {
  /// A place is settled where a driver takes it in so many replicates.
  private static let settledShare = 0.95

  func sentences(_ digits: ReportDigits) -> [String] {
    [most(digits), potential(digits), undecided, shortBoards(digits)].compactMap { $0 }
      + whatIfSentences(digits) + verificationSentences(digits)
  }

  // MARK: What matters

  /// The most important driver, and whether its place is settled.
  private func most(_ digits: ReportDigits) -> String? {
    let order = analysis.constructs.sorted { $0.importance > $1.importance }
    guard let first = order.first, first.importance > 0 else { return nil }
    let interval = range(first.inference?.importance, digits.points)
    let head =
      "One more point of \(first.name) goes with \(fixed(first.importance, digits.points))\(interval) more points "
      + "of \(analysis.target)"
    guard order.count > 1 else { return head + "." }
    guard let share = first.inference?.importanceFirstShare, share.isFinite else {
      return head + ": more than of any other driver in this sample."
    }
    return share >= Self.settledShare
      ? head + ", and it comes first in \(percent(share)) of the replicates."
      : head + "; it comes first in only \(percent(share)) of the replicates, so that the order is not settled."
  }

  /// The largest potential, where it is another driver's or its place is not settled.
  private func potential(_ digits: ReportDigits) -> String? {
    guard let first = analysis.constructs.min(by: { $0.rank < $1.rank }), first.potential > 0 else { return nil }
    let gain = "\(fixed(first.potential, digits.index))\(range(first.inference?.potential, digits.index)) points"
    let head =
      "The most is to be gained at \(first.name): with its own index at 100 instead of "
      + "\(fixed(first.performance, digits.index)), \(analysis.target) would gain \(gain)"
    guard let share = first.inference?.priorityShare, share.isFinite, analysis.constructs.count > 1 else {
      return head + "."
    }
    return share >= Self.settledShare
      ? head + "; no other driver has as much to give in \(percent(share)) of the replicates."
      : head + "; that holds in \(percent(share)) of the replicates only."
  }

  /// Drivers whose importance cannot be told from 0.
  private var undecided: String? {
    let names = analysis.constructs.filter { driver in
      guard let lower = driver.inference?.importance?.lower, let upper = driver.inference?.importance?.upper else {
        return false
      }
      return lower <= 0 && upper >= 0
    }.map(\.name)
    guard !names.isEmpty else { return nil }
    return "Whether \(list(names)) \(names.count == 1 ? "matters" : "matter") at all is open: the interval holds 0."
  }

  private func shortBoards(_ digits: ReportDigits) -> String {
    let boards = analysis.shortBoards
    let marked = analysis.allControllable ? "Nothing is marked as controllable, so that all items count. " : ""
    guard !boards.isEmpty else {
      return marked
        + "There is no short board: no item \(analysis.allControllable ? "" : "that can be acted on ")is both "
        + "more important and worse than the cuts (\(fixed(analysis.itemCuts.importance, digits.coefficient)) and "
        + "\(fixed(analysis.itemCuts.performance, digits.index)))."
    }
    return marked + "Short boards, more important and worse than the cuts: \(list(boards))."
  }

  // MARK: What it would bring

  private func whatIfSentences(_ digits: ReportDigits) -> [String] {
    guard let whatIf else { return [] }
    let interval = range(whatIf.inference, digits.index)
    let verb = whatIf.change < 0 ? "lower" : "raise"
    var sentences = [
      "The asked change of \(list(whatIf.items.map { "\($0.item) by \(fixed($0.raise, digits.points))" })) would \(verb) "
        + "\(analysis.target) by \(fixed(whatIf.change.magnitude, digits.index))\(interval) points, to "
        + "\(fixed(whatIf.indexAfter, digits.index)), if what it moves downstream follows as the model says."
    ]
    let capped = whatIf.items.filter { ($0.raise - $0.attainable).magnitude > 0.005 }
    if !capped.isEmpty {
      sentences.append(
        "Not all of it can be had, because some answers are at the end of the scale: of "
          + list(
            capped.map { "\($0.item) only \(fixed($0.attainable, digits.points)) of \(fixed($0.raise, digits.points))" }
          )
          + ".")
    }
    return sentences
  }

  // MARK: Whether it worked

  private func verificationSentences(_ digits: ReportDigits) -> [String] {
    guard let verification else { return [] }
    let acted = verification.items.filter(\.isActed)
    let rose = acted.filter { ($0.score.lower ?? -1) > 0 }
    let fell = acted.filter { ($0.score.upper ?? 1) < 0 }
    var sentences: [String] = []
    if !rose.isEmpty {
      sentences.append("\(list(rose.map(\.name))) rose from \(verification.from) to \(verification.to).")
    }
    if !fell.isEmpty { sentences.append("\(list(fell.map(\.name))) fell.") }
    if rose.isEmpty, fell.isEmpty {
      sentences.append(
        "None of the items acted on (\(list(acted.map(\.name)))) changed by more than chance from \(verification.from) to "
          + "\(verification.to).")
    }
    sentences.append(
      "\(analysis.target) changed by \(change(verification.observed, digits)), of which the items acted on let expect "
        + "\(change(verification.predicted, digits)).")
    sentences.append(
      isBeyondChance(verification.unexplained)
        ? "\(change(verification.unexplained, digits)) are not explained by them: something else moved it."
        : "What they do not explain, \(change(verification.unexplained, digits)), is within chance.")
    if let apart = verification.actedMinusOthers {
      sentences.append(
        isBeyondChance(apart)
          ? "They changed by \(change(apart, digits)) more than the items that nobody worked on."
          : "They did not change otherwise than the items that nobody worked on (\(change(apart, digits))).")
    }
    return sentences
  }

  private func isBeyondChance(_ change: Verification.Change) -> Bool {
    guard let lower = change.lower, let upper = change.upper else { return false }
    return lower > 0 || upper < 0
  }

  private func change(_ change: Verification.Change, _ digits: ReportDigits) -> String {
    guard let lower = change.lower, let upper = change.upper else { return fixed(change.change, digits.index) }
    return "\(fixed(change.change, digits.index)) (\(fixed(lower, digits.index)) … \(fixed(upper, digits.index)))"
  }

  // MARK: Words

  private func fixed(_ value: Double, _ decimals: Int) -> String { DecimalText.fixed(value, decimals: decimals) }
  private func percent(_ share: Double) -> String { "\(fixed(100 * share, share > 0.995 && share < 1 ? 1 : 0)) %" }

  private func range(_ interval: DriverInterval?, _ decimals: Int) -> String {
    guard let lower = interval?.lower, let upper = interval?.upper else { return "" }
    return " (\(fixed(lower, decimals)) … \(fixed(upper, decimals)))"
  }

  private func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
