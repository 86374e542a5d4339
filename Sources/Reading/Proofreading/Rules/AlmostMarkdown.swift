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
      + prose.spacedDestinations.map {
        Finding(
          offset: $0,
          message: Message(
            en: "a space in the destination makes no link and no picture", ja: "行き先に空白があるので、リンクや画像になりません"),
          hint: Message(
            en: "rename the file without a space, or leave the space out", ja: "ファイルの名前から空白をなくすか、余分な空白を消してください"))
      }
  }
}

/// A way in which a text can miss being Markdown.
private enum AlmostMarkdown: CaseIterable {
  case link, wideLink, heading, wideHeading, wideQuote, dots, listWithoutSpace, wideNumbers, wideStars

  /// Where a line does; the places are positions in the line.
  func places(in line: [Unicode.Scalar]) -> [Int] {
    let start = line.firstIndex { $0 != " " && $0 != "\u{3000}" } ?? line.endIndex
    let rest = line[start...]
    switch self {
    case .link:
      return line.indices.filter {
        line[$0] == "]" && $0 + 1 < line.count && line[$0 + 1] == "（" && isAddress(line[($0 + 2)...])
      }
    case .wideLink:
      return line.indices.filter { index in
        guard line[index] == "］", index + 1 < line.count, line[index + 1] == "(" || line[index + 1] == "（" else {
          return false
        }
        return isAddress(line[(index + 2)...])
      }
    case .heading:
      let marks = rest.prefix { $0 == "#" }
      guard (1...6).contains(marks.count), marks.endIndex < line.endIndex else { return [] }
      let next = line[marks.endIndex]
      return marks.count > 1 && next != " " || isWritten(next) ? [start] : []
    case .wideQuote: return rest.first == "＞" ? [start] : []
    case .listWithoutSpace:
      let digits = rest.prefix { ("0"..."9").contains($0) }
      let mark = digits.isEmpty ? rest.first == "-" : digits.count < 3
      let behind = rest.dropFirst(digits.count)
      guard mark, digits.isEmpty || behind.first == ".", let next = behind.dropFirst().first, isWritten(next) else {
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

  /// Whether a character is one of Japanese text.
  private func isWritten(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3041...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF: true
    default: false
    }
  }

  private func isAddress(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let beginning = String(String.UnicodeScalarView(text.prefix(8)))
    return ["page:", "tel:", "mailto:", "http", "stat:", "ruby:", "#"].contains(where: beginning.hasPrefix)
  }

  var message: Message {
    switch self {
    case .link: Message(en: "brackets in full width make no link", ja: "全角のかっこなので、リンクになりません")
    case .wideLink: Message(en: "brackets in full width make no link", ja: "全角の［］なので、リンクになりません")
    case .wideQuote: Message(en: "＞ in full width makes no quotation", ja: "全角の＞なので、引用になりません")
    case .listWithoutSpace: Message(en: "without a space this is no list", ja: "印のあとに空白がないので、箇条書きになりません")
    case .heading: Message(en: "without a space behind # this is no heading", ja: "# のあとに空白がないので、見出しになりません")
    case .wideHeading: Message(en: "＃ in full width makes no heading", ja: "全角の＃なので、見出しになりません")
    case .dots: Message(en: "・ at the beginning of a line makes no list", ja: "行の初めの「・」では、箇条書きになりません")
    case .wideNumbers: Message(en: "digits in full width make no list", ja: "全角の数字なので、番号付きの箇条書きになりません")
    case .wideStars: Message(en: "＊＊ in full width makes nothing bold", ja: "全角の＊＊なので、太字になりません")
    }
  }

  var hint: Message {
    switch self {
    case .wideQuote: Message(en: "write '> 引用'", ja: "「> 引用」のように、半角の > と空白で書いてください")
    case .listWithoutSpace: Message(en: "write '- 項目' or '1. 項目'", ja: "「- 項目」「1. 項目」のように、半角の空白を入れてください")
    case .link, .wideLink:
      Message(en: "write [電話](tel:03-1234-5678)", ja: "[電話](tel:03-1234-5678) のように、半角の ( ) で書いてください")
    case .heading, .wideHeading: Message(en: "write '## 見出し'", ja: "「## 見出し」のように、半角の # と空白で書いてください")
    case .dots: Message(en: "write '- 項目', a line each", ja: "「- 項目」のように、半角のハイフンと空白で書いてください")
    case .wideNumbers: Message(en: "write '1. 項目'", ja: "「1. 項目」のように、半角で書いてください")
    case .wideStars: Message(en: "write **強調**", ja: "**強調** のように、半角の * で書いてください")
    }
  }
}
