import Content
import Digests
import Files
import Packing
import Parallelism

/// The files that a build was made from, as they were.
struct InputMemory: Sendable {
  /// Of each file, in the order in which a tree is listed.
  let files: [File]
  /// A fingerprint of the stamps of the register, or `nil` if some of its files were too new to be known by theirs.
  ///
  /// Nothing that follows from its bytes is kept: it would tell whoever guesses the records that the guess is right.
  let register: UInt64?

  struct File: Sendable {
    let path: String
    let kind: FileKind
    let stamp: FileStamp
    /// Whether the stamp was taken so long after the last change that the next change alters it.
    let isSettled: Bool
    /// The digest of the bytes, if they were read.
    let digest: ContentDigest?
    /// What was read of the text of a page, packed.
    var reading: ArraySlice<UInt8>?
  }

  /// What is not as it was.
  struct Changes: Sendable {
    /// Paths of texts of pages that have changed, or were not there.
    var texts: Set<String> = []
    /// Paths of pictures and other files that have changed, or were not there.
    var files: Set<String> = []
    /// Whether templates have changed.
    var hasTemplates = false
    /// Whether a file of a page is gone.
    var hasRemovals = false
    /// Something that all pages follow from; nothing of them is as it was then.
    var foundation: String?
    /// Of each file of the scan what is known of it, if it is as it was.
    var known: [File?] = []

    /// Whether nothing has changed.
    var isEmpty: Bool { texts.isEmpty && files.isEmpty && !hasTemplates && !hasRemovals && foundation == nil }

    fileprivate mutating func note(_ path: String, isGone: Bool = false) {
      switch InputRole(path) {
      case .text: if isGone { hasRemovals = true } else { texts.insert(path) }
      case .file: if isGone { hasRemovals = true } else { files.insert(path) }
      case .template: hasTemplates = true
      case .foundation: foundation = foundation ?? path
      }
    }
  }

  /// What has changed.
  ///
  /// A file whose stamp does not tell is read, and known by its digest.
  func changes(_ scan: InputScan, root: String, jobs: Int) async -> Changes {
    var changes = Changes()
    if register == nil || Self.print(scan) != register { changes.foundation = "register" }
    var doubtful: [(place: Int, old: File)] = []
    var old = files[...]
    for (place, entry) in scan.files.enumerated() {
      while let gone = old.first, Self.precedes(gone.path, entry.path) {
        changes.note(gone.path, isGone: true)
        old.removeFirst()
      }
      changes.known.append(nil)
      guard let known = old.first, known.path == entry.path else {
        changes.note(entry.path)
        continue
      }
      old.removeFirst()
      if known.kind != entry.kind {
        changes.note(entry.path)
      } else if entry.kind == .folder || known.stamp == entry.stamp && known.isSettled {
        // Of a folder counts that it is there.
        changes.known[place] = known
      } else {
        doubtful.append((place, known))
      }
    }
    for gone in old { changes.note(gone.path, isGone: true) }
    let pairs = doubtful
    let isSame: [Bool]
    do {
      isSame = try await parallelMap(count: pairs.count, jobs: jobs) { index in
        Self.isSame(pairs[index].old, scan.files[pairs[index].place], root: root)
      }
    } catch { isSame = pairs.map { _ in false } }
    for ((place, known), isSame) in zip(pairs, isSame) {
      let entry = scan.files[place]
      guard isSame else {
        changes.note(entry.path)
        continue
      }
      changes.known[place] = File(
        path: known.path, kind: known.kind, stamp: entry.stamp, isSettled: scan.isSettled(entry), digest: known.digest,
        reading: known.reading)
    }
    return changes
  }

  /// Whether a file has the bytes that it had; one that cannot be read has not.
  private static func isSame(_ known: File, _ now: StampedEntry, root: String) -> Bool {
    guard let digest = known.digest, now.kind == .file, known.stamp.size == now.stamp.size else { return false }
    do { return try self.digest(now, root: root) == digest } catch { return false }
  }

  /// The digest of a file, unless it has changed since its stamp was taken.
  static func digest(_ entry: StampedEntry, root: String) throws(FileError) -> ContentDigest? {
    let path = FilePath.join(root, entry.path)
    let digest = Digest.of(try readFile(path))
    return fileStamp(path) == entry.stamp ? digest : nil
  }

  /// A digest of all files but the register, by which parts of one site know one another.
  var digest: String {
    var packer = Packer()
    for file in files {
      packer.pack(file.path)
      packer.pack(file.kind)
      packer.pack(file.digest)
    }
    return Digest.hexadecimal(packer.bytes)
  }

  /// A fingerprint of the stamps of the register; `nil` if one may be older than its file.
  static func print(_ scan: InputScan) -> UInt64? {
    guard scan.register.allSatisfy({ $0.kind != .file || scan.isSettled($0) }) else { return nil }
    var print = Fingerprint()
    for entry in scan.register {
      print.add(entry.path)
      guard entry.kind == .file else { continue }
      for number in [entry.stamp.size, entry.stamp.modified, entry.stamp.changed] {
        print.add(UInt64(bitPattern: Int64(number)))
      }
      print.add(entry.stamp.node)
    }
    return print.value
  }

  /// The order in which a tree is listed: what a folder holds follows the folder.
  private static func precedes(_ a: String, _ b: String) -> Bool {
    func rank(_ byte: UInt8) -> UInt8 { byte == UInt8(ascii: "/") ? 0 : byte }
    return a.utf8.lexicographicallyPrecedes(b.utf8) { rank($0) < rank($1) }
  }
}

extension InputMemory {
  /// Remembers the files of a scan.
  ///
  /// - Parameters:
  ///   - known: of each file of the scan what is known of it already.
  ///   - readings: what was read of texts, by their paths; other files are read here.
  init(
    _ scan: InputScan, known: [File?], readings: [String: ContentLibrary.FileReading], root: String, jobs: Int
  ) async throws {
    files = try await parallelMap(count: scan.files.count, jobs: jobs) { index in
      if known.indices.contains(index), let known = known[index] { return known }
      let entry = scan.files[index]
      let reading = readings[entry.path]
      let digest = entry.kind == .file ? try reading?.digest ?? Self.digest(entry, root: root) : nil
      return File(
        path: entry.path, kind: entry.kind, stamp: entry.stamp, isSettled: scan.isSettled(entry), digest: digest,
        reading: reading?.packed)
    }
    register = Self.print(scan)
  }
}

extension InputMemory: Packable {
  func pack(into packer: inout Packer) {
    packer.pack(files)
    packer.pack(register)
  }

  init(from unpacker: inout Unpacker) throws(Torn) {
    files = try [File](from: &unpacker)
    register = try UInt64?(from: &unpacker)
  }
}

extension InputMemory.File: Packable {
  func pack(into packer: inout Packer) {
    packer.pack(path)
    packer.pack(kind)
    packer.pack(stamp)
    packer.pack(isSettled)
    packer.pack(digest)
    packer.pack(bytes: reading ?? [])
  }

  init(from unpacker: inout Unpacker) throws(Torn) {
    path = try String(from: &unpacker)
    kind = try FileKind(from: &unpacker)
    stamp = try FileStamp(from: &unpacker)
    isSettled = try Bool(from: &unpacker)
    digest = try ContentDigest?(from: &unpacker)
    let reading = try unpacker.unpackBytes()
    self.reading = reading.isEmpty ? nil : reading
  }
}
