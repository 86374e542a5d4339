import Diagnostics
import Folding

/// All that the gate knows, made ready for searching.
///
/// It is a class because every lane of every file holds it: a reference is cheap to copy, and nothing in it changes.
final class Knowledge: Sendable {
  let folding: TextFolding
  /// Words that are looked for as they stand, in folded characters.
  let words: Automaton
  private let wordMeanings: [[Word]]
  /// Values of the register, in letters and digits alone.
  let values: Automaton
  private let knownValues: KnownValues
  let fragments: Fragments
  /// Whether there are texts of which fragments are looked for.
  let hasFragments: Bool
  /// What is known of each character alone.
  let classes: CharacterClasses
  /// Of each text of the fragments where it stands.
  let fragmentSources: [Finding]
  let numbers: KnownNumbers
  let contacts: ContactList
  /// Whether patterns are looked for that only the public must not see.
  let isPublic: Bool
  /// Whether values are known that must not leave, and not patterns alone.
  let knowsValues: Bool

  /// What was found.
  struct Finding: Sendable, Hashable {
    var rule: GateRule
    /// The records that it may be of, the first few.
    var records: [String] = []
    var field: String?

    init(rule: GateRule) { self.rule = rule }

    /// A finding of a secret, by what it is.
    init(_ secret: Secret) {
      rule =
        switch secret.content {
        case .name, .nameKana: .fullName
        case .birthDate: .birthDate
        case .phone: .phone
        case .address: .address
        case .note: .note
        case .record: .record
        case .answer: .answer
        }
      records = [secret.record]
      field = secret.field
    }

    /// Notes that it may be of another record as well; many have the same surname, and more would not tell more.
    mutating func note(_ other: Finding) {
      guard records.count < 3, let record = other.records.first, !records.contains(record) else { return }
      records.append(record)
    }
  }

  /// What it means that a word was found.
  struct Word: Sendable {
    enum Kind: Sendable { case finding(Finding), birthWord, noBirthWord, born, district }
    let kind: Kind
    let boundary: WrittenForm.Boundary
  }

  init(
    _ secrets: SecretForms, contacts: ContactList, isPublic: Bool, traces: [String], folding: TextFolding
  ) {
    self.folding = folding
    self.contacts = contacts
    self.isPublic = isPublic
    numbers = secrets.numbers
    knowsValues = !secrets.values.isEmpty || !secrets.notes.isEmpty || !secrets.numbers.isEmpty
    (words, wordMeanings) = Self.words(traces, isPublic: isPublic, folding)
    (values, knownValues) = secrets.values.finish()
    fragments = Fragments(secrets.notes.map(\.letters))
    hasFragments = !fragments.isEmpty
    classes = CharacterClasses(folding, words: words, values: knowsValues ? values : nil)
    fragmentSources = secrets.notes.map { note in
      var finding = Finding(rule: .note)
      (finding.records, finding.field) = ([note.record], "note")
      return finding
    }
  }

  /// What the words that end in a state mean.
  func wordsFound(in state: Int32) -> [Word] { words.patterns(endingIn: state).flatMap { wordMeanings[$0] } }

  /// What the values that end in a state mean.
  func valuesFound(in state: Int32) -> [KnownValues.Value] {
    values.patterns(endingIn: state).flatMap(knownValues.values)
  }

  /// What a value that was found means.
  func finding(_ id: KnownValues.FindingID) -> Finding { knownValues[id] }

  // MARK: - Making ready

  private static func words(
    _ traces: [String], isPublic: Bool, _ folding: TextFolding
  ) -> (Automaton, [[Word]]) {
    var patterns = Patterns<Word>()
    for trace in traces {
      patterns.add(folding.fold(trace), Word(kind: .finding(Finding(rule: .buildTrace)), boundary: .init()))
    }
    guard isPublic else { return (Automaton(patterns.trie), patterns.meanings) }
    for word in ["生年月日", "誕生日"] { patterns.add(folding.fold(word), Word(kind: .birthWord, boundary: .init())) }
    patterns.add(folding.fold("誕生日会"), Word(kind: .noBirthWord, boundary: .init()))
    // 1970年1月1日生まれ is somebody's day; 1970年1月1日生まれまでの方 is a rule for many.
    let rules = ["まで", "以", "の方", "から", "〜"].map { folding.fold($0) }
    for word in ["生まれ", "に生まれ", "生れ", "うまれ"] {
      patterns.add(folding.fold(word), Word(kind: .born, boundary: .init(words: BoundaryWords(exceptions: rules))))
    }
    patterns.add(folding.fold("生"), Word(kind: .born, boundary: .init(after: .letter)))
    patterns.add(folding.fold("丁目"), Word(kind: .district, boundary: .init()))
    return (Automaton(patterns.trie), patterns.meanings)
  }
}

/// Patterns, each once, with all that they mean.
private struct Patterns<Meaning> {
  private(set) var trie = Trie()
  private(set) var meanings: [[Meaning]] = []

  /// Adds a meaning.
  mutating func add(_ scalars: [UInt32], _ meaning: Meaning) {
    guard !scalars.isEmpty else { return }
    let position = trie.insert(scalars)
    if position == meanings.count { meanings.append([]) }
    meanings[position].append(meaning)
  }
}
