/// A figure as an SVG file of its own, for papers and slides: light colours, nothing outside of the file.
package enum SVGDocument {
  /// The path diagram as it stands in reports on wide pages.
  package static func pathDiagram(_ diagram: PathDiagram, shape: DiagramShape = .wide) -> [UInt8] {
    let drawing = PathDiagramDrawing(diagram, shape)
    let size = drawing.size
    var markup = MarkupWriter()
    markup.element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "width": .length(size.width), "height": .length(size.height),
        "viewBox": drawing.viewBox, "role": "img", "class": "path",
      ]
    ) { markup in
      markup.style(FigureStyle.plainSheet)
      drawing.write(to: &markup)
    }
    markup.literal("\n")
    return markup.bytes
  }
}
