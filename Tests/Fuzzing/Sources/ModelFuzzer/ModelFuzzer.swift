import FuzzingSupport
import PathSpecification

/// Reads bytes as model text: a model, or problems that say where.
///
/// A model must be written as text of the same model, and that text as itself.
@c(LLVMFuzzerTestOneInput)
public func fuzzModelText(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  do throws(ModelError) {
    checkModel(try PathModel(text: text))
  } catch {
    checkMessages(of: error)
  }
  return 0
}

private func checkModel(_ model: PathModel) {
  require(model.problems.isEmpty, "a model that was read has problems: \(model.problems)")
  require(model.topology.order.count == model.constructs.count, "the order leaves out constructs")
  let written = model.text
  do throws(ModelError) {
    let again = try PathModel(text: written)
    require(again == model, "written and read, the model is another:\n\(written)")
    require(again.text == written, "the canonical text is not stable:\n\(written)\n\(again.text)")
  } catch {
    fatalError("what was written cannot be read: \(error)\n\(written)")
  }
}

/// Every message has at most three lines, short enough for a terminal and free of control characters.
private func checkMessages(of error: ModelError) {
  let messages: [String] =
    switch error {
    case .syntax(let problems): problems.map(\.description)
    case .invalid(let problems): problems.map(\.description)
    }
  require(!messages.isEmpty, "an error without a problem")
  for message in messages { checkMessage(message, longest: 2_000, lines: 3) }
}
