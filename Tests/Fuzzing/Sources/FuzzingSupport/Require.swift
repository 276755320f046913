/// Ends the program, which libFuzzer takes for a finding.
public func require(_ condition: Bool, _ complaint: @autoclosure () -> String) {
  if !condition { fatalError(complaint()) }
}

/// A message has a few lines, short enough for a terminal and free of control characters.
public func checkMessage(_ message: String, longest: Int = 4_000, lines most: Int = 25) {
  require(message.utf8.count < longest, "a message of \(message.utf8.count) bytes: \(message)")
  let lines = message.unicodeScalars.count { $0 == "\n" } + 1
  require(lines <= most, "a message of \(lines) lines: \(message)")
  let isClean = message.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control }
  require(isClean, "a message with control characters: \(message.debugDescription)")
}

/// Runs a reader: what it throws must be of one of these kinds, and say so in a few harmless words.
public func tolerate(_ kinds: any Error.Type..., from body: () throws -> Void) {
  do {
    try body()
  } catch {
    require(kinds.contains { $0 == type(of: error) }, "an error of another kind: \(error)")
    checkMessage("\(error)")
  }
}
