import Diagnostics

extension Rule {
  /// What looks like Markdown and is none, because a Japanese keyboard wrote it: ＃＃ 見出し, ＊＊強調＊＊, [電話]（tel:…）.
  static let almostMarkdown = Rule(name: "almost-markdown") { prose in
    let looks = AlmostMarkdown.allCases.filter { $0.mayOccur(in: prose) }
    return (looks.isEmpty ? [] : prose.bodyLines).flatMap { line in
      looks.flatMap { look in
        look.places(in: prose.scalars[line]).map {
          Finding(offset: prose.offset($0), message: look.message, hint: look.hint)
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

  private static let wideBracket: UInt32 = 0xFF08

  /// Whether a text has the signs that it takes.
  func mayOccur(in prose: Prose) -> Bool {
    switch self {
    case .link: prose.has(0x5D) && prose.has(Self.wideBracket)
    case .wideLink: prose.has(0xFF3D)
    case .heading: prose.has(0x23)
    case .wideHeading: prose.has(0xFF03)
    case .wideQuote: prose.has(0xFF1E)
    case .dots: prose.has(0x30FB)
    case .listWithoutSpace: prose.has(0x2D) || prose.has(0x2E)
    case .wideNumbers: prose.hasAny(0xFF10...0xFF19)
    case .wideStars: prose.has(0xFF0A)
    }
  }

  /// Where a line does.
  func places(in line: ArraySlice<UInt32>) -> [Int] {
    let rest = line.drop { $0 == 0x20 || $0 == 0x3000 }
    guard let first = rest.first else { return [] }
    /// The place of the first character of the line, if the whole line is found.
    func start(if isFound: Bool) -> [Int] { isFound ? [rest.startIndex] : [] }
    switch self {
    case .link:
      return line.indices.filter {
        line[$0] == 0x5D && $0 + 1 < line.endIndex && line[$0 + 1] == Self.wideBracket && isAddress(line[($0 + 2)...])
      }
    case .wideLink:
      return line.indices.filter {
        line[$0] == 0xFF3D && $0 + 1 < line.endIndex && (line[$0 + 1] == 0x28 || line[$0 + 1] == Self.wideBracket)
          && isAddress(line[($0 + 2)...])
      }
    case .heading:
      let marks = rest.prefix { $0 == 0x23 }
      guard (1...6).contains(marks.count), marks.endIndex < line.endIndex else { return [] }
      let next = line[marks.endIndex]
      return start(if: marks.count > 1 && next != 0x20 || isWritten(next))
    case .wideHeading: return start(if: first == 0xFF03)
    case .wideQuote: return start(if: first == 0xFF1E)
    case .dots: return start(if: first == 0x30FB && rest.count > 1)
    case .listWithoutSpace:
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      let behind = rest.dropFirst(digits.count)
      let isMark = digits.isEmpty ? first == 0x2D : digits.count < 3 && behind.first == 0x2E
      return start(if: isMark && behind.dropFirst().first.map(isWritten) ?? false)
    case .wideNumbers:
      let digits = rest.prefix { (0xFF10...0xFF19).contains($0) }
      guard (1...2).contains(digits.count), digits.endIndex < line.endIndex else { return [] }
      return start(if: Self.endsNumber(line[digits.endIndex]))
    case .wideStars:
      return line.indices.filter {
        $0 + 1 < line.endIndex && line[$0] == 0xFF0A && line[$0 + 1] == 0xFF0A
          && ($0 == line.startIndex || line[$0 - 1] != 0xFF0A)
      }
    }
  }

  /// Whether a character stands behind the number of an item: ． . ） )
  private static func endsNumber(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xFF0E, 0x2E, 0xFF09, 0x29: true
    default: false
    }
  }

  /// Whether a character is one of Japanese text.
  private func isWritten(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3041...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF: true
    default: false
    }
  }

  private func isAddress(_ text: ArraySlice<UInt32>) -> Bool {
    let beginning = String(String.UnicodeScalarView(text.prefix(8).compactMap(Unicode.Scalar.init)))
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
