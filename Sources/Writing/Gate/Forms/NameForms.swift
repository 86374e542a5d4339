import Folding

/// The ways in which people write a name, in letters alone.
struct NameForms {
  let folding: TextFolding

  /// What stands between the cells of a table, in a folded text; no character has this number.
  static let separator: UInt32 = 0x11_0000

  /// A given name in kana of fewer letters is a part of too many words.
  private static let leastGivenName = 3
  /// What people write in front of the second part: 姓：雷鳥　名：きよし.
  private static let labels = (given: ["名", "名前"], surname: ["姓", "氏", "名字", "苗字"])

  /// Forms of a name, with its parts where it has them.
  ///
  /// - Parameter kana: the same name in kana, of which people put one part beside the other of the name.
  func forms(of name: String, kana: String?) -> [WrittenForm] {
    // 虹ヶ谷 is written 虹が谷 as well.
    if let small = name.first(where: { "ヶケ".contains($0) }), name.first != small {
      return plainForms(of: name, kana) + plainForms(of: name.replacing(String(small), with: "が"), kana)
    }
    return plainForms(of: name, kana)
  }

  /// The parts of a name, in letters.
  private func parts(_ name: String) -> [[UInt32]] {
    name.split { $0.isWhitespace || $0 == "・" }.map { Lane.letters(of: folding.fold(String($0))) }.filter {
      !$0.isEmpty
    }
  }

  private func plainForms(of name: String, _ kana: String?) -> [WrittenForm] {
    let parts = parts(name)
    let whole = parts.flatMap(\.self)
    guard let surname = parts.first, whole.count >= 2 else { return [] }
    guard parts.count > 1 else {
      // A name of one part may be a surname alone.
      return (whole.count >= 3 ? [form(whole)] : []) + respected(surname, .surname)
    }
    let given = parts.dropFirst().flatMap(\.self)
    var (surnames, givens) = ([surname], [given])
    if let kana {
      let readings = self.parts(kana)
      if readings.count > 1, let reading = readings.first {
        surnames.append(reading)
        givens.append(readings.dropFirst().flatMap(\.self))
      }
    }
    let together = surnames.flatMap { surname in givens.flatMap { full(surname, $0) } }
    return together + respected(surname, .surname) + (isTelling(given) ? respected(given, .givenName) : [])
  }

  private func full(_ surname: [UInt32], _ given: [UInt32]) -> [WrittenForm] {
    let labelled =
      Self.labels.given.map { surname + folding.fold($0) + given }
      + Self.labels.surname.map { given + folding.fold($0) + surname }
    var (straight, turned) = (form(surname + given), form(given + surname))
    straight.boundary = boundary(endingWith: given)
    turned.boundary = boundary(endingWith: surname)
    if given.count == 1, isKanji(given[0]) { turned.boundary.before = .kanji }
    return [straight, turned] + labelled.map(form)
  }

  private func form(_ letters: [UInt32]) -> WrittenForm {
    WrittenForm(rule: .fullName, scalars: letters)
  }

  /// A part that is short begins many words: 伊藤 勉 is not in 伊藤 勉強中.
  private func boundary(endingWith part: [UInt32]) -> WrittenForm.Boundary {
    let isShort = part.count == 1 || part.count == 2 && !part.contains(where: isKanji)
    guard isShort else { return .init() }
    return .init(after: .wordGoing, keeps: Honorific.all.map { folding.fold($0.word) } + [folding.fold("から")])
  }

  private func respected(_ name: [UInt32], _ rule: GateRule) -> [WrittenForm] {
    Honorific.all.filter { rule == .surname || $0.followsGivenNames }.map { honorific in
      var boundary = boundary(of: name)
      let exceptions = honorific.exceptions + (rule == .surname ? honorific.exceptionsBehindSurnames : [])
      boundary.exceptions = exceptions.map { Lane.letters(of: folding.fold($0)) }
      boundary.alone = honorific.alone.map { Lane.letters(of: folding.fold($0)) }
      boundary.keeps = honorific.keeps.map { Lane.letters(of: folding.fold($0)) }
      boundary.after = honorific.after
      boundary.staysInClause = true
      return WrittenForm(rule: rule, scalars: name + Lane.letters(of: folding.fold(honorific.word)), boundary: boundary)
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
