#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Where a finished report goes.
public enum OutputDestination: Sendable, Equatable {
  /// Standard output.
  case standardOutput
  /// A file: written beside its place under another name and then moved there, so that it is there as a whole or not at
  /// all. Pipes and devices are written in place.
  case file(String)

  /// Writes all bytes and makes sure that they have arrived.
  ///
  /// A program that writes to pipes ignores the signal `SIGPIPE`; it then gets ``ReportingError/readerGone``.
  ///
  /// - Throws: ``ReportingError``.
  public func write(_ bytes: [UInt8]) throws(ReportingError) {
    try write { write throws(WriteFailure) in try write(bytes) }
  }

  /// Writes a document piece by piece and makes sure that it has arrived.
  func write(_ document: PiecewiseDocument) throws(ReportingError) {
    switch self {
    case .standardOutput: try Self.writeToStandardOutput(document)
    case .file(let path): try OutputFile(path: path).write(document)
    }
  }

  private static func writeToStandardOutput(_ document: PiecewiseDocument) throws(ReportingError) {
    let failure = FileDescriptor(STDOUT_FILENO).write(document)
    guard failure != 0 else { return }
    throw failure == EPIPE ? .readerGone : .standardOutput(reason: SystemReason.text(failure))
  }
}

/// A document that is made while it is written: it gives away its bytes piece by piece.
typealias PiecewiseDocument = (_ write: ([UInt8]) throws(WriteFailure) -> Void) throws(WriteFailure) -> Void

/// What a document goes out in.
enum DocumentPiece {
  /// Bytes beyond which a piece goes out.
  static let size = 1 << 18
}

/// The system could not write: no further piece is asked for.
struct WriteFailure: Error {
  /// The number of the error.
  let code: Int32
}

/// An open file.
struct FileDescriptor {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  /// Writes a document piece by piece.
  ///
  /// - Returns: 0, or the number of the error.
  func write(_ document: PiecewiseDocument) -> Int32 {
    do throws(WriteFailure) {
      try document { bytes throws(WriteFailure) in
        let code = write(bytes)
        guard code == 0 else { throw WriteFailure(code: code) }
      }
      return 0
    } catch {
      return error.code
    }
  }

  /// Writes all bytes, in as many calls as it takes.
  ///
  /// - Returns: 0, or the number of the error.
  func write(_ bytes: [UInt8]) -> Int32 {
    unsafe bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        #if canImport(Darwin)
          let count = unsafe Darwin.write(number, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        #elseif canImport(Musl)
          let count = unsafe Musl.write(number, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        #else
          let count = unsafe Glibc.write(number, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        #endif
        if count >= 0 {
          done += count
        } else if errno == EAGAIN {
          waitUntilWritable()
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }

  /// Waits for room in a pipe that its owner has set to never wait.
  private func waitUntilWritable() {
    var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    _ = unsafe poll(&request, 1, -1)
  }
}

/// The system's own words for an error.
enum SystemReason {
  static func text(_ code: Int32) -> String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text).lowercased()
  }
}
