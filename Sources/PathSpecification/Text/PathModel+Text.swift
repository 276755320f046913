extension PathModel {
  /// Reads a model from text.
  ///
  /// ```
  /// # ECSI, mobile phones
  /// @scale 1..10
  /// @label Quality "Perceived quality"
  /// Image        =~ IMAG1..IMAG5            # reflective, Mode A
  /// Value        <~ PERV1 + PERV2           # composite, Mode B
  /// Loyalty      =~ CUSL1 + CUSL2 +
  ///                 CUSL3                   # a line that ends in + goes on
  /// Satisfaction <~ modeA*(CUSA1..CUSA3)    # composite, Mode A
  /// Satisfaction  ~ Image + Value
  /// Loyalty       ~ Satisfaction
  /// ```
  ///
  /// **Statements** end at a semicolon or the end of the line. A line goes on if it ends in an operator, if the
  /// next one begins with one, and while a parenthesis is open. `#` begins a comment. Statements come in any order.
  ///
  /// - `construct =~ indicators` declares a reflective construct in Mode A, `<~` a composite in Mode B;
  ///   `modeA*( … )`, `modeB*( … )`, `unit*( … )` and `fixed(0.3, 0.7)*( … )` choose the mode. Several lines of one
  ///   construct are joined; they must have the same operator.
  /// - Constructs in place of indicators, `Quality =~ Product + Service`, make a construct of constructs, to any depth;
  ///   its parts have no paths of their own.
  /// - `construct ~ constructs` declares the paths from the right to the left; several names on the left,
  ///   `a + b ~ c`, get the same paths.
  /// - `construct ~ A + B + A:B` explains a construct by a product too: moderation, or with `A:A` a curve; up to three
  ///   factors, each with a path of its own.
  /// - `IMAG1..IMAG5` stands for five names; `IMAG01..IMAG10` keeps the padding.
  /// - A number before a name, `0.18*Image`, or before parentheses, `0.8*(IMAG1..IMAG5)`, goes into ``population``.
  ///
  /// **Directives** are lines: `@scale min..max [indicators]`, `@reverse indicators`, `@missing codes`,
  /// `@weights column`, `@label name "text" [zh "text"]` (of a construct or an indicator),
  /// `@dominant construct indicator`, `@controllable indicators`, `@higher-order disjoint|embedded|repeated`,
  /// `@moderation` with the way to estimate products (`two-stage`, `two-stage-refit`, `product-indicator`,
  /// `orthogonal`). Blanks or commas stand between names.
  ///
  /// **Names** begin with a letter or `_` and go on with letters, digits, `_` and single dots, in any script. Others
  /// stand in double quotes, with the escapes `\" \\ \n \r \t \u{hex}`.
  ///
  /// Text that lavaan reads and that uses no more than `=~`, `<~`, `~`, `#`, `;` and numbers before names has the same
  /// meaning here. What else lavaan has is refused by name.
  ///
  /// - Parameters:
  ///   - text: The model.
  ///   - higherOrder: How constructs of constructs are estimated, whatever the text says of it.
  /// - Throws: ``ModelError/syntax(_:)`` with all places that cannot be read; ``ModelError/invalid(_:)`` with all
  ///   problems of a model that can.
  /// - Complexity: O(length of the text).
  public init(text: String, higherOrder: HigherOrder? = nil) throws(ModelError) {
    let source = SourceText(text)
    self = try ModelAssembler.model(of: TextParser.statements(of: source), in: source, higherOrder: higherOrder)
  }

  /// The model as canonical text: directives, constructs, paths, each in order of declaration.
  ///
  /// `PathModel(text: model.text) == model` for every valid model, without loss in numbers, and the text of a model
  /// read from canonical text is that text.
  public var text: String {
    var printer = ModelPrinter(self)
    return printer.print()
  }
}
