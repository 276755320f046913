import PathSpecification

/// The syntax faults of a text; empty if it can be read.
func syntaxProblems(_ text: String) -> [SyntaxProblem] {
  do throws(ModelError) {
    _ = try PathModel(text: text)
    return []
  } catch {
    guard case .syntax(let problems) = error else { return [] }
    return problems
  }
}

/// The problems of a text that can be read; empty if it is a model.
func modelProblems(_ text: String) -> [ModelProblem] {
  do throws(ModelError) {
    _ = try PathModel(text: text)
    return []
  } catch {
    guard case .invalid(let problems) = error else { return [] }
    return problems
  }
}

/// The faults of a model from parts.
func faults(
  _ constructs: [Construct], _ paths: [Path], _ conventions: SurveyConventions = .init(),
  _ population: Population = .init()
) -> [ModelFault] {
  do throws(ModelError) {
    _ = try PathModel(constructs: constructs, paths: paths, conventions: conventions, population: population)
    return []
  } catch {
    guard case .invalid(let problems) = error else { return [] }
    return problems.map(\.fault)
  }
}

/// A small valid model: A with A1 to A3, B with B1 and B2, A → B.
let twoConstructs = [Construct("A", items: "A", 1...3), Construct("B", "B1", "B2")]
let onePath = [Path(from: "A", to: "B")]
