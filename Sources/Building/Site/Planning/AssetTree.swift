import Markup
import Templates

/// Files that are published as they are, under names that change with their contents, so that browsers may keep them.
struct AssetTree: Sendable {
  /// The files with the paths that they are written to.
  let files: [(path: String, bytes: [UInt8])]
  /// The addresses as a record: `site.css` is `{{assets.site.css}}`.
  let record: Folder

  /// Names files; `folder` is where they are published, `hash` gives the part of the name that changes.
  init(_ assets: [(path: String, bytes: [UInt8])], basePath: String) {
    var files: [(String, [UInt8])] = []
    var urls: [(path: [String], url: PageURL)] = []
    for (path, bytes) in assets {
      let name = Self.fingerprinted(path, bytes)
      files.append(("assets/\(name)", bytes))
      guard let url = PageURL(path: "\(basePath)assets/\(name)") else { continue }
      urls.append((path.split(whereSeparator: { $0 == "/" || $0 == "." }).map(String.init), url))
    }
    self.files = files
    record = Folder(urls)
  }

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
  struct Folder: Record {
    let schema: Schema
    private let values: [Value]

    init(_ urls: [(path: [String], url: PageURL)]) {
      var fields: [(String, Shape)] = []
      var values: [Value] = []
      let groups = Dictionary(grouping: urls) { $0.path.first ?? "" }
      for name in groups.keys.sorted() {
        let inner = (groups[name] ?? []).map { (path: Array($0.path.dropFirst()), url: $0.url) }
        if let leaf = inner.first(where: \.path.isEmpty) {
          fields.append((name, .url))
          values.append(.url(leaf.url))
        } else {
          let folder = Folder(inner)
          fields.append((name, .record(folder.schema)))
          values.append(.record(folder))
        }
      }
      schema = Schema(fields.map { (name: $0.0, shape: $0.1) })
      self.values = values
    }

    func value(at slot: Int) -> Value { values[slot] }
  }
}
