import Foundation
import Testing

/// How a run of the program ended.
struct Outcome {
  let exitCode: Int32
  let output: String
  let errors: String
}

/// The built program, run as a process of its own.
enum CSIProcess {
  /// The survey that the examples carry.
  static let survey = folder.appendingPathComponent("Data/mobile-phone.csv").path

  /// The folder of the package.
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Runs the program with arguments and collects what it wrote.
  static func run(_ arguments: [String], input: String? = nil) throws -> Outcome {
    let process = Process()
    process.executableURL = try program
    process.arguments = arguments
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    let inputPipe = Pipe()
    process.standardInput = input == nil ? FileHandle.nullDevice : inputPipe
    try process.run()
    if let input {
      try inputPipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
      try inputPipe.fileHandleForWriting.close()
    }
    return try outcome(of: process, output, errors)
  }

  /// Runs a line of shell in which `$CSI` is the program and `$DATA` the survey.
  static func shell(_ line: String) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    // What the machine says of its OpenBLAS stays; everything else is plain.
    let inherited = ProcessInfo.processInfo.environment.filter { $0.key.hasPrefix("OPENBLAS") }
    process.environment = inherited.merging(
      ["CSI": try program.path, "DATA": survey, "PATH": "/bin:/usr/bin", "TERM": "xterm"]) { $1 }
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    return try outcome(of: process, output, errors)
  }

  /// Seconds after which a process is taken to hang, and is ended.
  private static let patience = 30.0

  /// Waits for the end of a process; one that a signal ended has an exit code above 128.
  private static func outcome(of process: Process, _ output: Pipe, _ errors: Pipe) throws -> Outcome {
    let guardian = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + patience, execute: guardian)
    defer { guardian.cancel() }
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    let messages = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let signal = process.terminationReason == .uncaughtSignal ? 128 : Int32(0)
    return Outcome(
      exitCode: signal + process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: messages, as: UTF8.self))
  }

  /// The program beside the test bundle.
  private static var program: URL {
    get throws {
      let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
      let beside = bundle ?? URL(fileURLWithPath: CommandLine.arguments[0])
      let program = beside.deletingLastPathComponent().appendingPathComponent("csi")
      try #require(FileManager.default.isExecutableFile(atPath: program.path), "no program at \(program.path)")
      return program
    }
  }
}

/// A folder of its own, removed with everything in it.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("csi-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    do {
      try FileManager.default.removeItem(at: url)
    } catch {
      Issue.record("the folder of a test stays behind: \(error)")
    }
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }

  /// Writes a text and returns the path.
  func file(_ name: String, _ text: String) throws -> String { try file(name, Array(text.utf8)) }

  /// Writes bytes and returns the path.
  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let path = url.appendingPathComponent(name)
    try Data(bytes).write(to: path)
    return path.path
  }
}
