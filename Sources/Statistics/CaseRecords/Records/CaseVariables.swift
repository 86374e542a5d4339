public import Codes
public import Diagnostics
public import TableDeclarations

/// The code lists by which cases are classified.
public struct CaseVariables: Sendable {
  /// Districts.
  public let districts: CodeList
  /// Routes by which people come.
  public let routes: CodeList
  /// Who spoke to the council first.
  public let firstContacts: CodeList
  /// Age bands.
  public let ageBands: CodeList
  /// Kinds of households.
  public let households: CodeList
  /// Issues.
  public let issues: CodeList
  /// States of support in a month.
  public let states: CodeList

  /// Takes the lists out of a book; the value is `nil` if one is missing.
  public static func find(in book: CodeBook) -> Reviewed<CaseVariables?> {
    var diagnostics: [Diagnostic] = []
    func list(_ name: String) -> CodeList? {
      if let list = book.lists[name] { return list }
      diagnostics.append(.missingList(name))
      return nil
    }
    let (districts, routes, firstContacts) = (list("districts"), list("routes"), list("first-contacts"))
    let (ageBands, households) = (list("age-bands"), list("households"))
    let (issues, states) = (list("issues"), list("states"))
    guard let districts, let routes, let firstContacts, let ageBands, let households, let issues, let states else {
      return Reviewed(nil, diagnostics)
    }
    return Reviewed(
      CaseVariables(
        districts: districts, routes: routes, firstContacts: firstContacts, ageBands: ageBands,
        households: households, issues: issues, states: states))
  }
}

extension CaseVariables {
  /// The code list of a variable; `nil` if its values are no codes.
  public func list(of variable: Variable) -> CodeList? {
    switch variable {
    case .district: districts
    case .route: routes
    case .firstContact: firstContacts
    case .ageBand: ageBands
    case .household: households
    case .issue: issues
    case .state: states
    case .issueCount, .month, .opened, .reopened, .closed: nil
    }
  }

  /// The code lists by name.
  public var lists: [String: CodeList] {
    let all = Variable.allCases.compactMap { list(of: $0) }
    return Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Diagnostic {
  static func missingList(_ name: String) -> Self {
    Self(
      "register.missing-code-list", at: Place(path: "content/codes/\(name).yml"),
      Message(en: "code list is missing, or has errors", ja: "符号の一覧がないか、まちがいがあります"),
      hint: Message(
        en: "cases are classified by it; begin it with 'engawa new code-list \(name)'",
        ja: "個別支援の記録を分けるのに使います。engawa new code-list \(name) で書き始められます"))
  }
}
