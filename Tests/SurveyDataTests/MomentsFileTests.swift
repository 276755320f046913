import SatisfactionNumerics
import SurveyData
import Testing

/// Matrices in files, and what is said of those that are none.
struct MomentsFileTests {
  private func read(_ text: String, options: ReadingOptions = ReadingOptions()) throws(SurveyDataError) -> Moments {
    try Moments(csvBytes: Array(text.utf8), source: "m.csv", options: options)
  }

  private func message(_ text: String) -> String {
    do {
      _ = try read(text)
      return "no error"
    } catch {
      return error.description
    }
  }

  @Test(arguments: [
    ",a,b,c\na,4,1,2\nb,1,9,3\nc,2,3,16\nn,250,,\nmean,7,6.5,5\n",
    "var;c;a;b\nb;3;1;9\na;2;4;1\nc;16;2;3\nN;;250\nMean;5;7;6.5\n\n",
    ",a,b,c\na,4,,\nb,1,9,\nc,2,3,16\nn,250\nmean,7,6.5,5",
    "x\ta\tb\tc\na\t4\t1\t2\nb\t\t9\t3\nc\t\t\t16\nmean\t7\t6.5\t5\nn\t250",
  ])
  func covariances(text: String) throws {
    let moments = try read(text).selecting(["a", "b", "c"])
    #expect(moments.n == 250)
    #expect(moments.means == [7, 6.5, 5])
    #expect(moments.hasScaleMetric)
    let expected: [Double] = [4, 1, 2, 1, 9, 3, 2, 3, 16]
    #expect(moments.covariance.elements == expected)
  }

  @Test func correlations() throws {
    let bare = try read(",a,b\na,1,\nb,.5,1\nn,80\n")
    #expect(!bare.hasScaleMetric && bare.means == nil)
    #expect(bare.covariance.elements == [1, 0.5, 0.5, 1])
    let scaled = try read(",a,b\na,1,\nb,.5,1\nn,80\nsd,2,3\n")
    #expect(scaled.hasScaleMetric)
    #expect(scaled.covariance.elements == [4, 3, 3, 9])
    let comma = try read(";a;b\na;1;\nb;0,5;1\nn;80\n")
    #expect(comma.covariance[0, 1] == 0.5)
  }

  @Test(arguments: [
    (",a,b\na,1,\nb,.5,1\n", "number of cases is missing"), (",a,b\na,1,\nn,80\n", "no row \"b\""),
    (",a,b\na,1,\nb,,1\nn,80\n", "empty on both sides"), (",a,b\na,1,0\na,1,0\nb,0,1\nn,80", "stands there twice"),
    (",a,b\na,2,1\nb,1,2\nn,80\nmean,1\n", "\"mean\" has no number"), (",a,b\na,2,x\nb,1,2\nn,80\n", "is not a number"),
    (",a,b\na,2,1\nb,1,2\nz,1,2\n", "not the name of a column"), (",a,b\na,2,1\nb,1.5,2\nn,80\n", "not symmetric"),
    (",a,b\na,1,2\nb,2,1\nn,80\n", "outside −1 … 1"), (",a,b\na,2,1,5\nb,1,2\nn,80\n", "4 cells in line 2"),
    ("x\n1\n", "no names"),
    (",a,b\na,2,1\nb,1,2\nn,1\n", "must be above 1"),
  ])
  func whatIsWrong(text: String, says: String) {
    #expect(message(text).contains(says), "\(message(text))")
  }
}
