import Satisfaction
import SatisfactionReporting
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of its own that is removed with everything in it.
private final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/csi-test-XXXXXX".utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.flatMap { unsafe mkdtemp($0) }.map { unsafe String(cString: $0) }
    }
    path = try #require(made)
  }

  deinit {
    for name in names { unsafe unlink("\(path)/\(name)") }
    unsafe rmdir(path)
  }

  var names: [String] {
    guard let folder = unsafe opendir(path) else { return [] }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  func text(of name: String) throws -> String {
    let file = unsafe open("\(path)/\(name)", O_RDONLY)
    try #require(file >= 0)
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 22)
    let count = unsafe read(file, &bytes, bytes.count)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}

/// A report whose JSON and CSV go out in several pieces.
private struct ManyRows: ReportContent {
  static let schema = "csi.rows.v1"
  let manifest: [Section] = []
  let warnings: [FitWarning] = []

  var sections: [Section] {
    [Section("rows", Array(0..<20_000)) { Record([.identity("name", "row \($0)"), Field("size", .integer($0))]) }]
  }

  func document(digits: Int) -> ReportDocument { ReportDocument(title: "T", blocks: []) }
}

@Suite struct OutputDestinationTests {
  @Test func `a new file and a replaced one`() throws {
    let folder = try TemporaryFolder()
    let destination = OutputDestination.file("\(folder.path)/a.txt")
    try destination.write(Array("one".utf8))
    #expect(try folder.text(of: "a.txt") == "one")
    try destination.write(Array("second".utf8))
    #expect(try folder.text(of: "a.txt") == "second")
    #expect(folder.names == ["a.txt"])
  }

  @Test func `a report of many rows is written piece by piece`() throws {
    let folder = try TemporaryFolder()
    let report = ManyRows()
    for format in [ReportFormat.json, .csv, .text] {
      try report.write(to: .file("\(folder.path)/a.txt"), as: format)
      let text = try folder.text(of: "a.txt")
      #expect(text == String(decoding: report.bytes(as: format), as: UTF8.self))
      #expect(format == .text || text.utf8.count > 1 << 19, "more than one piece")
    }
    #expect(folder.names == ["a.txt"])
  }

  @Test func `a replaced file keeps its permissions`() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/a.txt"
    try OutputDestination.file(path).write([65])
    unsafe chmod(path, 0o640)
    try OutputDestination.file(path).write([66])
    var status = stat()
    #expect(unsafe stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o640)
  }

  @Test func `a link keeps pointing to its file`() throws {
    let folder = try TemporaryFolder()
    try OutputDestination.file("\(folder.path)/a.txt").write([65])
    #expect(unsafe symlink("a.txt", "\(folder.path)/link") == 0)
    try OutputDestination.file("\(folder.path)/link").write([66])
    #expect(try folder.text(of: "a.txt") == "B")
    var status = stat()
    #expect(unsafe lstat("\(folder.path)/link", &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFLNK)
  }

  @Test func `a folder that does not exist`() throws {
    let path = "/nowhere-at-all/a.txt"
    #expect(throws: ReportingError.noFolder("/nowhere-at-all", path: path)) {
      try OutputDestination.file(path).write([65])
    }
  }

  @Test func `a directory in place of a file`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: ReportingError.isDirectory(path: folder.path)) {
      try OutputDestination.file(folder.path).write([65])
    }
    #expect(folder.names == [])
  }

  #if os(Linux)
    @Test func `a full disk`() throws {
      let error = ReportingError.cannotWrite(path: "/dev/full", reason: "no space left on device")
      #expect(throws: error) { try OutputDestination.file("/dev/full").write([65]) }
      #expect(throws: error) { try ManyRows().write(to: "/dev/full", as: .json) }
    }
  #endif

  @Test func `devices are written in place`() throws {
    try OutputDestination.file("/dev/null").write([65])
    var status = stat()
    #expect(unsafe stat("/dev/null", &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test(arguments: [
    (ReportingError.isDirectory(path: "x"), "x is a directory: name a file in it"),
    (.cannotWrite(path: "x", reason: "why"), "x cannot be written: why"),
    (
      .noFolder("y", path: "y/x"),
      "y/x cannot be written: there is no folder y: make it (mkdir -p), or name a file in another one"
    ),
    (.standardOutput(reason: "why"), "standard output cannot be written: why"),
    (.readerGone, "standard output was closed by its reader"),
  ])
  func `messages`(error: ReportingError, expected: String) {
    #expect(error.description == expected)
  }
}
