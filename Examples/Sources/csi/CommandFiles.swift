import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files of a command line: those it reads and those it writes, which have to be others.
///
/// Every command hands all of its files to ``requireApart()`` before it computes anything, so that no result ever
/// replaces what it was made from, or another result of the same command.
package struct CommandFiles {
  /// A file that is read, and what it is.
  package typealias Source = (path: String, role: String)

  /// Files that are read.
  private let read: [Source]
  /// Files that are written, by the option that names them.
  private let written: [(path: String, option: String)]

  /// The files of a command.
  ///
  /// - Parameters:
  ///   - read: Files that are read, with their roles; `-` is standard input and no file.
  ///   - written: Files that are written, by the options that name them; nil and `-` are no files.
  package init(read: [Source], written: [(path: String?, option: String)]) {
    self.read = read.filter { $0.path != "-" }
    self.written = written.compactMap { path, option in
      path.flatMap { $0 == "-" ? nil : (path: $0, option: option) }
    }
  }

  /// - Throws: `ValidationError` where a file that is written is one that is read, or one that is written, too.
  package func requireApart() throws {
    for (place, output) in written.enumerated() {
      if let source = read.first(where: { Self.areSameFile(output.path, $0.path) }) {
        throw ValidationError(
          "\(output.option) would replace the \(source.role) file \(source.path): name another file")
      }
      if let other = written[..<place].first(where: { Self.areSamePlace(output.path, $0.path) }) {
        throw ValidationError("\(other.option) and \(output.option) both name \(output.path): name two files")
      }
    }
  }

  /// Whether two paths lead to the same file, by whatever name; devices and pipes lose nothing.
  private static func areSameFile(_ a: String, _ b: String) -> Bool {
    guard let file = status(a), file.st_mode & S_IFMT == S_IFREG else { return false }
    return areSameEntry(a, b)
  }

  /// Whether two paths lead to the same file, or have one name in one folder where there is no file yet.
  private static func areSamePlace(_ a: String, _ b: String) -> Bool {
    guard status(a) == nil, status(b) == nil else { return areSameFile(a, b) }
    let (one, other) = (folderAndName(a), folderAndName(b))
    return one.name == other.name && areSameEntry(one.folder, other.folder)
  }

  private static func areSameEntry(_ a: String, _ b: String) -> Bool {
    guard let first = status(a), let second = status(b) else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  private static func status(_ path: String) -> stat? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status : nil
  }

  private static func folderAndName(_ path: String) -> (folder: String, name: Substring) {
    guard let cut = path.lastIndex(of: "/") else { return (".", path[...]) }
    return (String(path[...cut]), path[path.index(after: cut)...])
  }

  // MARK: Files named in other words

  /// Files that a text names, whole and as a pattern such as `rows/*.parquet`.
  ///
  /// - Parameter role: What they are called in messages.
  static func named(_ text: String, role: String) -> [Source] {
    var found = unsafe glob_t()
    defer { unsafe globfree(&found) }
    var sources: [Source] = [(text, role)]
    guard unsafe glob(text, GLOB_NOSORT, nil, &found) == 0, let paths = unsafe found.gl_pathv else { return sources }
    for place in 0..<Int(unsafe found.gl_pathc) {
      if let path = unsafe paths[place] { sources.append((unsafe String(cString: path), role)) }
    }
    return sources
  }

  /// Files that a query names in quotes, as in `select * from 'rows.csv'`.
  static func quoted(in query: String) -> [Source] {
    var sources: [Source] = []
    for mark in ["'", "\""] as [Character] {
      // Every second part stands between two marks; a doubled mark within a name only parts it.
      let parts = query.split(separator: mark, omittingEmptySubsequences: false)
      for (place, part) in parts.enumerated() where place % 2 == 1 && !part.isEmpty {
        sources += named(String(part), role: "query's")
      }
    }
    return sources
  }
}
