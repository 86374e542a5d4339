import Markup

/// What a finished file shows of figures.
public struct PageReading: Sendable {
  /// The file.
  public let path: String
  /// The tables of figures, as they stand on the page.
  var tables: [ReadTable] = []
  /// The charts on the page.
  var pictures: [ReadPicture] = []
  /// The formulas of figures in sentences, with their text and what follows it.
  var sentences: [Sentence] = []
  /// Whether there are elements on the page that nobody reads figures back from.
  var hasStrayElement = false
  /// Whether the page says that it has made-up figures.
  var saysFiction = false
  /// What is said of a page of figures in its head, and below its chart.
  var descriptions: [String] = []
  /// Whether it is a page of figures.
  let isStatistics: Bool
  /// Whether the file is one that figures cannot be read back from, and should not be there.
  var isUnreadable = false

  /// A figure in a sentence, with what stands beside it.
  struct Sentence: Sendable {
    let formula: String
    let text: String
    let preceding: String
    var following = ""
  }

  /// A table as a reader sees it.
  struct ReadTable: Sendable {
    let id: String
    var columns: [String] = []
    var rows: [(label: String, cells: [String])] = []
    /// What stands in attributes, comments and elsewhere around the figures, where no figure belongs.
    var surroundings: [String] = []
    /// Whether each of its records says that it is to be handled with care, in a form in which columns do not say it.
    var isMarkedWithCare = false
    /// Whether a figure that was corrected has a mark behind it.
    var marksCorrections = true
  }

  /// Reads a file; most show no figures at all.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    isStatistics = StatisticsFolder.holds(path)
    // Endings count in either case, as cameras and old programs write them.
    let name = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let parts = path.split(separator: "/")
    let isRelease = parts.count > 2 && parts[0] == "releases"
    if isRelease, parts.count == 4, parts[2] == "tables" {
      readData(name, bytes)
      return
    }
    // What a release says of itself, which is held against its files.
    if isRelease, parts.count == 3, Self.ofRelease.contains(parts[2]) { return }
    if isRelease, parts.count == 3, name == "xlsx" {
      if let read = WorkbookFile.tables(bytes) { tables = read } else { isUnreadable = true }
      return
    }
    if isStatistics {
      switch name {
      case "html": readPage(bytes)
      // What such an image shows was read from what it was drawn from.
      case "png": break
      default: readData(name, bytes)
      }
      return
    }
    switch name {
    case "html": if Self.mayShowFigures(bytes) { readPage(bytes) }
    // Pictures, styles and fonts of the theme, and the two lists of pages.
    case "css", "svg", "ico", "woff2", "png", "jpg", "jpeg", "webp", "avif", "gif": break
    // Files that are handed out as they are, and days for calendars; the gate reads them.
    case "pdf", "ics": break
    case "xml": isUnreadable = !["feed.xml", "sitemap.xml"].contains(path)
    // What servers and programs are told has no figures, nor has what takes place; the gate reads it as text.
    default: isUnreadable = !Self.withoutFigures.contains(path)
    }
  }

  /// Files of a release that have no figures.
  private static let ofRelease: Set<Substring> = [
    "manifest.json", "manifest.json.sig", "manifest.json.minisig", "codebook.csv",
  ]

  private static let withoutFigures: Set<String> = [
    "_headers", "robots.txt", "calendar/events.csv", ".well-known/security.txt", "site.webmanifest",
  ]

  private mutating func readPage(_ bytes: [UInt8]) {
    var reader = PageReader(self, bytes)
    self = reader.read()
  }

  private mutating func readData(_ ending: String, _ bytes: [UInt8]) {
    let table: ReadTable? =
      switch ending {
      case "csv": DataFile.csv(path, bytes)
      case "json": DataFile.json(path, bytes)
      default: nil
      }
    if let table { tables = [table] } else { isUnreadable = true }
  }

  /// Whether there are tables on it, whose figures an attack on the site starts from; everything else is held against
  /// the ledger alone.
  public var hasTables: Bool { !tables.isEmpty }

  /// Looks for the elements that figures can stand in, without reading the page.
  private static func mayShowFigures(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while let less = Bytes.first(UInt8(ascii: "<"), in: bytes, from: index) {
      index = less + 1
      guard index < bytes.count, firstLetters & 1 << UInt32(bytes[index] & 0x1F) != 0 else { continue }
      // Tags are written in letters of either case.
      if beginnings.contains(where: { Bytes.starts($0, bytes, at: less, ignoringCase: true) }) { return true }
    }
    return false
  }

  private static let beginnings: [StaticString] = ["<figure", "<data", "<script", "<svg", "<object", "<iframe"]

  /// A bit for each letter, of either case, that one of them has behind its bracket.
  private static let firstLetters = beginnings.reduce(UInt32(0)) { letters, beginning in
    beginning.description.utf8.dropFirst().first.map { letters | 1 << UInt32($0 & 0x1F) } ?? letters
  }
}
