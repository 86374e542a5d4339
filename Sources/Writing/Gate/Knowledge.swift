import Diagnostics
import Folding

/// All that the gate knows, made ready for searching.
///
/// It is a class because every lane of every file holds it: a reference is cheap to copy, and nothing in it changes.
final class Knowledge: Sendable {
  let folding: TextFolding
  let automaton: Automaton
  /// Of each pattern of the automaton the values that are written so.
  let meanings: [[Meaning]]
  let fragments: Fragments
  /// Of each text of the fragments where it stands.
  let fragmentSources: [Finding]
  /// Telephone numbers by their digits, with a one in front.
  let phones: [UInt64: Finding]
  let contacts: ContactList
  /// Whether patterns are looked for that only the public must not see.
  let isPublic: Bool

  /// What was found.
  struct Finding: Sendable, Hashable {
    let rule: GateRule
    /// The records that it may be of, the first few.
    var records: [String] = []
    var field: String?
  }

  /// What it means that a pattern was found.
  struct Meaning: Sendable {
    enum Kind: Sendable { case finding(Finding), birthWord, noBirthWord, born, district }
    let kind: Kind
    let boundary: WrittenForm.Boundary
    let length: Int
  }

  /// Whether no values of a register are known.
  let knowsRegister: Bool

  init(
    _ forms: [(form: WrittenForm, record: String, field: String)],
    notes: [(letters: [UInt32], record: String)], phones: [UInt64: Finding],
    contacts: ContactList, isPublic: Bool, traces: [String], folding: TextFolding
  ) {
    self.folding = folding
    self.contacts = contacts
    self.isPublic = isPublic
    self.phones = phones
    knowsRegister = !forms.isEmpty || !notes.isEmpty || !phones.isEmpty
    var positions: [[UInt32]: Int] = [:]
    var patterns: [[UInt32]] = []
    var meanings: [[Meaning]] = []
    func add(_ scalars: [UInt32], _ kind: Meaning.Kind, _ boundary: WrittenForm.Boundary = .init()) {
      guard !scalars.isEmpty else { return }
      let position = positions[scalars] ?? patterns.count
      if position == patterns.count {
        positions[scalars] = position
        patterns.append(scalars)
        meanings.append([])
      }
      if case .finding(let finding) = kind,
        let same = meanings[position].firstIndex(where: {
          if case .finding(let other) = $0.kind {
            other.rule == finding.rule && other.field == finding.field && $0.boundary == boundary
          } else {
            false
          }
        }), case .finding(var other) = meanings[position][same].kind
      {
        // Many may have the same surname; more records would not tell more.
        if other.records.count < Self.mostRecords, let record = finding.records.first, !other.records.contains(record) {
          other.records.append(record)
          meanings[position][same] = Meaning(kind: .finding(other), boundary: boundary, length: scalars.count)
        }
        return
      }
      meanings[position].append(Meaning(kind: kind, boundary: boundary, length: scalars.count))
    }
    for (form, record, field) in forms {
      add(form.scalars, .finding(Finding(rule: form.rule, records: [record], field: field)), form.boundary)
    }
    for trace in traces { add(folding.fold(trace), .finding(Finding(rule: .buildTrace))) }
    if isPublic {
      for word in ["生年月日", "誕生日"] { add(folding.fold(word), .birthWord) }
      add(folding.fold("誕生日会"), .noBirthWord)
      // 1970年1月1日生まれ is somebody's day; 1970年1月1日生まれまでの方 is a rule for many.
      let rules = ["まで", "以", "の方", "から", "〜"].map { folding.fold($0) }
      for word in ["生まれ", "に生まれ", "生れ", "うまれ"] { add(folding.fold(word), .born, .init(exceptions: rules)) }
      add(folding.fold("生"), .born, .init(after: .letter))
      add(folding.fold("丁目"), .district)
    }
    automaton = Automaton(patterns)
    self.meanings = meanings
    fragments = Fragments(notes.map(\.letters))
    fragmentSources = notes.map { Finding(rule: .note, records: [$0.record], field: "note") }
  }

  private static let mostRecords = 3
}
