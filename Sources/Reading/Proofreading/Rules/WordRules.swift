import Diagnostics

// Rules about words.
extension Rule {
  private static let typos = [("それそれ", "それぞれ"), ("抱撲", "抱樸")].map {
    (wrong: $0.0, codes: $0.0.characterCodes, right: $0.1)
  }

  /// Slips that were found in the field's own papers.
  static let knownTypos = Rule(name: "known-typos") { prose in
    typos.flatMap { wrong, codes, right in
      prose.indices(of: codes).map { index in
        Finding(
          offset: prose.offset(index), message: Message(en: "'\(wrong)'", ja: "「\(wrong)」とあります"),
          hint: Message(en: "did you mean '\(right)'?", ja: "「\(right)」のことですか"))
      }
    }
  }
}
