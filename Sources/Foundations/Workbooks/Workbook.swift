/// What an .xlsx file says: its sheets, with the text of every cell as people see it.
///
/// Source: ECMA-376, SpreadsheetML. Formulas are not worked out: the value that was saved with them counts.
public struct Workbook: Sendable {
  /// The sheets, in the order of their tabs.
  public let sheets: [Sheet]

  /// A sheet.
  public struct Sheet: Sendable {
    /// The name on its tab.
    public let name: String
    /// The text of its cells, row by row; a row that is not there is empty, so that rows are counted as the program
    /// counts them.
    public let rows: [[String]]
  }

  /// Why a file cannot be read.
  public enum Problem: Error, Sendable, Hashable {
    /// It is no .xlsx file, perhaps an older .xls with another ending.
    case notAWorkbook
    /// It is locked by a password.
    case encrypted
    /// It is torn.
    case torn
    /// It unpacks to more than any register has.
    case tooLarge
    /// It takes cells from other files, which nobody reads here.
    case externalLinks
    /// A formula in it has no value, because no spreadsheet program has worked it out yet.
    case unfinishedFormula
  }

  /// No register unpacks to more, in bytes.
  static let largest = 400 << 20
  /// Excel has no more rows and columns.
  static let mostRows = 1_048_576
  static let mostColumns = 16_384

  /// Reads a file.
  ///
  /// - Throws: ``Problem`` if it cannot be read, or may be made to do harm.
  public static func read(_ bytes: [UInt8]) throws(Problem) -> Workbook {
    // What a password locks is no archive but a compound file (ECMA-376 encryption), as .xls is too.
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw isLocked(bytes) ? .encrypted : .notAWorkbook
    }
    let archive = try Archive(bytes, limit: largest)
    if archive.names.contains(where: { $0.hasPrefix("xl/externalLinks/") }) { throw .externalLinks }
    guard let book = try archive.read("xl/workbook.xml") else { throw .notAWorkbook }
    let directory = try Directory(book, relations: try archive.read("xl/_rels/workbook.xml.rels") ?? [])
    let strings =
      try archive.read("xl/sharedStrings.xml").map { bytes throws(Problem) in
        try SharedStrings.read(bytes)
      } ?? []
    let dates =
      try archive.read("xl/styles.xml").map { bytes throws(Problem) in try DateStyles(bytes) }
      ?? DateStyles.none
    var sheets: [Sheet] = []
    for (name, path) in directory.sheets {
      guard let bytes = try archive.read(path) else { throw .torn }
      let rows = try SheetReader.rows(bytes, strings: strings, dates: dates, isFrom1904: directory.isFrom1904)
      sheets.append(Sheet(name: name, rows: rows))
    }
    return Workbook(sheets: sheets)
  }

  /// Whether a compound file has the stream in which a locked workbook lies; its name is in UTF-16.
  private static func isLocked(_ bytes: [UInt8]) -> Bool {
    let mark = "EncryptedPackage".utf8.reduce(into: [UInt8]()) { $0 += [$1, 0] }
    guard bytes.count >= mark.count else { return false }
    return (0...bytes.count - mark.count).contains { bytes[$0..<$0 + mark.count].elementsEqual(mark) }
  }
}

/// Which sheets there are, and where they lie in the archive.
private struct Directory {
  private(set) var sheets: [(name: String, path: String)] = []
  private(set) var isFrom1904 = false

  init(_ book: [UInt8], relations: [UInt8]) throws(Workbook.Problem) {
    var targets: [String: String] = [:]
    if !relations.isEmpty {
      try XMLEvents.read(
        relations,
        start: { name, attributes in
          if name == "Relationship", let id = attributes["Id"], let target = attributes["Target"] {
            targets[id] = target
          }
        })
    }
    var named: [(name: String, id: String)] = []
    var isFrom1904 = false
    try XMLEvents.read(
      book,
      start: { name, attributes in
        if name == "sheet", let title = attributes["name"], let id = attributes["id"] { named.append((title, id)) }
        if name == "workbookPr" { isFrom1904 = ["1", "true"].contains(attributes["date1904"]) }
      })
    self.isFrom1904 = isFrom1904
    sheets = named.compactMap { name, id in
      targets[id].map { (name, $0.hasPrefix("/") ? String($0.dropFirst()) : "xl/\($0)") }
    }.filter { $0.1.contains("worksheets/") }
  }
}

/// The texts that cells share.
private enum SharedStrings {
  static func read(_ bytes: [UInt8]) throws(Workbook.Problem) -> [String] {
    var strings: [String] = []
    var current = ""
    var (isText, phonetic) = (false, 0)
    try XMLEvents.read(
      bytes,
      start: { name, _ in
        switch name {
        case "si": current = ""
        // Readings of Chinese characters are kept beside the text, and are no part of it.
        case "rPh": phonetic += 1
        case "t": isText = phonetic == 0
        default: break
        }
      },
      end: { name in
        switch name {
        case "si": strings.append(current)
        case "rPh": phonetic -= 1
        case "t": isText = false
        default: break
        }
      }, text: { if isText { current += $0 } })
    return strings
  }
}
