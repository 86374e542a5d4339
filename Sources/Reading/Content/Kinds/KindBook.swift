import Codes
public import Diagnostics
import Fields
import Files

/// The kinds of pages that a site has, from `content/kinds/`.
public struct KindBook: Sendable {
  /// The kinds, in the order that readers meet them.
  public let kinds: [Kind]
  /// Whether every file was read, so that a folder of no kind is a mistake.
  let isComplete: Bool
  private let byName: [KindName: Int]
  private let byFolder: [String: Int]

  /// Whether pages of a kind are training material, which may ask questions and answer them: those of kinds with a
  /// behaviour, the first pages of these, and those that tell of a person.
  public func isTraining(_ kind: PageKind) -> Bool {
    switch kind {
    case .member(let name):
      guard let kind = self[name] else { return false }
      return kind.behaviour != nil || kind.tellsOfPerson
    case .collection(let name): return self[name]?.behaviour != nil
    case .home, .statistics: return false
    }
  }

  /// Makes a book of kinds.
  init(_ kinds: [Kind], isComplete: Bool = true) {
    self.isComplete = isComplete
    let sorted = kinds.sorted { ($0.order, $0.name.rawValue) < ($1.order, $1.name.rawValue) }
    self.kinds = sorted
    byName = Dictionary(sorted.indices.map { (sorted[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
    byFolder = Dictionary(sorted.indices.map { (sorted[$0].folder, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The kind of a name.
  public subscript(name: KindName) -> Kind? { byName[name].map { kinds[$0] } }

  /// The kind whose pages lie in a folder.
  public subscript(folder folder: String) -> Kind? { byFolder[folder].map { kinds[$0] } }

  /// The folders that content may lie in.
  var folders: [String] { kinds.map(\.folder) }

  /// The place of a kind among all.
  public func place(of name: KindName) -> Int { byName[name] ?? kinds.count }

  /// Reads all kinds; a site without the folder has none.
  ///
  /// The value leaves out kinds with errors.
  ///
  /// - Parameter root: the folder of the site.
  /// - Throws: ``Stop`` if the folder cannot be read.
  public static func read(root: String) throws(Stop) -> Reviewed<KindBook> {
    var diagnostics: [Diagnostic] = []
    var drafts: [KindDraft] = []
    for source in try YAMLFolder.read(root: root, "content/kinds").unwrapped(into: &diagnostics) {
      let name = String(FilePath.name(of: source.path).dropLast(".yml".count))
      if let draft = KindReader.read(source, name: name).unwrapped(into: &diagnostics) { drafts.append(draft) }
    }
    // Mistakes in code lists are told by those who count with them.
    let needsCodes = drafts.contains { $0.codeLists.count > 0 }
    let codes = needsCodes ? try CodeBook.read(root: root).value : CodeBook([])
    var check = KindCheck(drafts: drafts, codes: codes)
    let kinds = check.kinds()
    diagnostics += check.diagnostics
    return Reviewed(KindBook(kinds, isComplete: !diagnostics.haveErrors), diagnostics)
  }
}
