import CaseRecords
import Codes
import Statistics

/// The codes that nobody may learn of a whole group, by the attribute that they are values of.
struct SensitiveCodes {
  private let positions: [Set<Int>]

  init(_ variables: CaseVariables) {
    positions = Attribute.allCases.map { attribute in
      let list =
        switch attribute {
        case .issues: variables.list(of: .issue)
        case .support: variables.list(of: .state)
        default: Attribute.coded.first { $0.attribute == attribute }.flatMap { variables.list(of: $0.variable) }
        }
      return list.map { list in Set(list.codes.indices.filter { list.codes[$0].isSensitive }) } ?? []
    }
  }

  /// Whether a part has only people with a sensitive code, of whom a group does not say so much.
  ///
  /// A group of codes is sensitive if all of its codes are.
  func tells(_ part: Statistic, _ group: Statistic) -> Bool {
    guard !group.countsEach else { return false }
    return Attribute.allCases.contains { attribute in
      guard let own = part.codes(of: attribute), !own.isEmpty, own.isSubset(of: positions[attribute.rawValue]) else {
        return false
      }
      // Of several mentions of one person nobody knows how many people there are.
      if part.countsEach, own.count > 1 { return false }
      return group.codes(of: attribute).map(own.isStrictSubset) ?? true
    }
  }
}

extension Statistic {
  /// The codes of an attribute that it admits; `nil` for all.
  fileprivate func codes(of attribute: Attribute) -> Set<Int>? {
    switch factors[attribute.rawValue] {
    case .code(let codes)?: codes
    case .issues(let factor)?: factor.wanted
    case .support(let factor)?: factor.states
    case nil: nil
    }
  }

  /// Whether it counts mentions and not people.
  fileprivate var countsEach: Bool {
    if case .issues(let factor)? = factors[Attribute.issues.rawValue] { factor.countsEach } else { false }
  }
}
