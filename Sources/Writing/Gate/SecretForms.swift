import Chronology
import Folding
@_spi(Gate) import Tables

/// All forms of all values of a register.
///
/// This is the one place where confidential values are read; what comes of it lies in automata and tables and is never
/// shown.
struct SecretForms {
  /// What is looked for in letters and digits alone.
  private(set) var values = KnownValues.Collection()
  /// The letters of towns, each with its number.
  private var towns: [[UInt32]: Int] = [:]
  private(set) var numbers = KnownNumbers()
  /// The records with a telephone number that may be missed, because it has too few or too many digits to be one.
  private(set) var unsearched: [String] = []
  private(set) var notes: [(letters: [UInt32], record: String)] = []
  private let folding: TextFolding

  /// A sentence of so many letters, and too few for fragments, is looked for whole.
  private static let leastSentence = 8
  /// A record's name of fewer characters, or of digits alone, is a part of too much.
  private static let leastRecord = 5

  init(_ secrets: [Secret], _ folding: TextFolding) {
    self.folding = folding
    let names = NameForms(folding: folding)
    let addresses = AddressForms(folding: folding)
    var kana: [String: Confidential<String>] = [:]
    for secret in secrets {
      if case .nameKana(let value) = secret.content { kana[secret.record] = value }
    }
    for secret in secrets {
      let finding = Knowledge.Finding(secret)
      switch secret.content {
      case .name(let value):
        let reading = kana[secret.record].map { $0.reveal { $0 } }
        add(value.reveal { names.forms(of: $0, kana: reading) }, finding)
      case .nameKana(let value): add(value.reveal { names.forms(of: $0, kana: nil) }, finding)
      case .birthDate(let value): value.reveal { numbers.add(birth: $0, finding) }
      case .address(let value): addAddress(value.reveal { addresses.form(of: $0) }, finding)
      case .phone(let value):
        let isKnown = value.reveal { addPhones($0, finding, mayBeLocal: true) }
        if !isKnown { unsearched.append(secret.record) }
      case .note(let value): value.reveal { addNote($0, finding) }
      case .record: addRecord(secret.record, finding)
      case .answer(let text): addAnswer(text, finding)
      }
    }
    for (letters, town) in towns.sorted(by: { $0.value < $1.value }) { values.add(town: town, letters) }
  }

  private mutating func add(_ found: [WrittenForm], _ finding: Knowledge.Finding) {
    var noted: (rule: GateRule, finding: KnownValues.FindingID)?
    for form in found {
      if noted?.rule != form.rule {
        var finding = finding
        finding.rule = form.rule
        noted = (form.rule, values.note(finding))
      }
      if let noted { values.add(form, noted.finding) }
    }
  }

  private mutating func addAddress(_ form: AddressForms.Form?, _ finding: Knowledge.Finding) {
    switch form {
    case .town(let letters, let houseNumbers):
      let town = towns[letters] ?? towns.count
      towns[letters] = town
      numbers.add(house: houseNumbers, town: town, finding)
    case .plain(let letters):
      add([WrittenForm(rule: .address, scalars: letters, boundary: .init(after: .digit))], finding)
    case nil: break
    }
  }

  private mutating func addRecord(_ record: String, _ finding: Knowledge.Finding) {
    let letters = Lane.letters(of: folding.fold(record))
    guard record.count >= Self.leastRecord, letters.contains(where: { !isDigit($0) }) else { return }
    add([WrittenForm(rule: .record, scalars: letters, boundary: .init(before: .word, after: .word))], finding)
  }

  /// Adds every telephone number in a text; says whether one of them can be looked for, or there are no digits in it.
  ///
  /// - Parameter mayBeLocal: whether two groups of digits are a number without the code of the area; in a note they may be a
  ///   postal code, or years.
  private mutating func addPhones(_ text: String, _ finding: Knowledge.Finding, mayBeLocal: Bool) -> Bool {
    var (finding, isKnown) = (finding, false)
    var hasDigits = false
    finding.rule = .phone
    var groups = [Digits()]
    for scalar in text.unicodeScalars {
      // A space stands between groups of a number, or between two numbers.
      if scalar.properties.isWhitespace {
        let digits = groups.reduce(Digits(), +)
        let least = digits.national == nil ? Digits.leastPhone : Digits.leastForeignPhone
        let isWhole = digits.count >= least
        if isWhole { isKnown = numbers.add(phone: groups.filter { !$0.isEmpty }, finding, mayBeLocal) || isKnown }
        if isWhole { groups = [Digits()] } else if groups.last?.isEmpty == false { groups.append(Digits()) }
        continue
      }
      guard let single = folding.fold(scalar.value).single else { continue }
      if isDigit(single) {
        hasDigits = true
        groups[groups.count - 1].append(UInt8(single - 0x30))
      } else if [TextFolding.hyphen, 0x28, 0x29, 0x2E].contains(single) {
        if groups.last?.isEmpty == false { groups.append(Digits()) }
      } else {
        isKnown = numbers.add(phone: groups.filter { !$0.isEmpty }, finding, mayBeLocal) || isKnown
        groups = [Digits()]
      }
    }
    isKnown = numbers.add(phone: groups.filter { !$0.isEmpty }, finding, mayBeLocal) || isKnown
    return isKnown || !hasDigits
  }

  /// The sentences of an answer: each is looked for whole, for its words are those of the question.
  private mutating func addAnswer(_ text: String, _ finding: Knowledge.Finding) {
    for sentence in text.split(separator: #/[\n\r。．！？]|[.!?](?=\s|$)/#) {
      let letters = Lane.letters(of: folding.fold(String(sentence)))
      if letters.count >= Self.leastSentence { add([WrittenForm(rule: .answer, scalars: letters)], finding) }
    }
  }

  /// The sentences of a note, and the numbers in it.
  private mutating func addNote(_ text: String, _ finding: Knowledge.Finding) {
    _ = addPhones(text, finding, mayBeLocal: false)
    for line in text.split(whereSeparator: \.isNewline) {
      let letters = Lane.letters(of: folding.fold(String(line)))
      if letters.count >= Fragments.length {
        notes.append((letters, finding.records.first ?? ""))
      } else if letters.count >= Self.leastSentence {
        add([WrittenForm(rule: .note, scalars: letters)], finding)
      }
    }
  }
}
