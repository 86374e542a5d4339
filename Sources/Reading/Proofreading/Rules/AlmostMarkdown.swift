import Diagnostics

extension Rule {
  /// What looks like Markdown and is none, because a Japanese keyboard wrote it: ＃＃ 見出し, ＊＊強調＊＊, [電話]（tel:…）.
  static let almostMarkdown = Rule(name: "almost-markdown") { prose in
    prose.bodyLines.flatMap { line in
      let (characters, scalars) = (Array(line), line.map(\.scalar))
      return AlmostMarkdown.allCases.flatMap { look in
        look.places(in: scalars).map { place in
          Finding(offset: characters[place].offset, message: look.message, hint: look.hint)
        }
      }
    }
  }
}

/// A way in which a text can miss being Markdown.
private enum AlmostMarkdown: CaseIterable {
  case link, heading, wideHeading, dots, wideNumbers, wideStars

  /// Where a line does; the places are positions in the line.
  func places(in line: [Unicode.Scalar]) -> [Int] {
    let start = line.firstIndex { $0 != " " && $0 != "\u{3000}" } ?? line.endIndex
    let rest = line[start...]
    switch self {
    case .link:
      return line.indices.filter {
        line[$0] == "]" && $0 + 1 < line.count && line[$0 + 1] == "（" && isAddress(line[($0 + 2)...])
      }
    case .heading:
      let marks = rest.prefix { $0 == "#" }
      guard (2...6).contains(marks.count), marks.endIndex < line.endIndex, line[marks.endIndex] != " " else {
        return []
      }
      return [start]
    case .wideHeading: return rest.first == "＃" ? [start] : []
    case .dots: return rest.first == "・" && rest.count > 1 ? [start] : []
    case .wideNumbers:
      let digits = rest.prefix { ("０"..."９").contains($0) }
      guard (1...2).contains(digits.count), digits.endIndex < line.endIndex,
        "．.）)".unicodeScalars.contains(line[digits.endIndex])
      else { return [] }
      return [start]
    case .wideStars:
      return line.indices.filter {
        $0 + 1 < line.count && line[$0] == "＊" && line[$0 + 1] == "＊" && ($0 == 0 || line[$0 - 1] != "＊")
      }
    }
  }

  private func isAddress(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let beginning = String(String.UnicodeScalarView(text.prefix(8)))
    return ["page:", "tel:", "mailto:", "http", "stat:", "ruby:", "#"].contains(where: beginning.hasPrefix)
  }

  var message: Message {
    switch self {
    case .link: Message(en: "brackets in full width make no link", ja: "全角のかっこなので、リンクになりません")
    case .heading: Message(en: "without a space behind # this is no heading", ja: "# のあとに空白がないので、見出しになりません")
    case .wideHeading: Message(en: "＃ in full width makes no heading", ja: "全角の＃なので、見出しになりません")
    case .dots: Message(en: "・ at the beginning of a line makes no list", ja: "行の初めの「・」では、箇条書きになりません")
    case .wideNumbers: Message(en: "digits in full width make no list", ja: "全角の数字なので、番号付きの箇条書きになりません")
    case .wideStars: Message(en: "＊＊ in full width makes nothing bold", ja: "全角の＊＊なので、太字になりません")
    }
  }

  var hint: Message {
    switch self {
    case .link: Message(en: "write [電話](tel:03-1234-5678)", ja: "[電話](tel:03-1234-5678) のように、半角の ( ) で書いてください")
    case .heading, .wideHeading: Message(en: "write '## 見出し'", ja: "「## 見出し」のように、半角の # と空白で書いてください")
    case .dots: Message(en: "write '- 項目', a line each", ja: "「- 項目」のように、半角のハイフンと空白で書いてください")
    case .wideNumbers: Message(en: "write '1. 項目'", ja: "「1. 項目」のように、半角で書いてください")
    case .wideStars: Message(en: "write **強調**", ja: "**強調** のように、半角の * で書いてください")
    }
  }
}
