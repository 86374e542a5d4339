public import Diagnostics
public import Files
public import Tables

/// All sealings of an edition, in order: everything that was ever cleared for publication.
///
/// Each names the hash of the one before, so that none can be changed, taken out or put in without a trace.
public struct Ledger: Sendable {
  /// The sealings, oldest first.
  public let sealings: [Sealing]
  /// The SHA-256 of each, in hexadecimal.
  private let hashes: [String]
  /// The SHA-256 of the last, in hexadecimal; `nil` if there is none.
  public var lastHash: String? { hashes.last }
  private let location: Location
  /// The folder as people call it.
  public let name: String
  /// Tables of another edition, the newest first, that pages may show of months for which this edition sealed nothing.
  public private(set) var elsewhere: [(table: PublishedTable, asOf: String)] = []

  /// Where sealings lie.
  public struct Location: Sendable {
    /// A folder that the user chose, such as that of the site.
    public let base: String
    /// The folder of the sealings below it; no symbolic link is followed there.
    public let path: String
    /// Who may read what is added.
    public let readers: FolderHandle.Readers

    /// Names a folder below one that the user chose.
    public init(base: String, path: String, readers: FolderHandle.Readers) {
      self.base = base
      self.path = path
      self.readers = readers
    }
  }

  /// The sealing that pages are made from.
  public var latest: Sealing? { sealings.last }

  /// Reads all sealings of a folder; there are none where there is no folder.
  ///
  /// - Parameters:
  ///   - location: where they lie.
  ///   - name: the folder as people call it.
  ///   - edition: the edition that they are for.
  /// - Throws: ``Stop`` if one is missing, changed or out of order, or cannot be read.
  public static func read(_ location: Location, name: String, edition: String) throws(Stop) -> Ledger {
    let folder = FilePath.join(location.base, location.path)
    var sealings: [Sealing] = []
    var problems: [Diagnostic] = []
    var hashes: [String] = []
    for (index, entry) in try entries(folder).enumerated() {
      let place = Place(path: "\(name)/\(entry.path)")
      guard entry.kind == .file, entry.path == fileName(index + 1) else {
        problems.append(.strayFile(wanted: fileName(index + 1), at: place))
        break
      }
      let bytes: [UInt8]
      do { bytes = try readFile(FilePath.join(folder, entry.path)) } catch { throw error.stop }
      let (sealing, hash): (Sealing, String)
      switch SealingRecord.read(bytes) {
      case .sealing(let found, let digest): (sealing, hash) = (found, digest)
      case .newer: throw Stop(.content, problems + [.newerSealing(at: place)])
      case .changed: throw Stop(.content, problems + [.changedSealing(at: place)])
      }
      guard sealing.number == index + 1, sealing.previous == hashes.last, sealing.edition == edition else {
        problems.append(.brokenChain(at: place))
        break
      }
      sealings.append(sealing)
      hashes.append(hash)
    }
    guard problems.isEmpty else { throw Stop(.content, problems) }
    return Ledger(sealings: sealings, hashes: hashes, location: location, name: name)
  }

  private static func entries(_ folder: String) throws(Stop) -> [FolderEntry] {
    do {
      guard try fileKind(folder) != nil else { return [] }
      // What file managers and version control leave behind is no sealing.
      return try listFolder(folder).filter { !$0.path.hasPrefix(".") }.sorted { $0.path < $1.path }
    } catch { throw error.stop }
  }

  /// The name of the file of the last sealing.
  public var lastName: String { Self.fileName(sealings.count) }

  private static func fileName(_ number: Int) -> String { Sealing.fileStem(number) + ".json" }

  /// The next sealing, with figures that were cleared.
  public func next(
    edition: String, asOf: String, threshold: Int, tables: [PublishedTable], withheld: [WithheldTable],
    identities: [Sealing.Identity], fictional: Set<String>, targets: Int, correction: Correction? = nil,
    certificate: Sealing.CertificateNote? = nil, openGroupsAtMost: Int? = nil
  ) -> Sealing {
    Sealing(
      edition: edition, number: sealings.count + 1, previous: lastHash, asOf: asOf, threshold: threshold,
      tables: tables, withheld: withheld, identities: identities, fictional: fictional, targets: targets,
      correction: correction, certificate: certificate, openGroupsAtMost: openGroupsAtMost)
  }

