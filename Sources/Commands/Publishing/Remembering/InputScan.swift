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
  /// - Parameters:
  ///   - register: the folder of the register, relative to that of the site.
  ///   - slack: how coarse clocks are, in nanoseconds.
  /// - Throws: the system's error, for what cannot be listed.
  init(root: String, register: String, slack: Int = FileStamp.usualSlack) throws(FileError) {
    self.slack = slack
    moment = FileStamp.now
    var files: [StampedEntry] = []
    var records: [StampedEntry] = []
    // Records that lie where they usually do are no less confidential if the register is said to be elsewhere.
    let inside = [register, RegisterSettings.defaultFolder].map { $0 + "/" }
    for folder in Self.places {
      let path = FilePath.join(root, folder)
      guard let kind = try fileKind(path), let stamp = fileStamp(path) else { continue }
      files.append(StampedEntry(path: folder, kind: kind, stamp: stamp))
      if kind == .file || folder == "engawa.yml" { continue }
      for entry in try stampedTree(path) where !Junk.isJunk(entry.path) {
        let whole = "\(folder)/\(entry.path)"
        if let folder = inside.first(where: whole.hasPrefix) {
          if !Self.isNote(whole.dropFirst(folder.utf8.count)) { records.append(entry) }
        } else {
          files.append(StampedEntry(path: whole, kind: entry.kind, stamp: entry.stamp))
        }
      }
    }
    let elsewhere = FilePath.join(root, register)
    if !Self.places.contains(FilePath.first(of: register)), try fileKind(elsewhere) != nil {
      records += try stampedTree(elsewhere).filter { !Self.isNote($0.path[...]) }
    }
    self.files = files
    self.register = records
  }

  /// Whether a file beside the records is a note of the tool's own, which nothing is made from: notes lie in `sealed`
  /// itself, and sealings in folders below.
  private static func isNote(_ path: Substring) -> Bool {
    let parts = path.split(separator: "/")
    return parts.first == "sealed" && parts.count < 3
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
