public import Diagnostics
import Fields
import Files

/// All code lists of a site, from `content/codes/`.
public struct CodeBook: Sendable {
  /// The lists, by name.
  public let lists: [String: CodeList]

  /// Makes a book of lists.
  public init(_ lists: [CodeList]) {
    self.lists = Dictionary(lists.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Reads all lists; a site without the folder has none.
  ///
  /// - Parameter root: the folder of the site.
  /// - Throws: ``Stop`` if the folder cannot be read.
  public static func read(root: String) throws(Stop) -> Reviewed<CodeBook> {
    var diagnostics: [Diagnostic] = []
    var lists: [CodeList] = []
    for source in try YAMLFolder.read(root: root, "content/codes").unwrapped(into: &diagnostics) {
      let name = String(FilePath.name(of: source.path).dropLast(".yml".count))
      if let list = CodeListReader.read(source, name: name).unwrapped(into: &diagnostics) { lists.append(list) }
    }
    return Reviewed(CodeBook(lists), diagnostics)
  }
}
