import Foundation
import Satisfaction
import Testing

/// Whatever the model and the data are: an estimation ends, and its numbers are numbers.
///
/// `RANDOM_MODELS=20000` makes that many models instead of the few that every run has.
struct RandomModelTests {
  @Test func `numbers are finite, and errors have a type`() throws {
    let count = ProcessInfo.processInfo.environment["RANDOM_MODELS"].flatMap(Int.init) ?? 150
    var outcomes: [String: Int] = [:]
    for seed in 0..<count {
      let outcome = Self.outcome(seed: UInt64(seed))
      outcomes[outcome, default: 0] += 1
    }
    if count > 150 { print(outcomes.sorted { $0.value > $1.value }.map { "\($0.value) \($0.key)" }) }
    #expect(outcomes["estimated", default: 0] > count / 4, "\(outcomes)")
  }

  /// How it ended: `estimated`, or the kind of the error.
  private static func outcome(seed: UInt64) -> String {
    do {
      let random = try RandomModel(seed: seed)
      let fit = try random.estimator.fit(random.model, to: random.survey)
      check(fit, seed: seed)
      do {
        let boot = try fit.bootstrap(
          on: random.survey,
          resampling: Resampling(
            plan: .bootstrap(replicates: 9), seed: seed, unit: random.unit, interval: random.interval,
            measures: random.measures, threads: 1))
        check(boot, seed: seed)
      } catch let error as InferenceError {
        expectMessage(error.description, seed: seed)
      }
      return "estimated"
    } catch let error as SurveyDataError {
      expectMessage(error.description, seed: seed)
      return kind(of: error)
    } catch let error as EstimationError {
      expectMessage(error.description, seed: seed)
      return kind(of: error)
    } catch {
      Issue.record("seed \(seed): \(error)")
      return "unknown error"
    }
  }

  /// The case of an error, without its facts.
  private static func kind(of error: any Error) -> String {
    Mirror(reflecting: error).children.first?.label ?? "\(error)"
  }

  private static func check(_ fit: PLSFit, seed: UInt64) {
    expectFinite(fit.indicators, "indicators", seed)
    expectFinite(fit.constructs, "constructs", seed)
    expectFinite(fit.paths, "paths", seed)
    expectFinite(fit.effects, "effects", seed)
    expectFinite(fit.specificIndirectEffects(limit: 100).effects, "specific effects", seed)
    expectFinite(fit.constructCorrelations, "correlations", seed)
    expectFinite(fit.crossLoadings, "cross-loadings", seed)
    expectFinite(fit.assessment, "assessment", seed)
    for construct in fit.model.constructs {
      do throws(IndexError) {
        expectFinite(try fit.constructIndex(of: construct.name), "index", seed)
      } catch {
        expectMessage(error.description, seed: seed)
      }
    }
    expectFinite(fit.unstandardizedWeights, "unstandardised weights", seed)
    expectFinite(fit, "saved fit", seed)
    expectNumbersOfJSON(FitReport(fit), seed)
  }

  private static func check(_ boot: Bootstrap, seed: UInt64) {
    let model = boot.fit.model
    var statistics = model.paths.flatMap {
      [Statistic.path($0.from, $0.to), .fSquared($0.from, $0.to), .totalEffect($0.from, $0.to)]
    }
    statistics += model.indicators.flatMap { [Statistic.weight($0), .loading($0), .mean($0), .indicatorVIF($0)] }
    statistics += model.constructs.map(\.name).flatMap {
      [Statistic.rSquared($0), .adjustedRSquared($0), .bic($0), .alpha($0), .rhoA($0), .ave($0), .index($0)]
    }
    statistics.append(.htmt(model.constructs[0].name, model.constructs[1].name))
    for case let summary? in boot.summaries(of: statistics, threads: 1) {
      let numbers = [
        summary.estimate, summary.standardError, summary.bias, summary.lower, summary.upper, summary.p, summary.t,
      ]
      let isFinite = numbers.allSatisfy { $0?.isFinite ?? true }
      #expect(isFinite, "seed \(seed), \(summary.statistic) \(boot.interval): \(numbers)")
    }
    expectNumbersOfJSON(FitReport(boot), seed)
  }

  /// The encoder refuses what is not finite.
  private static func expectFinite(_ value: some Encodable, _ what: String, _ seed: UInt64) {
    do {
      _ = try JSONEncoder().encode(value)
    } catch EncodingError.invalidValue(let number, let context) {
      let place = context.codingPath.map(\.stringValue).joined(separator: "/")
      Issue.record("seed \(seed), \(what): \(number) at \(place)")
    } catch {
      Issue.record("seed \(seed), \(what): \(error)")
    }
  }

  /// A report whose numbers another program reads.
  private static func expectNumbersOfJSON(_ report: FitReport, _ seed: UInt64) {
    let bytes = report.bytes(as: .json, style: ReportStyle(digits: 3))
    #expect(throws: Never.self, "seed \(seed): the report is no JSON") {
      _ = try JSONSerialization.jsonObject(with: Data(bytes))
    }
  }

  private static func expectMessage(_ message: String, seed: UInt64) {
    #expect(message.utf8.count < 2_000 && message.count { $0 == "\n" } < 12, "seed \(seed): \(message)")
  }
}
