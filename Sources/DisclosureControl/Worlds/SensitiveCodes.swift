import CaseRecords
import Codes
import TableDeclarations

/// The codes that nobody may learn of a whole group.
struct SensitiveCodes {
  /// One of them, with whatever it was called in other versions of its list, or all of a list together.
  struct Trait: Hashable {
    let variable: Variable
    let codes: [String]
  }

  /// All of them: a reader may learn of a group that each has one, or that each has some one of several.
  private(set) var traits: [Trait] = []
  /// The positions of all, by the attribute that they are values of.
  private var positions: [Set<Int>] = Attribute.allCases.map { _ in [] }

  init(_ variables: CaseVariables) {
    for attribute in Attribute.allCases {
      guard let (variable, list) = Self.list(of: attribute, variables) else { continue }
      let newest = Set(list.codes.indices.filter { list.codes[$0].isSensitive }.map(list.newest))
      let all = list.codes.indices.filter { newest.contains(list.newest(of: $0)) }
      positions[attribute.rawValue] = Set(all)
      var groups = newest.sorted().map { code in all.filter { list.newest(of: $0) == code } }
      if groups.count > 1 { groups.append(all) }
      traits += groups.map { group in Trait(variable: variable, codes: group.map { list.codes[$0].code }) }
    }
  }

  private static func list(of attribute: Attribute, _ variables: CaseVariables) -> (Variable, CodeList)? {
    let variable: Variable? =
      switch attribute {
      case .issues: .issue
      case .support: .state
      default: Attribute.coded.first { $0.attribute == attribute }?.variable
      }
    return variable.flatMap { variable in variables.list(of: variable).map { (variable, $0) } }
  }

  /// Whether a part has only people with a sensitive code, of whom a group says something wider of the same attribute.
  ///
  /// A group of codes is sensitive if all of its codes are.
  func tells(_ part: Statistic, _ group: Statistic) -> Bool {
    guard !group.countsEach, !part.countsEach else { return false }
    return Attribute.allCases.contains { attribute in
      guard let own = part.codes(of: attribute), let wider = group.codes(of: attribute), !own.isEmpty else {
        return false
      }
      return own.isSubset(of: positions[attribute.rawValue]) && own.isStrictSubset(of: wider)
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
  var countsEach: Bool {
    if case .issues(let factor)? = factors[Attribute.issues.rawValue] { factor.countsEach } else { false }
  }
}
