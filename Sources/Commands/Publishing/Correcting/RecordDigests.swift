import CaseRecords
import Chronology
import Digests

/// What each record said when figures were sealed last, as digests, so that those can be named which say something else.
///
/// They lie beside the register, for a digest tells whoever guesses a record that the guess is right.
struct RecordDigests {
  private let digests: [String: String]

  init(_ register: Register) {
    digests = Dictionary(
      register.cases.map { ($0.id, Self.digest($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// Reads a note; lines that are none are passed over.
  init(note: String) {
    let lines = note.split(separator: "\n").map { $0.split(separator: " ") }.filter { $0.count == 2 }
    digests = Dictionary(lines.map { (String($0[0]), String($0[1])) }, uniquingKeysWith: { first, _ in first })
  }

  /// The note that ``init(note:)`` reads.
  var note: String { digests.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined() }

  /// The records that are others by now, were added, or are gone, sorted.
  func changed(since former: RecordDigests) -> [String] {
    Set(digests.keys).union(former.digests.keys).filter { digests[$0] != former.digests[$0] }.sorted()
  }

  /// A digest of whatever is counted of a case.
  private static func digest(_ record: Case) -> String {
    let parts =
      [record.district, record.route, record.firstContact, record.ageBand, record.household].map(String.init)
      + [
        record.opened.iso, record.reopened.map(\.iso).joined(separator: ","),
        record.closed.map(\.iso).joined(separator: ","),
      ]
      + [record.issues.map(String.init).joined(separator: ",")]
      + record.months.filter { !$0.isDerived }.map { "\($0.month.iso)=\($0.state)" }
    return Digest.hexadecimal(ofParts: parts.map { Array($0.utf8) })
  }
}
