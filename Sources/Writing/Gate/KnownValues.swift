/// Values of the register in letters and digits alone, each way of writing one a pattern, with what it means.
///
/// A register of 20,000 people has more than half a million of them, so that none has an array of its own: what several
/// values have in common is kept once.
struct KnownValues: Sendable {
  private var trie = Trie()
  /// Of each pattern the last value that was added for it.
  private var last: [Int32] = []
  private var entries: [Entry] = []
  private var findings: [Knowledge.Finding] = []
  /// What comes of a finding and another one of the same letters.
  private var joined: [Pair: FindingID] = [:]

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

  private struct Pair: Hashable {
    let known: FindingID
    let other: FindingID
  }

  /// Whether nothing is known.
  var isEmpty: Bool { entries.isEmpty }

  /// Takes in a finding that values can mean.
  mutating func note(_ finding: Knowledge.Finding) -> FindingID {
    findings.append(finding)
    return FindingID(index: Int32(findings.count - 1))
  }

  /// Adds a way of writing a value, unless one that is there takes it in.
  mutating func add(_ form: WrittenForm, _ finding: FindingID) {
    guard let pattern = insert(form.scalars) else { return }
    var entry = last[pattern]
    while entry >= 0 {
      if join(finding, form.boundary, into: Int(entry)) { return }
      entry = entries[Int(entry)].previous
    }
    append(Value(kind: .finding(finding), boundary: form.boundary, length: Int32(form.scalars.count)), to: pattern)
  }

  /// Adds the letters of a town.
  mutating func add(town: Int, _ letters: [UInt32]) {
    guard let pattern = insert(letters) else { return }
    append(Value(kind: .town(Int32(town)), boundary: .init(), length: Int32(letters.count)), to: pattern)
  }

  /// The values of a pattern.
  func values(of pattern: Int) -> [Value] {
    var found: [Value] = []
    var entry = last[pattern]
    while entry >= 0 {
      found.append(entries[Int(entry)].value)
      entry = entries[Int(entry)].previous
    }
    return found.reversed()
  }

  subscript(id: FindingID) -> Knowledge.Finding { findings[Int(id.index)] }

  /// What finds them.
  func automaton() -> Automaton { Automaton(trie) }

  /// The same without what is needed only to add more.
  func settled() -> KnownValues {
    var settled = self
    settled.trie = Trie()
    settled.joined = [:]
    return settled
  }

  private mutating func insert(_ scalars: [UInt32]) -> Int? {
    guard !scalars.isEmpty else { return nil }
    let pattern = trie.insert(scalars)
    if pattern == last.count { last.append(-1) }
    return pattern
  }

  private mutating func append(_ value: Value, to pattern: Int) {
    entries.append(Entry(value: value, previous: last[pattern]))
    last[pattern] = Int32(entries.count - 1)
  }

  /// Notes in a value that it may be of another record as well; whether it is of the same kind.
  private mutating func join(_ id: FindingID, _ boundary: WrittenForm.Boundary, into entry: Int) -> Bool {
    guard case .finding(let known) = entries[entry].value.kind, self[known].rule == self[id].rule,
      self[known].field == self[id].field, entries[entry].value.boundary == boundary
    else { return false }
    var both = self[known]
    both.note(self[id])
    guard both.records.count > self[known].records.count else { return true }
    let pair = Pair(known: known, other: id)
    let joint = joined[pair] ?? note(both)
    joined[pair] = joint
    entries[entry].value.kind = .finding(joint)
    return true
  }
}
