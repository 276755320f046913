import Satisfaction
import Testing
import _TestSupport

/// A model of eight constructs, four of them in Mode B, with missing answers replaced before dividing: against seminr.
struct ReferencePredictionTests {
  @Test(arguments: [
    (LinearBenchmark.exogenous, "LM_exogenous_indicators_only"),
    (LinearBenchmark.others, "LM_all_other_model_indicators"),
  ])
  func corporateReputation(benchmark: LinearBenchmark, table: String) throws {
    let golden = try GoldenCase("i_corp_plspredict_loocv_DA")
    var model = try golden.model()
    model.conventions.missingCodes = [-99]
    let survey = try Dataset(csv: try Reference.data("corp_rep_data"), for: model)
    let prediction = try PredictionSurvey.estimator.predict(
      model, on: survey,
      PredictionOptions(folds: .leaveOneOut, benchmark: benchmark, missing: .meanBefore, keepsPredictions: true))
    let (own, linear) = (try golden.table("PLS"), try golden.table(table))
    #expect(prediction.indicators.count == own.columns.count)
    for row in prediction.indicators {
      #expect(row.used == 344)
      expectClose(row.pls.rmse, own["RMSE", row.name], "RMSE of \(row.name)")
      expectClose(row.pls.mae, own["MAE", row.name], "MAE of \(row.name)")
      expectClose(row.pls.q2predict, own["Q2predict", row.name], "Q² of \(row.name)")
      expectClose(row.linear?.rmse, linear["RMSE", row.name], "linear RMSE of \(row.name)")
      expectClose(row.linear?.mae, linear["MAE", row.name], "linear MAE of \(row.name)")
      let sum = golden.results["PLS_prediction_sums"][row.name].number
      let column = try #require(prediction.predictions?.columns.firstIndex(of: row.name))
      expectClose(
        prediction.predictions?.values.column(column).reduce(0, +), sum, "sum of predictions of \(row.name)")
    }
  }
}
