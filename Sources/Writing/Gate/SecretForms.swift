import Chronology
@_spi(Gate) import Disclosure
import Folding

/// All forms of all values of a register.
///
/// This is the one place where confidential values are read; what comes of it lies in the automaton and is never shown.
struct SecretForms {
  private(set) var forms: [(form: WrittenForm, record: String, field: String)] = []
  private(set) var notes: [(letters: [UInt32], record: String)] = []
  private(set) var phones: [UInt64: Knowledge.Finding] = [:]
  private let folding: TextFolding

  /// A sentence of so many letters, and too few for fragments, is looked for whole.
  private static let leastSentence = 8
  /// A record's name of fewer characters, or of digits alone, is a part of too much.
  private static let leastRecord = 5

  init(_ secrets: [Secret], _ folding: TextFolding) {
    self.folding = folding
    let names = NameForms(folding: folding)
    let dates = DateForms(folding: folding)
    let addresses = AddressForms(folding: folding)
    // Many are born on the same day.
    var known: [CalendarDate: [WrittenForm]] = [:]
    for secret in secrets {
      switch secret.content {
      case .name(let value), .nameKana(let value): add(value.reveal { names.forms(of: $0) }, secret)
      case .birthDate(let value):
        let found = value.reveal { date -> [WrittenForm] in
          if let forms = known[date] { return forms }
          let forms = dates.forms(of: date)
          known[date] = forms
          return forms
        }
        add(found, secret)
      case .address(let value): add(value.reveal { addresses.forms(of: $0) }, secret)
      case .phone(let value): value.reveal { addPhones($0, secret) }
      case .note(let value): value.reveal { addNote($0, secret) }
      case .record: addRecord(secret)
      }
    }
  }

  private mutating func add(_ found: [WrittenForm], _ secret: Secret) {
    forms += found.map { ($0, secret.record, secret.field) }
  }

  private mutating func addRecord(_ secret: Secret) {
    let scalars = folding.fold(secret.record)
    guard scalars.count >= Self.leastRecord, scalars.contains(where: { !isDigit($0) && $0 != TextFolding.hyphen })
    else {
      return
    }
    add([WrittenForm(rule: .record, scalars: scalars, boundary: .init(before: .word, after: .word))], secret)
  }

  /// Every telephone number in a text.
  private mutating func addPhones(_ text: String, _ secret: Secret) {
    var digits: [UInt8] = []
    func end() {
      if (9...11).contains(digits.count) {
        let number = digits.reduce(1) { $0 * 10 + UInt64($1) }
        if phones[number] == nil {
          phones[number] = Knowledge.Finding(rule: .phone, records: [secret.record], field: secret.field)
        }
      }
      digits = []
    }
    for scalar in text.unicodeScalars {
      let folded = folding.fold(scalar.value)
      if let single = folded.single, isDigit(single) {
        digits.append(UInt8(single - 0x30))
      } else if let single = folded.single, ![TextFolding.hyphen, 0x28, 0x29, 0x2E].contains(single) {
        end()
      }
    }
    end()
  }

  /// The sentences of a note, and the numbers in it.
  private mutating func addNote(_ text: String, _ secret: Secret) {
    addPhones(text, secret)
    for line in text.split(whereSeparator: \.isNewline) {
      let letters = Lane.letters(of: folding.fold(String(line)))
      if letters.count >= Fragments.length {
        notes.append((letters, secret.record))
      } else if letters.count >= Self.leastSentence {
        let sentence = line.drop { !$0.isLetter && !$0.isNumber }.reversed().drop { !$0.isLetter && !$0.isNumber }
          .reversed()
        add([WrittenForm(rule: .note, scalars: folding.fold(String(sentence)))], secret)
      }
    }
  }
}
