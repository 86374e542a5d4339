import Chronology
import Content

/// The order in which readers see pages of a kind.
struct PageOrder {
  private let field: Int?
  private let isDescending: Bool

  init(_ kind: Kind) {
    field = kind.listing.order.flatMap { order in kind.fields.firstIndex { $0.name == order.name } }
    isDescending = kind.listing.isDescending
  }

  /// Pages by what their kind is ordered by, those that do not tell it last; then by their own order, and by name.
  func sorted(_ indices: [Int], _ pages: [Page]) -> [Int] {
    indices.sorted { a, b in
      let (first, second) = (key(pages[a]), key(pages[b]))
      guard first == second else {
        guard let first, let second else { return first != nil }
        return isDescending ? second < first : first < second
      }
      return (pages[a].entry?.order ?? .max, a) < (pages[b].entry?.order ?? .max, b)
    }
  }

  private func key(_ page: Page) -> Key? {
    guard let field, let entry = page.entry, entry.values.indices.contains(field) else { return nil }
    return switch entry.values[field] {
    case .number(let number): Key(number: number, text: "")
    case .choice(let position): Key(number: position, text: "")
    case .date(let date): Key(number: 0, text: date.iso)
    case .month(let month): Key(number: 0, text: month.iso)
    case .text(let text): Key(number: 0, text: text)
    default: nil
    }
  }

  private struct Key: Comparable {
    let number: Int
    let text: String

    static func < (a: Key, b: Key) -> Bool {
      a.number != b.number ? a.number < b.number : a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
    }
  }
}
