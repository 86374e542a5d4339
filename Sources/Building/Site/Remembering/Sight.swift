import CommonMark
import Content
import Digests
import Synchronization

/// Something that a page looks at while it is made, besides its own content; when it has changed, the page is made again.
///
/// It is a short fingerprint of what it is about: two that are taken for one make a page again for nothing, and never
/// leave one as it was.
struct Sight: Sendable, Hashable {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  private init(_ sort: UInt64, _ subject: String) {
    var print = Fingerprint()
    print.add(sort)
    print.add(subject)
    rawValue = UInt32(truncatingIfNeeded: print.value)
  }

  /// What other pages show of the page that is written to a path.
  static func face(_ path: String) -> Sight { Sight(1, path) }

  /// Whether there is a page of a name, and where it is written.
  static func address(_ name: String) -> Sight { Sight(2, name) }

  /// Whether there is a picture or a file to hand out, and how large that is.
  static func file(_ path: String) -> Sight { Sight(3, path) }

  /// The templates of figures in texts.
  static let figures = Sight(5, "")

  /// The day for which the site is made.
  static let today = Sight(6, "")

  /// Which pages there are of a kind, and in which order.
  static func list(_ kind: KindName) -> Sight { Sight(4, kind.rawValue) }
}

/// What a page looked at.
struct Sights: Sendable {
  private(set) var all: [UInt32] = []

  init() {}

  init(_ all: [UInt32]) { self.all = all }

  mutating func add(_ sight: Sight) { all.append(sight.rawValue) }

  /// Each once, in order.
  var each: Sights { Sights(Set(all).sorted()) }

  /// Whether any of it has changed.
  func meet(_ changes: Set<Sight>) -> Bool {
    !changes.isEmpty && all.contains { changes.contains(Sight(rawValue: $0)) }
  }
}

/// Notes what the text of a page looks at; a class, for all links of the text note it in the same place.
final class SightNotes: Sendable {
  private let noted = Mutex(Sights())

  /// What was looked at so far, each once.
  var sights: Sights { noted.withLock { $0.each } }

  func note(_ sight: Sight) { noted.withLock { $0.add(sight) } }
}
