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
          """,
        chinese: "效应与影响均为各调节变量取均值时的数值：它们如何随之变化，请看 csi slopes")
    ]
  }

  /// That the diagram lacks products, where a model has some.
  public static func productsNotDrawn(of model: PathModel) -> [FitWarning] {
    if model.products.isEmpty { return [] }
    return [
      FitWarning(
        code: "productsNotDrawn",
        message: "products of constructs are not drawn in the diagram: look at csi slopes for what they do",
        chinese: "路径图中未画出构念的乘积：其作用请看 csi slopes")
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
          """,
        chinese: """
          含乘积的模型没有 SRMR、d_ULS 与 d_G：题目间的相关无法说明是否缺少乘积。请看各乘积的区间
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
