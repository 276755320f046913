import SurveyData
import Testing

struct WriteCSVTests {
  private func text(_ data: Dataset, rows: Int = 4_096) -> String {
    var bytes: [UInt8] = []
    data.forEachPieceOfCSV(rows: rows) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test
  func writesNumbersAsShortAsTheyAre() throws {
    let data = try Dataset([("a", [1, -7, .nan]), ("b", [0.1, 2, 1e300])])
    #expect(text(data) == "a,b\n1,0.1\n-7,2\n,1e+300\n")
  }

  @Test
  func quotesWhatAReaderWouldMisread() throws {
    let csv = "\"a,b\",\"say \"\"hi\"\"\",c\n\"x\ny\",1,\" z\"\n,2,\"NA\"\n"
    let data = try Dataset(csvBytes: Array(csv.utf8))
    #expect(data.columns.map(\.name) == ["a,b", "say \"hi\"", "c"])
    #expect(text(data) == "\"a,b\",\"say \"\"hi\"\"\",c\n\"x\ny\",1,\" z\"\n,2,\"NA\"\n")
  }

  /// What is written reads back as the same columns, whatever the size of the pieces.
  @Test(arguments: [1, 2, 3, 100])
  func readsBackTheSame(rows: Int) throws {
    let csv = "g,x,y\nnorth,1,0.30000000000000004\nsouth,,-2.5\n,127,1e-7\n"
    let data = try Dataset(csvBytes: Array(csv.utf8))
    let again = try Dataset(csvBytes: Array(text(data, rows: rows).utf8))
    #expect(again.columns == data.columns)
    #expect(again.rowCount == 3)
  }

  /// Columns that are stored already are the same data as columns of numbers, fingerprint included.
  @Test
  func storedColumnsEqualColumnsOfNumbers() throws {
    let numbers = try Dataset([("a", [1, -7, .nan]), ("b", [0.1, .nan, 1e300])])
    let stored = Dataset(
      stored: [
        Column(name: "a", bytes: [1, -7, Column.missingByte]), Column(name: "b", doubles: [0.1, .nan, 1e300]),
      ], rowCount: 3, source: "memory")
    #expect(stored == numbers)
  }
}
