import TestSupport
import Testing

@testable import Figures

@Suite("Text of pictures")
struct TextTests {
  private let font = TextMeasure(size: 14)

  @Test("is as wide as its letters: whole ones for Japanese, about half for Latin")
  func widths() {
    #expect(font.width("支援") == 28)
    #expect(font.width("①") == 14)
    #expect(abs(font.width("208") - 3 * 0.555 * 14) < 0.001)
    #expect(font.width("か\u{3099}") == 14)
    #expect(TextMeasure(size: 14, isBold: true).width("8") > font.width("8"))
  }

  @Test("is reckoned as wide as the browser is asked to find it: GoldenTests")
  func measures() throws {
    let samples = [
      "支援の両輪", "① 把握する（アウトリーチ）", "2022年4月", "n=1,234", "令和4年度第1四半期", "Kojiya-Haneda", "8050・ヤングケアラー", "−12 → 34",
      "ｶﾀｶﾅ ひらがな", "x 人数が少ないため非公表",
    ]
    var text = ""
    for (size, isBold) in [(12.0, false), (14, false), (14, true), (16, true), (24, true)] {
      let font = TextMeasure(size: size, isBold: isBold)
      for sample in samples {
        text +=
          "\(sample)\t\(NumberText.length(size))\t\(isBold ? 700 : 400)\t\(NumberText.length(font.width(sample)))\n"
      }
    }
    #expect(try Golden.text("Tests/Goldens/figures/measures.tsv", recording: text) == text)
  }

  @Test("breaks into lines that fit, lose nothing, and begin with no 、", arguments: 0..<60)
  func lines(seed: Int) {
    var random = RandomNumbers(seed: seed)
    let letters = Array("支援の両輪、（地域）。アウトリーチーabc DEF 208人ゃッ")
    let text = String(
      (0..<Int.random(in: 1...60, using: &random)).map { _ in letters.randomElement(using: &random) ?? "支" })
    let width = Double(Int.random(in: 60...300, using: &random))
    let lines = TextLines(text, width: width, font: font, most: 99)
    #expect(lines.lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    for line in lines.lines { #expect(font.width(line) <= width + 0.001, "\(text) \(line)") }
    for (line, next) in zip(lines.lines, lines.lines.dropFirst()) {
      // A run that no line holds is broken anywhere.
      if line.count < 4 || next.count < 2 { continue }
      #expect(!"、。）".contains(next.first ?? "支") || font.width(line + String(next.prefix(1))) > width, "\(text)")
    }
  }

  @Test("breaks behind words and in even lines, and keeps numbers whole")
  func places() {
    #expect(TextLines("困りごとのある人", width: 100, font: font).lines == ["困りごと", "のある人"])
    #expect(TextLines("合わせて 12,345 人", width: 70, font: font).lines.contains { $0.contains("12,345") })
    #expect(TextLines("とても長い名前の項目です", width: 60, font: font, most: 2).lines.last?.hasSuffix("…") == true)
  }

  @Test("has numbers with commas and a true minus sign")
  func numbers() {
    #expect(NumberText.whole(0) == "0")
    #expect(NumberText.whole(1234) == "1,234")
    #expect(NumberText.whole(-125_000_000) == "−125,000,000")
    #expect(NumberText.length(-0.04) == "0")
    #expect(NumberText.length(-1.26) == "-1.3")
  }

  @Test("has ticks of one, two or five times a power of ten that reach beyond all figures", arguments: 0..<200)
  func ticks(seed: Int) {
    var random = RandomNumbers(seed: seed)
    let least = random.chance(30) ? -Int.random(in: 0...100_000, using: &random) : 0
    let range = least...Int.random(in: 0...(random.chance(50) ? 40 : 1_000_000), using: &random)
    let ticks = Ticks(covering: range)
    let step = ticks.values[1] - ticks.values[0]
    var digits = step
    while digits % 10 == 0 { digits /= 10 }
    #expect([1, 2, 5].contains(digits))
    #expect(ticks.values.contains(0))
    #expect(ticks.least <= range.lowerBound && ticks.greatest >= range.upperBound)
    #expect(ticks.values.count <= 8)
    #expect(ticks.greatest - step < max(1, range.upperBound))
  }

  @Test("breaks a text of any length into the lines that can be shown")
  func bounds() {
    for letter in ["あ", "a", "ア"] {
      let lines = TextLines(String(repeating: letter, count: 100_000), width: 300, font: TextMeasure(size: 14))
      #expect(lines.lines.count == 3)
      #expect(lines.lines[2].hasSuffix("…"))
      #expect(lines.width <= 300)
    }
  }
}
