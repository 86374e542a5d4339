/// What values of the register mean, by the patterns of letters and digits that they are found by.
///
/// A register of 20,000 people has more than half a million ways to write a value, so that none has an array of its own:
/// what several of them have in common is kept once.
struct KnownValues: Sendable {
  /// Of each pattern the place of its newest entry.
  private var newest: [Int32] = []
  private var entries: [Entry] = []
  private var findings: [Knowledge.Finding] = []

  /// A finding, by its place among all.
  struct FindingID: Sendable, Hashable {
    fileprivate let index: Int32
  }

  /// What it means that letters of a value were found.
  struct Value: Sendable {
    enum Kind: Sendable { case finding(FindingID), town(Int32) }
    fileprivate(set) var kind: Kind
    let boundary: WrittenForm.Boundary
    /// How many letters it has.
    let length: Int32
  }

  /// A value, and the one before it of the same letters; −1 if there is none.
  private struct Entry: Sendable {
    var value: Value
    let previous: Int32
  }

  /// The values of a pattern.
  func values(of pattern: Int) -> [Value] {
    var found: [Value] = []
    var entry = newest[pattern]
    while entry >= 0 {
      found.append(entries[Int(entry)].value)
      entry = entries[Int(entry)].previous
    }
    return found.reversed()
  }

  subscript(id: FindingID) -> Knowledge.Finding { findings[Int(id.index)] }
}

extension KnownValues {
  /// Collects them, and the patterns that they are found by.
  struct Collection {
    private var trie = Trie()
    private var known = KnownValues()
    /// What comes of a finding and another one of the same letters.
    private var joined: [Pair: FindingID] = [:]

    private struct Pair: Hashable {
      let known: FindingID
      let other: FindingID
    }

    /// Whether nothing is known.
    var isEmpty: Bool { known.entries.isEmpty }

    /// What finds the values, and what each pattern means.
    func finish() -> (automaton: Automaton, known: KnownValues) { (Automaton(trie), known) }

    /// Takes in a finding that values can mean.
    mutating func note(_ finding: Knowledge.Finding) -> FindingID {
      known.findings.append(finding)
      return FindingID(index: Int32(known.findings.count - 1))
    }

    /// Adds a way of writing a value, unless one that is there takes it in.
    mutating func add(_ form: WrittenForm, _ finding: FindingID) {
      guard let pattern = insert(form.scalars) else { return }
      var entry = known.newest[pattern]
      while entry >= 0 {
        if join(finding, form.boundary, into: Int(entry)) { return }
        entry = known.entries[Int(entry)].previous
      }
      let length = Int32(form.scalars.count)
      append(Value(kind: .finding(finding), boundary: form.boundary, length: length), to: pattern)
    }

    /// Adds the letters of a town.
    mutating func add(town: Int, _ letters: [UInt32]) {
      guard let pattern = insert(letters) else { return }
      append(Value(kind: .town(Int32(town)), boundary: .init(), length: Int32(letters.count)), to: pattern)
    }

    private mutating func insert(_ scalars: [UInt32]) -> Int? {
      guard !scalars.isEmpty else { return nil }
      let pattern = trie.insert(scalars)
      if pattern == known.newest.count { known.newest.append(-1) }
      return pattern
    }

    private mutating func append(_ value: Value, to pattern: Int) {
      known.entries.append(Entry(value: value, previous: known.newest[pattern]))
      known.newest[pattern] = Int32(known.entries.count - 1)
    }

    /// Notes in a value that it may be of another record as well; whether it is of the same kind.
    private mutating func join(_ id: FindingID, _ boundary: WrittenForm.Boundary, into entry: Int) -> Bool {
      guard case .finding(let one) = known.entries[entry].value.kind, known[one].rule == known[id].rule,
        known[one].field == known[id].field, known.entries[entry].value.boundary == boundary
      else { return false }
      var both = known[one]
      both.note(known[id])
      guard both.records.count > known[one].records.count else { return true }
      let pair = Pair(known: one, other: id)
      let joint = joined[pair] ?? note(both)
      joined[pair] = joint
      known.entries[entry].value.kind = .finding(joint)
      return true
    }
  }
}
