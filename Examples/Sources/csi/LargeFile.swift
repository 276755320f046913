import Satisfaction
import SatisfactionWording
import SurveyFormats

/// A Parquet file with so many rows that their sums are made in DuckDB.
struct LargeFile {
  private let file: SurveyFile
  private let rows: Int

  /// - Returns: nil for any other file, and one that cannot be opened: whoever reads its rows says why.
  init?(_ path: String) {
    do {
      file = try SurveyFile(path)
      guard let rows = try file.parquetRowCount(), rows >= SurveyFile.rowsWorthSumming else { return nil }
      self.rows = rows
    } catch {
      return nil
    }
  }

  /// The sums of its rows, and a line that says so; nil, with a line that says why, where they must be read one by one.
  func sums(for model: PathModel) throws(Failure) -> MomentsFile? {
    do {
      guard let sums = try made(for: model) else {
        return reads("the model, or a column of the file, needs more than sums of answers")
      }
      let buckets = CountText.grouped(MomentsFile.mostBuckets)
      Terminal.writeError(
        "csi: \(file.source) has \(CountText.grouped(rows)) rows: DuckDB made sums of them, in \(buckets) buckets from "
          + "which replicates are drawn")
      return sums
    } catch let error as MomentsError {
      switch error {
      case .unusableAnswers, .noScale, .badWeights: return reads("\(error)")
      default: throw .data("\(error)")
      }
    } catch let error as SurveyDataError {
      throw Failure(error, source: file.source)
    } catch {
      throw .data("\(error)")
    }
  }

  private func made(for model: PathModel) throws -> MomentsFile? {
    let conventions = model.conventions
    guard model.products.isEmpty, conventions.skips.isEmpty, model.textColumns.isEmpty else { return nil }
    return try file.parquetSums(
      of: model.codings, labels: conventions.labels.mapValues(\.text), weightColumn: conventions.weightsColumn,
      buckets: MomentsFile.mostBuckets, software: MomentsFile.thisProgram)
  }

  private func reads(_ reason: String) -> MomentsFile? {
    Terminal.writeError("csi: \(file.source) has \(CountText.grouped(rows)) rows, which are read one by one: \(reason)")
    return nil
  }
}
