import Foundation
import Testing

/// Whatever a command writes, it replaces nothing that it reads and nothing else that it writes.
@Suite struct ReplacedFilesTests {
  /// Every output of every command, pointed at every kind of file that the command reads, by all the names of a file.
  static let lines = [
    "fit d.csv --model m.model --output d.csv", "fit d.csv --model m.model --scores m.model",
    "fit d.csv --model m.model --save d.csv", "fit d.csv --model m.model --save m.model",
    "fit d.csv --model m.model --save d.link", "fit d.csv --model m.model --save d.hard",
    "fit d.csv --model m.model --save ../$(basename $PWD)/d.csv",
    "fit d.csv --model m.model --map map.txt --save map.txt",
    "fit d.csv --model m.model --labels map.txt --save map.txt",
    "fit --moments d.csv --model m.model --output d.csv",
    "fit b.db --model m.model --query \"select * from 'rows 1.csv'\" --output 'rows 1.csv'",
    "fit b.db --model m.model --query \"select * from 'rows*.csv' where a = 1\" --save 'rows 1.csv'",
    "fit b.db --model m.model --query 'select * from \"d.csv\"' --scores d.link",
    "fit d.csv --model m.model --replicate-weights 'w*' --replicate-type jkn --replicate-rscales up.csv --output up.csv",
    "fit d.csv --model m.model --replicate-weights 'w*' --replicate-type jkn --replicate-rscales up.csv --save up.csv",
    "drivers d.csv --model m.model --target B --replicate-weights 'w*' --replicate-type jkn --replicate-rscales up.csv "
      + "--output up.csv",
    "diagram d.csv --model m.model --replicate-weights 'w*' --replicate-type jkn --replicate-rscales up.csv "
      + "--output up.csv",
    "predict d.csv --model m.model --against n.model --output n.model",
    "compare d.csv --model m.model --group g --output d.hard",
    "track d.csv --model m.model --by g --roll-up up.csv --output up.csv",
    "track d.csv --model m.model --by g --benchmarks up.csv --output up.csv",
    "drivers d.csv --model m.model --target B --plan up.csv --output up.csv",
    "metrics d.csv --metrics x.metrics --output x.metrics", "metrics d.csv --nps a --output d.link",
    "diagram d.csv --model m.model --output m.model", "init d.csv --output d.csv",
    "table one.json two.json --output two.json", "simulate --model m.model --n 5 --output m.model",
    "plan margin --from d.csv --model m.model --margin 2 --output d.csv",
    "plan margin --from d.csv --model m.model --margin 2 --output m.model",
    "plan power --model m.model --n 50 --output m.model",
    "moments d.csv --model m.model --output d.csv", "moments add d.csv up.csv --output up.csv",
    "moments run --engine duckdb --from d.csv --model m.model --output d.csv",
    "moments run --engine duckdb --from 'rows*.csv' --model m.model --output 'rows 1.csv'",
    "moments run --engine duckdb --connect b.db --from t --model m.model --output b.db",
    "moments run --engine duckdb --connect b.db --from t --model m.model --output m.model",
    "fit d.csv --model m.model --scores s.csv --output s.csv",
    "fit d.csv --model m.model --save s.csv --scores ./s.csv", "fit d.csv --model m.model --save -",
  ]

  @Test(arguments: lines)
  func `no file is lost`(line: String) throws {
    let folder = try TemporaryFolder()
    for name in ["d.csv", "rows 1.csv"] { _ = try folder.file(name, Attacks.good) }
    for name in ["m.model", "n.model"] { _ = try folder.file(name, Attacks.model) }
    for name in ["map.txt", "b.db", "up.csv", "x.metrics", "one.json", "two.json"] {
      _ = try folder.file(name, "kept\n")
    }
    let before = try Self.contents(of: folder)
    let outcome = try CSIProcess.shell(
      """
      cd \(folder.url.path); ln -s d.csv d.link; ln d.csv d.hard
      $CSI \(line); code=$?; rm d.link d.hard; exit $code
      """)
    #expect(outcome.exitCode == 2, "\(line): \(outcome.errors)")
    #expect(outcome.output.isEmpty && outcome.errors.split(separator: "\n").count <= 3, "\(outcome.errors)")
    #expect(try Self.contents(of: folder) == before, "\(line) changed a file")
    let isSaid = ["would replace the", "name two files", "needs the name of a file"].contains {
      outcome.errors.contains($0)
    }
    #expect(isSaid, "\(line): \(outcome.errors)")
  }

  /// Devices lose nothing, and a file of a command's own may be replaced.
  @Test func `what may be written`() throws {
    let folder = try TemporaryFolder()
    let model = try folder.file("own.model", "@scale 1..20\n" + Attacks.model)
    let data = try folder.file("survey.csv", Attacks.good)
    _ = try folder.file("old.csv", "old\n")
    let outcome = try CSIProcess.shell(
      """
      cd \(folder.url.path)
      $CSI fit \(data) --model \(model) --bootstrap 0 --scores /dev/null --save /dev/null --output /dev/null &&
      $CSI fit \(data) --model \(model) --bootstrap 0 --scores old.csv --output new.txt
      """)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(try folder.names == ["new.txt", "old.csv", "own.model", "survey.csv"])
  }

  private static func contents(of folder: TemporaryFolder) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try folder.names { contents[name] = try Data(contentsOf: folder.url.appendingPathComponent(name)) }
    return contents
  }
}