  /// The tables of each sealing with the figures that still stand, and the names of the cells that a later one corrects.
  ///
  /// A table of other months has cells of the same names, which are not meant and go on standing unless they are named
  /// with their date; a month stays what it is.
  ///
  /// - Parameters:
  ///   - correction: what is about to be corrected of all of them.
  ///   - counts: what figures of former months are: tables go on from these, for whoever knows the former ones and
  ///     how many people a correction is about knows these too.
  ///   - periods: the months of the tables that are about to be sealed, by name.
  public func standing(
    before correction: Correction? = nil, counts: [CellReference: Int] = [:], periods: [String: String] = [:]
  ) -> [(tables: [PublishedTable], withdrawn: Set<CellReference>)] {
    var later = correction.map { [(cells: Set($0.cells), counts: counts, periods: periods)] } ?? []
    let standing = sealings.reversed().map { sealing in
      defer {
        if let correction = sealing.correction {
          let periods = sealing.tables.compactMap { table in table.scope.period.map { (table.id, $0) } }
          later.append((Set(correction.cells), [:], Dictionary(periods, uniquingKeysWith: { first, _ in first })))
        }
      }
      let tables = sealing.tables.map { table in
        later.reduce(table) { table, one in
          table.withdrawing(
            one.cells, corrected: one.counts, ofMonthsAlone: one.periods[table.id] != table.scope.period)
        }
      }
      return (tables, later.reduce(into: Set<CellReference>()) { $0.formUnion($1.cells) })
    }
    return standing.reversed()
  }

  /// The cells of the latest tables that were corrected, each with its last correction.
  ///
  /// A table that counts other months by now has cells of the same names, which are not meant; a month stays what it is.
  public var corrected: [CellReference: Correction] {
    var corrected: [CellReference: Correction] = [:]
    for sealing in sealings {
      guard let correction = sealing.correction else { continue }
      for table in latest?.tables ?? [] {
        for cell in sealing.cells(correctedOf: table) { corrected[cell] = correction }
      }
    }
    return corrected
  }

  /// The reference to the last sealing; `nil` if nothing is sealed.
  public var anchor: SealingAnchor? {
    guard let latest, let lastHash else { return nil }
    return SealingAnchor(edition: latest.edition, number: latest.number, hash: lastHash)
  }

  /// Whether the ledger has the sealing of a reference; a reference to another edition is not checked, and counts as held.
  public func holds(_ anchor: SealingAnchor) -> Bool {
    if let latest, latest.edition != anchor.edition { return true }
    return hashes.indices.contains(anchor.number - 1) && hashes[anchor.number - 1] == anchor.hash
  }

  /// The ledger as it was when a sealing was its last; `nil` if that sealing is not in it.
  public func asOf(number: Int, hash: String) -> Ledger? {
    guard hashes.indices.contains(number - 1), hashes[number - 1] == hash else { return nil }
    var ledger = Ledger(
      sealings: Array(sealings[..<number]), hashes: Array(hashes[..<number]), location: location, name: name)
    ledger.elsewhere = elsewhere
    return ledger
  }

  /// For each correction all tables that stood before it, the newest first.
  ///
  /// What stood earlier stood then too, unless it was corrected before.
  public var beforeCorrections: [[PublishedTable]] {
    sealings.indices.filter { sealings[$0].correction != nil }.map { place in
      Ledger(sealings: Array(sealings[..<place]), hashes: [], location: location, name: name).allStanding
    }
  }

  /// All tables of all sealings with the figures that still stand, the newest first.
  public var allStanding: [PublishedTable] { standing().reversed().flatMap(\.tables) }

  /// All tables that stand, the newest first, each with the last day that it knows of; what is shown again is left out.
  public var versions: [(table: PublishedTable, asOf: String)] {
    let own = zip(sealings, standing()).reversed().flatMap { sealing, standing in
      standing.tables.filter { $0.carriedFrom == nil }.map { (table: $0, asOf: sealing.asOf) }
    }
    return own + elsewhere
  }

