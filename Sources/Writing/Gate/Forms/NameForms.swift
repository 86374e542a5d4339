import Folding

/// The ways in which people write a name.
struct NameForms {
  let folding: TextFolding

  /// What stands between the cells of a table, in a folded text; no character has this number.
  static let separator: UInt32 = 0x11_0000

  /// Words of respect, with what makes other words of them: 様子 is no 様, さんぽ no さん.
  private static let honorifics: [(word: String, exceptions: [String])] = [
    ("さん", ["ぽ", "さん", "ぎょう", "すう", "通り", "橋"]), ("さま", []), ("ちゃん", ["ぽん", "こ鍋"]), ("くん", ["れん", "せい"]),
    ("様", ["子", "式", "相", "態", "変", "様"]), ("氏", ["神", "族", "名", "子", "姓"]), ("君", ["津", "主", "臨", "島"]),
    ("殿", ["町", "堂", "山"]), ("夫妻", []), ("夫婦", []), ("ご夫妻", []), ("ご夫婦", []), ("宅", ["地", "配", "建"]), ("先生", []),
  ]
  /// A given name in kana of fewer letters is a part of too many words.
  private static let leastGivenName = 3

  /// Forms of a name, with its parts where it has them.
  func forms(of name: String) -> [WrittenForm] {
    // 虹ヶ谷 is written 虹が谷 as well.
    if let small = name.first(where: { "ヶケ".contains($0) }), name.first != small {
      return plainForms(of: name) + plainForms(of: name.replacing(String(small), with: "が"))
    }
    return plainForms(of: name)
  }

  private func plainForms(of name: String) -> [WrittenForm] {
    let parts = name.split { $0.isWhitespace || $0 == "・" }.map { folding.fold(String($0)) }.filter { !$0.isEmpty }
    let whole = parts.flatMap(\.self)
    guard let surname = parts.first, whole.count >= 2 else { return [] }
    guard parts.count > 1 else {
      // A name of one part may be a surname alone.
      return whole.count >= 3
        ? [WrittenForm(rule: .fullName, scalars: whole)] + respected(surname, .surname) : respected(surname, .surname)
    }
    let given = parts.dropFirst().flatMap(\.self)
    let together = [
      surname + given, surname + [Self.separator] + given, given + surname, given + [Self.separator] + surname,
      surname + folding.fold("（") + given,
    ]
    return together.map { WrittenForm(rule: .fullName, scalars: $0, boundary: boundary(of: $0)) }
      + respected(surname, .surname)
      + (isTelling(given) ? respected(given, .givenName) : [])
  }

  private func respected(_ name: [UInt32], _ rule: GateRule) -> [WrittenForm] {
    // A teacher is called by the given name as well as a friend is.
    Self.honorifics.filter { rule != .givenName || $0.word != "先生" }.map { honorific in
      var boundary = boundary(of: name)
      boundary.exceptions = honorific.exceptions.map { folding.fold($0) }
      return WrittenForm(rule: rule, scalars: name + folding.fold(honorific.word), boundary: boundary)
    }
  }

  /// A name of one Chinese character is the end of many others: 大森さん is not 森さん.
  private func boundary(of name: [UInt32]) -> WrittenForm.Boundary {
    .init(before: name.count == 1 && isKanji(name[0]) ? .kanji : nil)
  }

  private func isTelling(_ given: [UInt32]) -> Bool {
    given.contains(where: isKanji) ? given.count >= 2 : given.count >= Self.leastGivenName
  }
}
