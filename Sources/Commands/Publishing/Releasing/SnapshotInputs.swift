import Content
import Diagnostics
import Digests
import Files
import Releases
import Site
import Tables

/// The files of the site that a release was made from.
///
/// Only those that the report itself rests on are named: what other pages there are, and in which editions, is nobody's
/// business who reads it. Records and given counts are not among them; what was counted from them stands in the sealing.
struct SnapshotInputs {
  let inputs: [ReleaseManifest.Input]

  init(
    _ plan: Publishing.Plan, _ name: String, _ page: Site.FrozenPage, _ options: Publishing.Options
  ) throws {
    var paths: Set<String> = ["engawa.yml"]
    if let entry = plan.library.entries.first(where: { $0.name == name }) { paths.insert(entry.source.path) }
    for image in plan.site.outline(of: name)?.images ?? [] { paths.insert("content/\(image)") }
    // A file with given counts may have some that are withheld, and few of them are possible: whoever knows the rest of
    // it could try all until the hash is right.
    for table in page.tables where table.table.origin == .register || !table.table.figures.contains(where: \.isHidden) {
      paths.insert("content/statistics/\(table.table.id).yml")
    }
    let root = options.root
    self.inputs = try stopping {
      for folder in ["content/codes", "templates"] {
        let place = FilePath.join(root, folder)
        guard try fileKind(place) == .folder else { continue }
        for entry in try listTree(place) where entry.kind == .file && !Junk.isJunk(entry.path) {
          paths.insert("\(folder)/\(entry.path)")
        }
      }
      return try paths.sorted().compactMap { path in
        let file = FilePath.join(root, path)
        // A table that is no longer declared has no file.
        guard try fileKind(file) == .file else { return nil }
        return ReleaseManifest.Input(path: path, sha256: Digest.hexadecimal(try readFile(file)))
      }
    }
  }
}
