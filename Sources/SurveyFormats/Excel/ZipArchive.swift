internal import CSurveyFormats

/// A zip archive through libzip: members are unpacked piece by piece, never more than is allowed.
@safe
final class ZipArchive {
  private let path: String
  private let api: zip_table
  private let archive: OpaquePointer

  /// Bytes that a member may unpack to: ten million rows of 26 answers stay far below.
  static let largestMember = 1 << 33
  /// A member of this size that was packed more than ``highestRatio`` times is a bomb.
  private static let smallestBomb = 1 << 26
  private static let highestRatio = 400

  #if os(macOS)
    private static let names = ["libzip.5.dylib", "/opt/homebrew/lib/libzip.5.dylib"]
  #else
    private static let names = ["libzip.so.4", "libzip.so.5"]
  #endif

  private static let opened: Result<zip_table, SurveyFormatError> = {
    var reason = ""
    for name in RuntimeLibrary.candidates(names, variable: "CSI_LIBZIP") {
      var table = zip_table()
      var what: UnsafePointer<CChar>?
      if unsafe survey_zip_open(name, &table, &what) == 0 { return .success(table) }
      reason = RuntimeLibrary.text(what)
    }
    return unsafe .failure(
      .missingLibrary(
        name: names[0], for: "an Excel workbook (xlsx)", reason: reason,
        install: "Debian, Ubuntu: apt-get install libzip4; macOS: brew install libzip"))
  }()

  /// - Throws: ``SurveyFormatError``.
  init(path: String) throws(SurveyFormatError) {
    self.path = path
    api = try Self.opened.get()
    var code: Int32 = 0
    let readOnly: Int32 = 16
    guard let archive = unsafe api.open(path, readOnly, &code) else {
      throw .damaged(
        path: path, reason: "it is not a whole zip archive (code \(code)); save it again as .xlsx, or as CSV")
    }
    unsafe self.archive = archive
  }

  deinit {
    unsafe api.discard(archive)
  }

  /// Whether there is a member of this name.
  func holds(_ member: String) -> Bool {
    var status = unsafe zip_member_status()
    return unsafe api.stat(archive, member, 0, &status) == 0
  }

  /// Unpacks a member, piece by piece.
  ///
  /// - Parameter body: Gets the next bytes.
  /// - Throws: ``SurveyFormatError/damaged(path:reason:)``, ``SurveyFormatError/tooLarge(path:what:limit:)``, and what
  ///   `body` throws.
  func forEachPiece(of member: String, _ body: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    var status = unsafe zip_member_status()
    guard unsafe api.stat(archive, member, 0, &status) == 0 else {
      throw SurveyFormatError.damaged(path: path, reason: "the workbook lacks its part \(member)")
    }
    let (size, packed) = unsafe (status.size, status.packed_size)
    let isBomb = size > Self.smallestBomb && size / max(1, packed) > Self.highestRatio
    guard size <= Self.largestMember, !isBomb else {
      throw SurveyFormatError.tooLarge(
        path: path, what: member, limit: isBomb ? Self.smallestBomb : Self.largestMember)
    }
    guard let file = unsafe api.fopen(archive, member, 0) else {
      throw SurveyFormatError.damaged(path: path, reason: "\(member) cannot be unpacked (is the workbook encrypted?)")
    }
    defer { _ = unsafe api.fclose(file) }
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
    defer { unsafe buffer.deallocate() }
    var total: UInt64 = 0
    while true {
      let count = unsafe api.fread(file, buffer.baseAddress, UInt64(buffer.count))
      guard count >= 0 else {
        throw SurveyFormatError.damaged(path: path, reason: "\(member) is damaged: its packed bytes cannot be read")
      }
      guard count > 0 else { break }
      total += UInt64(count)
      guard total <= size else {
        throw SurveyFormatError.damaged(path: path, reason: "\(member) unpacks to more than the archive says")
      }
      try unsafe body(UnsafeBufferPointer(rebasing: buffer[..<Int(count)]))
    }
    guard total == size else {
      throw SurveyFormatError.damaged(path: path, reason: "\(member) is cut short: \(total) of \(size) bytes")
    }
  }
}
