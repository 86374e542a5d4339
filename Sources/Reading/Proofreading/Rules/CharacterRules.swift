import Diagnostics

// Rules about single characters.
extension Rule {
  /// ﾌｰﾄﾞ, which some programs break and speech readers stumble over.
  static let halfWidthKatakana = Rule(name: "half-width-katakana") { prose in
    guard prose.hasAny(0xFF61...0xFF9F), let offset = prose.offset(where: { (0xFF61...0xFF9F).contains($0) }) else {
      return []
    }
    return [
      Finding(
        offset: offset, message: Message(en: "half-width katakana", ja: "半角カタカナがあります"),
        hint: Message(en: "write it in full width", ja: "全角で書いてください"))
    ]
  }

  /// ○ and 〇, which look alike and are two characters.
  static let mixedCircles = Rule(name: "mixed-circles") { prose in
    guard prose.has(0x25CB), prose.has(0x3007), let white = prose.offset(where: { $0 == 0x25CB }),
      let zero = prose.offset(where: { $0 == 0x3007 })
    else { return [] }
    return [
      Finding(
        offset: max(white, zero),
        message: Message(en: "both ○ (U+25CB) and 〇 (U+3007) on one page", ja: "形の似た「○」（U+25CB）と「〇」（U+3007）が混ざっています"),
        hint: Message(en: "use one of them", ja: "どちらかにそろえてください"))
    ]
  }

  /// ５ and 5 on one page.
  static let mixedDigits = Rule(name: "mixed-digits") { prose in
    guard prose.hasAny(0xFF10...0xFF19), prose.hasAny(0x30...0x39),
      let wide = prose.offset(where: { (0xFF10...0xFF19).contains($0) })
    else { return [] }
    return [
      Finding(
        offset: wide,
        message: Message(en: "digits in full and in half width on one page", ja: "全角と半角の数字が混ざっています"),
        hint: Message(en: "write digits in half width", ja: "数字は半角にそろえてください"))
    ]
  }

  /// Characters that other machines show differently or not at all, such as ㈱ and ㍻.
  static let machineDependent = Rule(name: "machine-dependent") { prose in
    guard machineDependentRanges.contains(where: prose.hasAny) else { return [] }
    return prose.scalars.indices.filter { index in machineDependentRanges.contains { $0.contains(prose.scalars[index]) }
    }.map {
      index in
      let character = Unicode.Scalar(prose.scalars[index]).map(String.init) ?? ""
      return Finding(
        offset: prose.offset(index),
        message: Message(en: "'\(character)' is not shown alike everywhere", ja: "「\(character)」は環境依存文字です"),
        hint: Message(en: "write it in plain characters", ja: "ふつうの文字で書いてください"))
    }
  }

  /// NEC's and IBM's extensions of JIS X 0208, apart from ①–⑳, which JIS X 0213 has and every phone shows.
  private static let machineDependentRanges: [ClosedRange<UInt32>] = [
    0x2116...0x2116, 0x2121...0x2121, 0x2160...0x217F, 0x3220...0x3243, 0x3280...0x32B0, 0x32C0...0x33FF,
  ]
}
