internal import CSurveyFormats

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A program of somebody else's that is run without a shell: what it is for and how it is installed.
package struct ChildProgram {
  /// Name on PATH.
  let name: String
  /// What it is needed for, for the message where it is missing.
  let purpose: String
  /// The command that installs it.
  let install: String

  /// Bytes of output that are read at most.
  package static let largestOutput = 1 << 34

  package init(name: String, purpose: String, install: String) {
    self.name = name
    self.purpose = purpose
    self.install = install
  }

  /// Runs the program and gives what it wrote.
  ///
  /// - Parameters:
  ///   - arguments: Without the name.
  ///   - input: What stands on its standard input.
  ///   - seconds: Time after which it is ended with all that it started.
  ///   - limit: Bytes of output after which it is ended.
  /// - Throws: ``SurveyFormatError``; a failure carries the first line of the program's own message.
  package func run(
    _ arguments: [String], input: [UInt8] = [], seconds: Int, limit: Int = largestOutput
  ) throws(SurveyFormatError) -> [UInt8] {
    var output = unsafe survey_output()
    let result = withArguments([name] + arguments) { argv in
      unsafe input.withUnsafeBufferPointer { bytes in
        unsafe survey_run(argv, bytes.baseAddress, bytes.count, Int32(clamping: seconds), limit, &output)
      }
    }
    let problem = errno
    defer { unsafe free(output.bytes) }
    switch result {
    case SURVEY_RUN_NOT_FOUND: throw .missingProgram(name: name, for: purpose, install: install)
    case SURVEY_RUN_TIMED_OUT: throw .programTimedOut(name: name, seconds: seconds)
    case SURVEY_RUN_TOO_LARGE: throw .programWroteTooMuch(name: name, limit: limit)
    case SURVEY_RUN_FAILED:
      throw .programFailed(name: name, status: 127, message: unsafe RuntimeLibrary.text(strerror(problem)))
    default: break
    }
    guard unsafe output.status == 0 else {
      throw unsafe .programFailed(name: name, status: Int(output.status), message: firstLine(of: output))
    }
    return unsafe Array(UnsafeBufferPointer(start: output.bytes, count: output.size))
  }

  /// The first line that says something.
  @safe private func firstLine(of output: survey_output) -> String {
    var output = unsafe output
    let text = unsafe withUnsafeBytes(of: &output.message) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmingBlanks }
    return lines.first { !$0.isEmpty } ?? ""
  }

  @safe private func withArguments<Result>(
    _ arguments: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { for k in unsafe pointers.indices { unsafe free(pointers[k]) } }
    return unsafe pointers.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("there is at least the name") }
      return unsafe body(UnsafePointer(base))
    }
  }
}
