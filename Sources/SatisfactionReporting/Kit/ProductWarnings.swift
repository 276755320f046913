public import PathModeling
public import PathSpecification

extension FitWarning {
  /// That effects speak of the mean of every moderator, where a model has some.
  public static func effectsAtMeans(of model: PathModel) -> [FitWarning] {
    if model.products.isEmpty { return [] }
    return [
      FitWarning(
        code: "effectsAtMeans",
        message: """
          effects and impacts are those at the mean of every moderator: look at csi slopes for how they \
          change with it
          """)
    ]
  }

  /// That the diagram lacks products, where a model has some.
  public static func productsNotDrawn(of model: PathModel) -> [FitWarning] {
    if model.products.isEmpty { return [] }
    return [
      FitWarning(
        code: "productsNotDrawn",
        message: "products of constructs are not drawn in the diagram: look at csi slopes for what they do")
    ]
  }

  /// That the fit of a model is not measured, where it has products.
  public static func noModelFit(of model: PathModel) -> [FitWarning] {
    if model.products.isEmpty { return [] }
    return [
      FitWarning(
        code: "noModelFit",
        message: """
          SRMR, d_ULS and d_G are not defined for a model with products: the correlations of the items do not tell \
          whether products are missing. Look at the intervals of the products
          """)
    ]
  }
}

extension PathModel {
  /// What a construct is called in a table, or a product by the names of its factors.
  ///
  /// - Parameter name: The words for a construct.
  func display(_ key: String, name: (String) -> String) -> String {
    guard construct(named: key) == nil, let product = products.first(where: { $0.name == key }) else {
      return name(key)
    }
    return product.factors.map(name).joined(separator: " × ")
  }
}
