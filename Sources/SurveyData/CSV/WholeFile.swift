/// The bytes of a whole file, for files that fit into memory many times.
package enum WholeFile {
  /// - Throws: `SurveyDataError` where the file cannot be read.
  package static func bytes(at path: String) throws(SurveyDataError) -> [UInt8] {
    let contents = try FileContents(path: path)
    return unsafe Array(UnsafeBufferPointer(start: contents.base, count: contents.count))
  }
}
