import Diagnostics

// Rules about single characters.
extension Rule {
  /// ﾌｰﾄﾞ, which some programs break and speech readers stumble over.
  static let halfWidthKatakana = Rule(name: "half-width-katakana") { prose in
    prose.first { (0xFF61...0xFF9F).contains($0.scalar.value) }.map { character in
      Finding(
        offset: character.offset, message: Message(en: "half-width katakana", ja: "半角カタカナがあります"),
        hint: Message(en: "write it in full width", ja: "全角で書いてください"))
    }
  }

  /// ○ and 〇, which look alike and are two characters.
  static let mixedCircles = Rule(name: "mixed-circles") { prose in
    let white = prose.first { $0.scalar == "\u{25CB}" }
    let zero = prose.first { $0.scalar == "\u{3007}" }
    guard let white = white.first, let zero = zero.first else { return [] }
    return [
      Finding(
        offset: max(white.offset, zero.offset),
        message: Message(en: "both ○ (U+25CB) and 〇 (U+3007) on one page", ja: "形の似た「○」（U+25CB）と「〇」（U+3007）が混ざっています"),
        hint: Message(en: "use one of them", ja: "どちらかにそろえてください"))
    ]
  }

  /// ５ and 5 on one page.
  static let mixedDigits = Rule(name: "mixed-digits") { prose in
    let wide = prose.first { (0xFF10...0xFF19).contains($0.scalar.value) }
    let narrow = prose.first { ("0"..."9").contains($0.scalar) }
    guard let wide = wide.first, narrow.first != nil else { return [] }
    return [
      Finding(
        offset: wide.offset,
        message: Message(en: "digits in full and in half width on one page", ja: "全角と半角の数字が混ざっています"),
        hint: Message(en: "write digits in half width", ja: "数字は半角にそろえてください"))
    ]
  }

  /// Characters that other machines show differently or not at all, such as ㈱ and ㍻.
  static let machineDependent = Rule(name: "machine-dependent") { prose in
    prose.characters.filter { isMachineDependent($0.scalar) }.map { character in
      Finding(
        offset: character.offset,
        message: Message(
          en: "'\(character.scalar)' is not shown alike everywhere", ja: "「\(character.scalar)」は環境依存文字です"),
        hint: Message(en: "write it in plain characters", ja: "ふつうの文字で書いてください"))
    }
  }

  /// NEC's and IBM's extensions of JIS X 0208, apart from ①–⑳, which JIS X 0213 has and every phone shows.
  private static func isMachineDependent(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2160...0x217F, 0x3220...0x3243, 0x3280...0x32B0, 0x32C0...0x33FF, 0x2116, 0x2121: true
    default: false
    }
  }
}

extension Prose {
  /// The first character for which something is true, as a list of none or one.
  func first(where isWanted: (Character) -> Bool) -> [Character] {
    characters.first(where: isWanted).map { [$0] } ?? []
  }
}