  /// The ledger with the tables of another, which stand for months of which it has none of its own.
  ///
  /// Whoever may see exact counts may see what everybody sees.
  public func showing(_ other: Ledger) -> Ledger {
    var ledger = self
    ledger.elsewhere = other.versions
    return ledger
  }

  /// The least count of people above zero that stands in any sealing; `nil` if there is none.
  public var leastCount: Int? {
    allStanding.filter(\.unit.isPersonal).flatMap(\.figures).compactMap(\.value).filter { $0 > 0 }.min()
  }

  /// All corrections, the latest first.
  public var corrections: [Correction] { sealings.compactMap(\.correction).reversed() }

  /// The ledger as it would be with one more sealing; nothing is written.
  public func adding(_ sealing: Sealing) -> Ledger {
    Ledger(sealings: sealings + [sealing], hashes: [], location: location, name: name)
  }

  /// Adds a sealing at the end, whole or not at all, and returns the name of its file.
  ///
  /// - Throws: ``Stop`` if it cannot be written, or another was added since the ledger was read.
  public func append(_ sealing: Sealing) throws -> String {
    let file = Self.fileName(sealing.number)
    let bytes = try SealingRecord(sealing).bytes()
    return try stopping {
      let folder = try FolderHandle(location.base).makingFolder(location.path, for: location.readers)
      let taken = Diagnostic.sealedMeanwhile(at: Place(path: "\(name)/\(file)"))
      // One at a time: what another writes aside must be neither swept nor linked here.
      guard let lock = try FileLock(".lock", in: folder) else { throw Stop(.content, [taken]) }
      defer { withExtendedLifetime(lock) {} }
      try sweep(folder)
      // What is written aside and then linked is there whole; and a link is never put over a file that is there.
      let aside = FolderHandle.aside(file)
      try folder.write(aside, bytes, for: location.readers)
      do throws(FileError) { try folder.link(aside, to: folder, file) } catch {
        try folder.removeFile(aside)
        guard error.isTaken else { throw error }
        throw Stop(.content, [taken])
      }
      try folder.removeFile(aside)
      return "\(name)/\(file)"
    }
  }

  /// Removes sealings that were never whole, because the process that wrote them died.
  private func sweep(_ folder: FolderHandle) throws(FileError) {
    for number in 1...sealings.count + 1 { try folder.removeFile(FolderHandle.aside(Self.fileName(number))) }
  }
}

extension Diagnostic {
  static func strayFile(wanted: String, at place: Place) -> Self {
    Self(
      "ledger.missing", at: place,
      Message(
        en: "'\(wanted)' is wanted here: a sealing is missing, or this is none",
        ja: "ここには「\(wanted)」があるはずです。封印が欠けているか、封印でないものがあります"),
      hint: Message(
        en: "get the folder back from version control; only 'engawa seal' writes here",
        ja: "版管理から元に戻してください。ここに書き込むのは engawa seal だけです"))
  }

  static func changedSealing(at place: Place) -> Self {
    Self(
      "ledger.changed", at: place,
      Message(en: "sealing is not as the tool wrote it", ja: "封印が、書かれたときのままではありません"),
      hint: Message(en: "get the file back from version control", ja: "版管理から元に戻してください"))
  }

  static func newerSealing(at place: Place) -> Self {
    Self(
      "ledger.newer", at: place,
      Message(en: "sealing of a later version of the tool", ja: "もっと新しい版の engawa で作られた封印です"),
      hint: Message(en: "use that version, or a later one", ja: "その版か、それより新しい版の engawa を使ってください"))
  }

  static func sealedMeanwhile(at place: Place) -> Self {
    Self(
      "ledger.meanwhile", at: place,
      Message(en: "another sealing was added meanwhile", ja: "この間に、別の封印が加わりました"),
      hint: Message(en: "run it again", ja: "もう一度実行してください"))
  }

  static func brokenChain(at place: Place) -> Self {
    Self(
      "ledger.broken", at: place,
      Message(
        en: "sealing does not follow the one before it", ja: "封印が、一つ前の封印とつながっていません"),
      hint: Message(
        en: "one of them was changed or comes from elsewhere; get the folder back from version control",
        ja: "どちらかが変えられたか、別のところから来ています。版管理から元に戻してください"))
  }
}
