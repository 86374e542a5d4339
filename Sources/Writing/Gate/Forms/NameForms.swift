import Folding

/// The ways in which people write a name, in letters alone.
struct NameForms {
  private let folding: TextFolding
  // What goes with every name is folded once.
  private let labels: (given: [[UInt32]], surname: [[UInt32]])
  private let wordsBehindShort: BoundaryWords
  /// What people are called with behind their surnames, and behind their given names.
  private let titles: (surname: [Title], given: [Title])

  /// A word that people are called with, in letters.
  private struct Title {
    let letters: [UInt32]
    let boundary: WrittenForm.Boundary
  }

  /// What stands between the cells of a table, in a folded text; no character has this number.
  static let separator: UInt32 = 0x11_0000

  /// A given name in kana of fewer letters is a part of too many words.
  private static let leastGivenName = 3

  init(folding: TextFolding) {
    self.folding = folding
    // What people write in front of the second part: 姓：雷鳥　名：きよし.
    labels = (["名", "名前"].map { folding.fold($0) }, ["姓", "氏", "名字", "苗字"].map { folding.fold($0) })
    wordsBehindShort = BoundaryWords(keeps: Honorific.all.map { folding.fold($0.word) } + [folding.fold("から")])
    func titles(_ honorifics: [Honorific], _ more: KeyPath<Honorific, [String]>?) -> [Title] {
      honorifics.map { honorific in
        func letters(_ words: [String]) -> [[UInt32]] { words.map { Lane.letters(of: folding.fold($0)) } }
        let boundary = WrittenForm.Boundary(
          after: honorific.after, staysInClause: true,
          words: BoundaryWords(
            exceptions: letters(honorific.exceptions + (more.map { honorific[keyPath: $0] } ?? [])),
            alone: letters(honorific.alone), keeps: letters(honorific.keeps)))
        return Title(letters: Lane.letters(of: folding.fold(honorific.word)), boundary: boundary)
      }
    }
    self.titles = (
      titles(Honorific.all, \.exceptionsBehindSurnames), titles(Honorific.all.filter(\.followsGivenNames), nil)
    )
  }

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
      labels.given.map { surname + $0 + given } + labels.surname.map { given + $0 + surname }
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
    return .init(after: .wordGoing, words: wordsBehindShort)
  }

  private func respected(_ name: [UInt32], _ rule: GateRule) -> [WrittenForm] {
    // A name of one Chinese character is the end of many others: 大森さん is not 森さん.
    let before: WrittenForm.Neighbour? = name.count == 1 && isKanji(name[0]) ? .kanji : nil
    return (rule == .surname ? titles.surname : titles.given).map { title in
      var boundary = title.boundary
      boundary.before = before
      return WrittenForm(rule: rule, scalars: name + title.letters, boundary: boundary)
    }
  }

  private func isTelling(_ given: [UInt32]) -> Bool {
    given.contains(where: isKanji) ? given.count >= 2 : given.count >= Self.leastGivenName
  }
}
