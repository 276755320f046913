/// Colours and letters of all figures.
///
/// Two hues: blue for estimates, warm for the target and what asks for attention; grey for weak results, which are told
/// apart by form as well.
enum FigureStyle {
  /// A colour by its role, on light and on dark paper.
  struct Token {
    let name: String
    let light: String
    let dark: String
  }

  /// Every colour that is used.
  static let tokens = [
    Token(name: "paper", light: "#fff", dark: "#12171e"), Token(name: "ink", light: "#17202b", dark: "#e7ebf0"),
    Token(name: "soft", light: "#55606e", dark: "#a4afbb"), Token(name: "line", light: "#dfe3e8", dark: "#303843"),
    Token(name: "grid", light: "#eceff2", dark: "#222a33"), Token(name: "blue", light: "#14608f", dark: "#6fb7e6"),
    Token(name: "blue2", light: "#8db9d6", dark: "#3a6d8f"), Token(name: "blue3", light: "#d5e6f1", dark: "#1d3547"),
    Token(name: "tgt", light: "#b4480f", dark: "#f2a06b"), Token(name: "tgt2", light: "#e2a582", dark: "#9a5a33"),
    Token(name: "tgt3", light: "#f8e4d8", dark: "#3d2718"), Token(name: "weak", light: "#6b7480", dark: "#98a3af"),
    Token(name: "weak2", light: "#c3c9d0", dark: "#4a5460"), Token(name: "box", light: "#f5f7f9", dark: "#1a2129"),
  ]

  /// Letters that are there on every system, in Latin and Chinese.
  static let sans = """
    system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,"PingFang SC","Hiragino Sans GB",\
    "Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif
    """

  /// The sheet of the path diagram, colours by their roles.
  static let pathSheet = """
    svg text{font-family:var(--sans);fill:var(--ink);font-variant-numeric:tabular-nums;unicode-bidi:plaintext}
    .halo{fill:none;stroke:var(--blue);opacity:.2}.halo.neg{stroke:var(--tgt)}
    .edge{fill:none;stroke:var(--blue)}.tip{fill:var(--blue)}
    .neg .edge{stroke:var(--tgt)}.neg .tip{fill:var(--tgt)}
    .k .edge{stroke:var(--weak);stroke-dasharray:4 4}.k .tip{fill:var(--weak)}
    .bx{fill:var(--box);stroke:var(--weak2);stroke-width:1}.tg .bx{fill:var(--tgt3);stroke:var(--tgt);stroke-width:1.5}
    .path .nn{font-size:13.5px;font-weight:600}.path .nn.sm{font-size:11.5px}.path .ni{font-size:19px;font-weight:400}
    .path .nr{font-size:11.5px;text-anchor:end;fill:var(--soft)}.path .tg .nr{fill:var(--ink)}
    .tr{fill:var(--line)}.fl{fill:var(--blue)}.tg .fl{fill:var(--tgt)}.tg .tr{fill:var(--tgt2)}
    .path .el{font-size:13.5px;font-weight:650;text-anchor:middle}.path .el.w{font-weight:400;fill:var(--weak)}
    .path .ei{font-size:11.5px;text-anchor:middle;fill:var(--soft)}.lb{fill:var(--paper);fill-opacity:.9}

    """

  /// The sheet of a figure that stands alone: its colours written out, because programs that draw papers know no
  /// variables.
  static let plainSheet: String = {
    var sheet = pathSheet.replacing("var(--sans)", with: sans)
    for token in tokens { sheet = sheet.replacing("var(--\(token.name))", with: token.light) }
    return sheet
  }()
}
