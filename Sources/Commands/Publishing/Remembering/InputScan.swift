import Content
import Diagnostics
import Digests
import Files

/// Every file that a site is made from, with its stamp: whatever a build can read lies here.
struct InputScan: Sendable {
  /// What lies below the folder of the site, but for the register, in the order in which a tree is listed.
  let files: [StampedEntry]
  /// Files of the register.
  let register: [StampedEntry]
  /// When the stamps were taken, in nanoseconds since 1970.
  private let moment: Int
  private let slack: Int

  /// Whether a later change of a file alters its stamp.
  func isSettled(_ entry: StampedEntry) -> Bool { entry.stamp.isSettled(at: moment, slack: slack) }

  /// The places in a site that are read, in order.
  private static let places = ["content", "engawa.yml", "templates"]

  /// Looks at all files of a site.
  ///
  /// The value is `nil` if a symbolic link stands among them: what lies behind it may change without its being seen.
  ///
  /// - Parameters:
  ///   - register: the folder of the register, relative to that of the site.
  ///   - slack: how coarse clocks are, in nanoseconds.
  /// - Throws: the system's error, for what cannot be listed.
  init?(root: String, register: String, slack: Int = FileStamp.usualSlack) throws(FileError) {
    self.slack = slack
    moment = FileStamp.now
    let home = try resolvedPath(root)
    // The register is looked at where it is, whatever the way there.
    let place = FilePath.join(root, register)
    let records = try fileKind(place) == nil ? nil : resolvedPath(place)
    // Records that lie where they usually do are no less confidential if the register is said to be elsewhere.
    var inside = [RegisterSettings.defaultFolder]
    if let records, records.hasPrefix(home + "/") { inside.append(String(records.dropFirst(home.utf8.count + 1))) }
    var found: [StampedEntry] = []
    for folder in Set([records, FilePath.join(home, RegisterSettings.defaultFolder)].compactMap(\.self)).sorted() {
      found += try Self.records(in: folder)
    }
    self.register = found
    var files: [StampedEntry] = []
    for folder in Self.places {
      let path = FilePath.join(root, folder)
      guard let kind = try fileKind(path), let stamp = fileStamp(path) else { continue }
      files.append(StampedEntry(path: folder, kind: kind, stamp: stamp))
      if kind == .file || folder == "engawa.yml" { continue }
      for entry in try stampedTree(path) where !Junk.isJunk(entry.path) {
        let whole = "\(folder)/\(entry.path)"
        if inside.contains(where: { whole.hasPrefix($0 + "/") }) { continue }
        files.append(StampedEntry(path: whole, kind: entry.kind, stamp: entry.stamp))
      }
    }
    self.files = files
    let links = files.filter { $0.kind == .link && $0.path != "engawa.yml" }
    guard links.isEmpty, !self.register.contains(where: { $0.kind == .link }) else { return nil }
  }

  /// The files of a register, but for notes of the tool's own; none where there is no folder.
  private static func records(in folder: String) throws(FileError) -> [StampedEntry] {
    guard try fileKind(folder) == .folder else { return [] }
    return try stampedTree(folder).filter { !isNote($0.path[...]) }
  }

  /// Whether a file beside the records is a note of the tool's own, which nothing is made from: notes lie in `sealed`
  /// itself, and certificates and sealings in folders below.
  private static func isNote(_ path: Substring) -> Bool {
    let parts = path.split(separator: "/")
    return parts.first == "sealed" && (parts.count < 3 || CertificateFile.isIn(parts[1]))
  }

  /// What lies below `content/` but for the register.
  var content: [FolderEntry] {
    files.compactMap { entry in
      entry.path.hasPrefix("content/")
        ? FolderEntry(path: String(entry.path.dropFirst("content/".utf8.count)), kind: entry.kind) : nil
    }
  }

  /// The sum of the fingerprints of all stamps; `nil` if one may be older than its file.
  var sum: UInt64? {
    var sum: UInt64 = 0
    for entry in files + register {
      var print = Fingerprint()
      print.add(entry.path)
      print.add(UInt64(entry.kind == .folder ? 1 : entry.kind == .file ? 2 : 3))
      // Of a folder counts that it is there.
      if entry.kind != .folder {
        guard isSettled(entry) else { return nil }
        for number in [entry.stamp.size, entry.stamp.modified, entry.stamp.changed] {
          print.add(UInt64(bitPattern: Int64(number)))
        }
        print.add(entry.stamp.node)
      }
      sum &+= print.value
    }
    return sum
  }
}
