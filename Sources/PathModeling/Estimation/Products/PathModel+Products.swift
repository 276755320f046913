package import PathSpecification

extension PathModel {
  /// - Parameter question: What is asked, as the beginning of a sentence.
  /// - Throws: ``EstimationError/productsNotSupported(question:)`` for a model with products of constructs.
  package func requireNoProducts(for question: String) throws(EstimationError) {
    if !products.isEmpty { throw .productsNotSupported(question: question) }
  }
}
