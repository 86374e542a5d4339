import Diagnostics

// Rules about words.
extension Rule {
  /// Slips that were found in the field's own papers.
  static let knownTypos = Rule(name: "known-typos") { prose in
    [("それそれ", "それぞれ"), ("抱撲", "抱樸")].flatMap { wrong, right in
      prose.offsets(of: wrong).map { offset in
        Finding(
          offset: offset, message: Message(en: "'\(wrong)'", ja: "「\(wrong)」とあります"),
          hint: Message(en: "did you mean '\(right)'?", ja: "「\(right)」のことですか"))
      }
    }
  }
}
