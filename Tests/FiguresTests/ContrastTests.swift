import Figures
import Foundation
import Markup
import TestSupport
import Testing

/// The colours of the style sheet, held against WCAG 2.2: 4.5 to 1 for text (1.4.3), 3 to 1 for marks (1.4.11).
@Suite("Colours of figures")
struct ContrastTests {
  private static func colors() throws -> [String: [String: String]] {
    let css = try String(
      contentsOf: URL(filePath: Repository.folder).appending(path: "Sources/Reading/CTheme/files/assets/site.css"),
      encoding: .utf8)
    var found: [String: [String: String]] = [:]
    let rules = css.matches(of: #/:root \{([^}]*)\}/#).map { String($0.1) }
    let names = ["light", "dark", "print"]
    #expect(rules.count == names.count)
    for (name, rule) in zip(names, rules) {
      // What a mode does not say is as in the light one.
      var colors = found["light"] ?? [:]
      for match in rule.matches(of: #/--([a-z0-9-]+): (#[0-9a-f]+)/#) { colors[String(match.1)] = String(match.2) }
      found[name] = colors
    }
    return found
  }

  /// The relative luminance of WCAG 2.2.
  private static func luminance(_ hex: String) -> Double {
    var digits = Array(hex.dropFirst())
    if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
    let parts = stride(from: 0, to: 6, by: 2).map { start -> Double in
      let value = Double(Int(String(digits[start...(start + 1)]), radix: 16) ?? 0) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private static func contrast(_ a: String, _ b: String) -> Double {
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  @Test("of marks stand out from the ground, and texts can be read on it", arguments: ["light", "dark", "print"])
  func contrasts(mode: String) throws {
    let colors = try #require(try Self.colors()[mode])
    for ground in ["paper", "paper-raised"] {
      let paper = try #require(colors[ground])
      for name in (0...6).map({ "chart-\($0)" }) + ["line", "accent"] {
        // Only marks of diagrams and tiles stand on the raised ground, and none of them is of the palest colour.
        if ground == "paper-raised", name == "chart-0" || name == "line" { continue }
        let ratio = Self.contrast(try #require(colors[name]), paper)
        #expect(ratio >= 3, "\(mode) \(name) on \(ground): \(ratio)")
      }
      for name in ["ink", "ink-soft", "link"] {
        let ratio = Self.contrast(try #require(colors[name]), paper)
        #expect(ratio >= 4.5, "\(mode) \(name) on \(ground): \(ratio)")
      }
    }
  }

  @Test("are not needed: every series but the first has a pattern of its own")
  func patterns() {
    let chart = SampleCharts.chart(.stacked, "図", ["一", "二"], (1...6).map { ("系列\($0)", [10, 20]) })
    let svg = String(decoding: chart.svg(id: "c", width: 672, kind: "").bytes, as: UTF8.self)
    let patterns = svg.matches(of: #/<pattern id="c-s\d"[^>]*>(<rect[^>]*>)(.*?)</pattern>/#).map { match in
      String(match.0).replacing(#/c?-?s\d/#, with: "")
    }
    #expect(patterns.count == 5)
    #expect(Set(patterns).count == 5)
  }
}
