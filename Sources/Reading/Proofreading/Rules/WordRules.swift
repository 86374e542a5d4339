import Diagnostics

// Rules about words.
extension Rule {
  /// Slips that were found in the field's own papers.
  static let knownTypos = Rule(name: "known-typos") { prose in
    [("それそれ", "それぞれ"), ("抱撲", "抱樸")].flatMap { wrong, right in
      prose.indices(of: wrong).map { index in
        Finding(
          offset: prose.characters[index].offset, message: Message(en: "'\(wrong)'", ja: "「\(wrong)」とあります"),
          hint: Message(en: "did you mean '\(right)'?", ja: "「\(right)」のことですか"))
      }
    }
  }
}
