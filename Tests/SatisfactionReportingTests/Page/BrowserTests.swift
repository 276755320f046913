import Foundation
import Satisfaction
import SatisfactionReporting
import Testing

/// The page as a browser lays it out: at three widths, light and dark.
///
/// A frame page loads the report at each width and writes what it measures into its own text, which the headless
/// browser prints. The report itself holds no script.
@Suite(.enabled(if: Browser.path != nil, "no Chromium on PATH"), .serialized) struct BrowserTests {
  /// What the frame page measures at one width.
  private struct Measure: Decodable {
    let page: Int
    let width: Int
    let scrollWidth: Int
    let overflowing: [String]
    /// Words of a drawing that lie beyond its edge.
    let cut: [String]
    let contrast: Double
    let faintest: String
    let texts: Int
    let background: String
  }

  @Test(arguments: [ReportLanguage.english, .chinese], [true, false])
  func `nothing overflows and every text can be read`(_ language: ReportLanguage, _ isDark: Bool) throws {
    let kinds = SampleReport.allCases
    let pages = try kinds.map { try $0.html(ReportStyle(language: language, command: "csi fit data.csv")) }
    let measures = try Self.measure(pages, isDark: isDark)
    #expect(measures.map(\.width) == kinds.flatMap { _ in [390, 800, 1400] })
    for measure in measures {
      let place = "\(kinds[measure.page].rawValue), \(measure.width) px"
      #expect(measure.scrollWidth <= measure.width, "\(place): \(measure.scrollWidth)")
      #expect(measure.overflowing.isEmpty, "\(place): \(measure.overflowing)")
      #expect(measure.cut.isEmpty, "\(place): \(measure.cut)")
      // How many interviews are enough is said in a sentence.
      let least = kinds[measure.page] == .plan ? 15 : 80
      #expect(measure.texts > least, "\(place): only \(measure.texts) texts were looked at")
      #expect(measure.contrast >= 4.5, "\(place): \(measure.faintest) has \(measure.contrast) : 1")
      #expect((measure.background == "rgb(255, 255, 255)") == !isDark, "\(measure.background)")
    }
  }

  private static func measure(_ pages: [String], isDark: Bool) throws -> [Measure] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("csi-page-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { remove(folder) }
    let page = folder.appendingPathComponent("frame.html")
    try frame(pages).write(to: page, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Browser.path ?? "")
    process.arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder.path)/profile",
      "--blink-settings=preferredColorScheme=\(isDark ? 0 : 1)", "--virtual-time-budget=60000",
      "--window-size=1600,1000", "--dump-dom", "file://\(page.path)",
    ]
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, FileHandle.nullDevice)
    try process.run()
    let dom = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let start = try #require(dom.range(of: "<pre id=\"result\">")?.upperBound)
    let end = try #require(dom.range(of: "</pre>", range: start..<dom.endIndex)?.lowerBound)
    let text = dom[start..<end].replacingOccurrences(of: "&amp;", with: "&").replacingOccurrences(of: "&gt;", with: ">")
    return try JSONDecoder().decode([Measure].self, from: Data(text.utf8))
  }

  private static func remove(_ folder: URL) {
    do {
      try FileManager.default.removeItem(at: folder)
    } catch {
      Issue.record("\(folder.path) could not be removed: \(error)")
    }
  }

  private static func frame(_ pages: [String]) throws -> String {
    let literal = String(decoding: try JSONEncoder().encode(pages), as: UTF8.self)
    return """
      <!doctype html><html><body><pre id="result"></pre><script>
      const pages = \(literal.replacingOccurrences(of: "</", with: "<\\/"))
      const results = []
      function luminance(c) {
        const a = c.match(/[\\d.]+/g).map(Number).slice(0, 3)
          .map(v => (v /= 255, v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4))
        return .2126 * a[0] + .7152 * a[1] + .0722 * a[2]
      }
      function background(e) {
        for (; e; e = e.parentElement) {
          const b = e.ownerDocument.defaultView.getComputedStyle(e).backgroundColor
          if (b != 'rgba(0, 0, 0, 0)') return b
        }
        return 'rgb(255, 255, 255)'
      }
      function measure(frame, page, width) {
        const d = frame.contentDocument, w = frame.contentWindow
        const all = [...d.querySelectorAll('body *')]
        const overflowing = all.filter(e => {
          const r = e.getBoundingClientRect()
          return r.width > 0 && r.right > width + 1 && !e.closest('.scroll') && !e.closest('nav')
        }).slice(0, 5).map(e => e.tagName + ' ' + e.textContent.slice(0, 30))
        const cut = [...d.querySelectorAll('svg text')].filter(e => {
          const r = e.getBoundingClientRect(), s = e.closest('svg').getBoundingClientRect()
          return r.width > 0 && !e.closest('.head')
            && (r.left < s.left - 2 || r.right > s.right + 2 || r.top < s.top - 2 || r.bottom > s.bottom + 2)
        }).slice(0, 5).map(e => e.textContent.slice(0, 30))
        let contrast = 99, faintest = '', texts = 0
        for (const e of all) {
          if (['title', 'desc', 'TITLE'].includes(e.tagName)) continue
          if (![...e.childNodes].some(n => n.nodeType == 3 && n.data.trim())) continue
          const s = w.getComputedStyle(e)
          if (s.display == 'none' || e.getClientRects().length == 0) continue
          texts++
          const isDrawn = e.namespaceURI.includes('svg')
          const box = isDrawn && e.parentElement.querySelector(':scope > .bx')
          const behind = box ? w.getComputedStyle(box).fill : background(isDrawn ? e.closest('svg').parentElement : e)
          const a = luminance(isDrawn ? s.fill : s.color), b = luminance(behind)
          const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05)
          if (ratio < contrast) { contrast = ratio; faintest = e.tagName + ' ' + e.textContent.slice(0, 30) }
        }
        results.push({ page, width, scrollWidth: d.documentElement.scrollWidth, overflowing, cut, contrast, faintest, texts,
          background: background(d.body) })
      }
      function next(work) {
        if (!work.length) {
          document.getElementById('result').textContent = JSON.stringify(results)
          return
        }
        const [page, width] = work[0]
        const f = document.createElement('iframe')
        f.style.cssText = 'border:0;height:900px;width:' + width + 'px'
        f.onload = () => { measure(f, page, width); f.remove(); next(work.slice(1)) }
        f.srcdoc = pages[page]
        document.body.append(f)
      }
      next(pages.flatMap((_, page) => [390, 800, 1400].map(width => [page, width])))
      </script></body></html>
      """
  }
}

/// A browser on this machine.
private enum Browser {
  static let path: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let paths = ["chromium", "chromium-browser", "google-chrome"].flatMap { name in folders.map { "\($0)/\(name)" } }
    return paths.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()
}
