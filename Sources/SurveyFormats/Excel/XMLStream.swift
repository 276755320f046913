internal import CSurveyFormats

/// What a stream of XML is told to: one call an element's beginning, its text, its end.
protocol XMLVisitor: AnyObject {
  func start(_ name: XMLName, _ attributes: XMLAttributes)
  func end(_ name: XMLName)
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// The name of an element without its prefix; valid during the call only.
@safe
struct XMLName {
  fileprivate let base: UnsafePointer<UInt8>

  /// Whether it is this name.
  static func ~= (name: StaticString, value: XMLName) -> Bool {
    let (count, expected) = unsafe (name.utf8CodeUnitCount, name.utf8Start)
    for i in 0..<count where unsafe value.base[i] != expected[i] { return false }
    return unsafe value.base[count] == 0
  }
}

/// The attributes of an element; valid during the call only.
@safe
struct XMLAttributes {
  fileprivate let count: Int
  /// Five pointers each: name, prefix, address of the prefix, first and end of the value.
  fileprivate let base: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

  /// The bytes of an attribute's value, as they stand.
  func withValue<Result>(_ name: StaticString, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    guard let base = unsafe base else { return nil }
    for k in 0..<count {
      guard let own = unsafe base[5 * k], let first = unsafe base[5 * k + 3], let end = unsafe base[5 * k + 4] else {
        continue
      }
      let candidate = unsafe XMLName(base: own)
      if name ~= candidate {
        return unsafe body(UnsafeBufferPointer(start: first, count: end - first))
      }
    }
    return nil
  }

  /// The value as text, with the five entities of XML replaced.
  func string(_ name: StaticString) -> String? {
    unsafe withValue(name) { unsafe String(decoding: $0, as: UTF8.self) }.map(Self.replacingEntities)
  }

  /// The value as a whole number.
  func integer(_ name: StaticString) -> Int? { string(name).flatMap { Int($0) } }

  private static func replacingEntities(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var result = text
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#38;", "&"), ("&amp;", "&"),
    ] {
      result = result.split(separator: entity, omittingEmptySubsequences: false).joined(separator: character)
    }
    return result
  }
}

/// The pushing parser of libxml2: bytes in, calls of a visitor out. Entities of the document's own are never replaced,
/// nothing is fetched.
@safe
final class XMLStream {
  private let path: String
  private let visitor: any XMLVisitor
  private let api: xml_table
  private var handlers: xml_handlers
  private var parser: OpaquePointer?
  private var problem: String?

  #if os(macOS)
    private static let names = ["libxml2.2.dylib"]
  #else
    private static let names = ["libxml2.so.2"]
  #endif

  private static let opened: Result<xml_table, SurveyFormatError> = {
    var reason = ""
    for name in RuntimeLibrary.candidates(names, variable: "CSI_LIBXML2") {
      var table = xml_table()
      var what: UnsafePointer<CChar>?
      if unsafe survey_xml_open(name, &table, &what) == 0 { return .success(table) }
      reason = RuntimeLibrary.text(what)
    }
    return unsafe .failure(
      .missingLibrary(
        name: names[0], for: "an Excel workbook (xlsx)", reason: reason,
        install: "Debian, Ubuntu: apt-get install libxml2"))
  }()

  /// - Parameter path: The file and its part, for messages.
  init(path: String, visitor: any XMLVisitor) throws(SurveyFormatError) {
    self.path = path
    self.visitor = visitor
    api = try Self.opened.get()
    unsafe handlers = unsafe survey_xml_handlers(
      { context, name, _, _, _, _, count, _, values in
        guard let stream = unsafe XMLStream.of(context), let name = unsafe name else { return }
        stream.visitor.start(unsafe XMLName(base: name), unsafe XMLAttributes(count: Int(count), base: values))
      },
      { context, name, _, _ in
        guard let stream = unsafe XMLStream.of(context), let name = unsafe name else { return }
        stream.visitor.end(unsafe XMLName(base: name))
      },
      { context, text, count in
        guard let stream = unsafe XMLStream.of(context) else { return }
        unsafe stream.visitor.text(UnsafeBufferPointer(start: text, count: Int(count)))
      },
      { context, error in
        guard let stream = unsafe XMLStream.of(context), stream.problem == nil else { return }
        stream.problem = unsafe RuntimeLibrary.text(survey_xml_message(error)).trimmingBlanks
      })
  }

  deinit {
    unsafe parser.map { unsafe api.free($0) }
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> XMLStream? {
    unsafe context.map { unsafe Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Takes in the next bytes.
  func push(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    if unsafe parser == nil {
      unsafe parser = unsafe api.create(&handlers, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
      // No network, and texts in CDATA like any other.
      let (noNetwork, mergesCData): (Int32, Int32) = (1 << 11, 1 << 14)
      _ = unsafe api.use_options(parser, noNetwork | mergesCData)
    }
    try unsafe bytes.withMemoryRebound(to: CChar.self) { text in
      try check(unsafe api.parse(parser, text.baseAddress, Int32(text.count), 0))
    }
  }

  /// Says that there are no more bytes.
  func finish() throws {
    guard let parser = unsafe parser else {
      throw SurveyFormatError.damaged(path: path, reason: "the part is empty")
    }
    try check(unsafe api.parse(parser, nil, 0, 1))
  }

  private func check(_ code: Int32) throws {
    guard code != 0 else { return }
    throw SurveyFormatError.damaged(path: path, reason: "it is not well-formed XML (\(problem ?? "code \(code)"))")
  }
}
