import Diagnostics

extension Rule {
  /// Finds pages in やさしい日本語 whose sentences are long, or full of Chinese characters that nobody says how to read.
  ///
  /// Source: guide of the Immigration Services Agency and the Agency for Cultural Affairs on plain Japanese, short
  /// sentences that say one thing; Hirosaki University, three or four Chinese characters a sentence.
  static let plainLanguage = Rule(name: "plain-language") { prose in
    let sentences = PlainSentence.all(of: prose)
    guard !sentences.isEmpty, let worst = sentences.min(by: { $0.ease < $1.ease }) else { return [] }
    let count = sentences.count
    let letters = sentences.reduce(0) { $0 + $1.letters } / count
    let unread = sentences.reduce(0) { $0 + $1.unread }
    let ease = sentences.reduce(0) { $0 + $1.ease } / count
    guard ease < PlainSentence.enough else { return [] }
    return [
      Finding(
        offset: worst.offset,
        message: Message(
          en:
            "this page is not easy enough: \(ease) of 100 (\(letters) letters a sentence, \(unread) Chinese characters without a reading in \(count) sentences)",
          ja: "このページは、やさしさが\(ease)点（100点満点）です。1文は平均\(letters)字、読み方のない漢字は\(count)文に\(unread)字あります"),
        hint: Message(
          en: "begin here: say one thing in a sentence of 30 letters, and write readings as [漢字](ruby:かんじ)",
          ja: "ここから直してください。1文は30字までで一つのことを書き、漢字には [漢字](ruby:かんじ) のように読み方を付けます"))
    ]
  }
}

/// A sentence, as far as it tells how easy it is.
private struct PlainSentence {
  /// Where it begins in the file.
  let offset: Int
  /// Its letters, without readings.
  var letters = 0
  /// Its Chinese characters that nobody says how to read.
  var unread = 0

  /// A page is easy with so many points of 100.
  static let enough = 70
  /// Sentences of so many letters are short.
  private static let short = 30

  /// Points of 100: two less for each letter too many, ten less for each character without a reading.
  var ease: Int { max(0, 100 - 2 * max(0, letters - Self.short) - 10 * unread) }

  /// The sentences of a text, whole ones alone: headings and entries of lists end without a stop.
  static func all(of prose: Prose) -> [PlainSentence] {
    var found: [PlainSentence] = []
    for line in prose.bodyLines {
      var sentence: PlainSentence?
      var isInBrackets = false
      for index in line {
        let sign = prose.scalars[index]
        switch sign {
        case 0x3002, 0xFF01, 0xFF1F:
          if let whole = sentence { found.append(whole) }
          sentence = nil
        // What a reading is of stands in brackets, and a reading behind a word in parentheses.
        case 0x5B: isInBrackets = true
        case 0x5D: isInBrackets = false
        case 0x20, 0x3000, 0x2A, 0x2D, 0x23: continue
        default:
          if sentence == nil { sentence = PlainSentence(offset: prose.offset(index)) }
          sentence?.letters += 1
          if isKanji(sign), !isInBrackets, !isRead(behind: index, line, prose) { sentence?.unread += 1 }
        }
      }
    }
    return found
  }

  private static func isKanji(_ sign: UInt32) -> Bool { (0x4E00...0x9FFF).contains(sign) || sign == 0x3005 }

  /// No word has more Chinese characters in a row.
  private static let longestWord = 16

  /// Whether a reading in parentheses stands behind the characters that one belongs to: 話（はな）.
  private static func isRead(behind index: Int, _ line: Range<Int>, _ prose: Prose) -> Bool {
    var next = index + 1
    while next < min(line.upperBound, index + longestWord), isKanji(prose.scalars[next]) { next += 1 }
    return next + 1 < line.upperBound && prose.scalars[next] == 0xFF08
      && (0x3041...0x3096).contains(prose.scalars[next + 1])
  }
}
