import Markup
import Templates

/// Files that are published under names that change with their contents, so that browsers may keep them: as they are, but
/// for style sheets, which need no comments.
struct AssetTree: Sendable {
  /// The files with the paths that they are written to.
  let files: [(path: String, bytes: [UInt8])]
  private let paths: [String: String]
  /// The names: `site.css` is `{{assets.site.css}}`.
  let root: Folder

  /// Names files.
  ///
  /// - Parameter unused: those that templates know and that are not published, because the site has no use for them.
  init(_ assets: [(path: String, bytes: [UInt8])], leavingOut unused: Set<String> = []) {
    var files: [(String, [UInt8])] = []
    var names: [(parts: [String], path: String)] = []
    for (name, written) in assets {
      let bytes = name.hasSuffix(".css") ? StyleSheet.compacted(written) : written
      let path = "assets/\(Self.fingerprinted(name, bytes))"
      if !unused.contains(name) { files.append((path, bytes)) }
      names.append((name.split(whereSeparator: { $0 == "/" || $0 == "." }).map(String.init), path))
    }
    self.files = files
    paths = Dictionary(zip(assets.map(\.path), names.map(\.path)), uniquingKeysWith: { first, _ in first })
    root = Folder(names)
  }

  /// Where the asset of a name is written; `nil` if there is none.
  func path(of name: String) -> String? { paths[name] }

  private static func fingerprinted(_ path: String, _ bytes: [UInt8]) -> String {
    guard let dot = path.lastIndex(of: ".") else { return path }
    let hash = String(fingerprint(bytes), radix: 36)
    return "\(path[..<dot])-\(hash)\(path[dot...])"
  }

  /// FNV-1a, 64 bits: a name for a version, no protection against anybody.
  private static func fingerprint(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  /// A level of the tree of names.
  struct Folder: Sendable {
    let schema: Schema
    private let items: [Item]

    private enum Item {
      case file(String)
      case folder(Folder)
    }

    init(_ names: [(parts: [String], path: String)]) {
      var fields: [(name: String, shape: Shape)] = []
      var items: [Item] = []
      let groups = Dictionary(grouping: names) { $0.parts.first ?? "" }
      for name in groups.keys.sorted() {
        let inner = (groups[name] ?? []).map { (parts: Array($0.parts.dropFirst()), path: $0.path) }
        if let file = inner.first(where: \.parts.isEmpty) {
          fields.append((name, .url))
          items.append(.file(file.path))
        } else {
          let folder = Folder(inner)
          fields.append((name, .record(folder.schema)))
          items.append(.folder(folder))
        }
      }
      schema = Schema(fields)
      self.items = items
    }

    /// The level as a page sees it.
    func record(_ url: @escaping @Sendable (String) -> PageURL) -> Record {
      Record { [items] slot in
        switch items[slot] {
        case .file(let path): .url(url(path))
        case .folder(let folder): .record(folder.record(url))
        }
      }
    }
  }
}
