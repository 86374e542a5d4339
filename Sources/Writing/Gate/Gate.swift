import Documents
import Folding
import Pictures

/// Reads finished files, whatever made them, and finds in them what must not leave: values of the register in all the
/// ways in which people write them, and patterns that no page of an edition should have.
public struct Gate: Sendable {
  fileprivate let knowledge: Knowledge

  /// Makes the gate ready.
  ///
  /// - Parameters:
  ///   - secrets: the values of the register; none where there is no register, and then patterns alone are looked for.
  ///   - contacts: what a site says of how to reach the council.
  ///   - isPublic: whether the edition is for everybody.
  ///   - traces: names of the machine that must not be told, such as the folder of the site.
  public init(_ secrets: [Secret], contacts: ContactList, isPublic: Bool, traces: [String] = []) {
    knowsRegister = secrets.contains { if case .answer = $0.content { false } else { true } }
    let folding = TextFolding()
    let forms = SecretForms(secrets, folding)
    unsearched = forms.unsearched
    knowledge = Knowledge(
      forms, contacts: contacts, isPublic: isPublic, traces: traces.filter { $0.utf8.count >= 6 }, folding: folding)
  }

  /// Whether values of a register are looked for, and not patterns alone.
  public let knowsRegister: Bool

  /// The records with a telephone number that may be missed, because it has too few or too many digits to be one.
  public let unsearched: [String]

  /// Something that must not leave.
  public struct Hit: Sendable, Hashable {
    /// The rule that found it.
    public let rule: GateRule
    /// The file.
    public let path: String
    /// The line, or `nil` if it is the name of the file or no text.
    public let line: Int?
    /// The column at which it ends, counted from 1 in Unicode scalars; `nil` where there is no line.
    public let column: Int?
    /// The records that it may be of, the first few; the value itself is never told.
    public let records: [String]
    /// The field of the record.
    public let field: String?
    /// Whether it is the name of the file itself, which then must not be told.
    public let isInName: Bool
  }

  /// A file that nobody can read, such as a pipe.
  public func unreadable(_ path: String) -> Hit {
    Hit(rule: .unreadable, path: path, line: nil, column: nil, records: [], field: nil, isInName: false)
  }

  /// Finds what must not leave in a finished file, each thing once a line.
  ///
  /// - Parameter text: of a file that is no text itself, what a reader gets from it: of a PDF its text, as HTML, and of a
  ///   picture that was drawn what it was drawn from, as SVG.
  public func hits(in path: String, _ bytes: [UInt8], text: [UInt8]? = nil) -> [Hit] {
    var reader = GateReader(self)
    return reader.hits(in: path, bytes, text: text)
  }

  fileprivate func hits(
    in path: String, _ bytes: [UInt8], text: [UInt8]?, _ reader: inout FileReader, _ names: inout FileReader
  ) -> [Hit] {
    let format = FileFormat(path: path)
    var found: [Found] = []
    if format == .pdf {
      found = document(bytes, text).map { Found(finding: $0) }
    } else if format == .workbook {
      found = Self.findings(inWorkbook: bytes, knowledge).map { Found(finding: $0) }
    } else {
      let findings: [(finding: Knowledge.Finding, offset: Int)]
      if Self.standsAlone(path) {
        // What is clean here is not clean elsewhere, and so is not remembered.
        var own = FileReader(bytes, knowledge)
        own.standsAlone = true
        findings = own.findings(as: format)
      } else {
        reader.begin(bytes)
        findings = reader.findings(as: format) + Self.drawn(text, format, knowledge)
      }
      if findings.isEmpty { return hits(inName: path, &names) }
      let lines = LineNumbers(bytes, findings.map(\.offset))
      found = findings.map { finding, offset in
        let place = format == .picture || format == .icon ? nil : lines.place(of: offset)
        return Found(finding: finding, line: place?.line, column: place?.column)
      }
    }
    found = Self.once(found)
    var seen: Set<Found> = []
    let own = found.filter { seen.insert($0).inserted }.map { one in
      Hit(
        rule: one.finding.rule, path: path, line: one.line, column: one.column, records: one.finding.records,
        field: one.finding.field, isInName: false)
    }
    return own + hits(inName: path, &names)
  }

  /// What is found in what a picture was drawn from.
  private static func drawn(
    _ text: [UInt8]?, _ format: FileFormat, _ knowledge: Knowledge
  ) -> [(finding: Knowledge.Finding, offset: Int)] {
    guard let text, format == .picture else { return [] }
    return Self.findings(in: text, format: .xml, knowledge, depth: 1)
  }

  /// A finding with its place; each is told once a line.
  private struct Found: Hashable {
    let finding: Knowledge.Finding
    var line: Int?
    var column: Int?

    static func == (a: Self, b: Self) -> Bool { a.finding == b.finding && a.line == b.line }

    func hash(into hasher: inout Hasher) {
      hasher.combine(finding)
      hasher.combine(line)
    }
  }

  /// Without what is said of anybody's value where it is known whose it is.
  private static func once(_ found: [Found]) -> [Found] {
    let known = Set(found.map { Line(rule: $0.finding.rule, line: $0.line) })
    let whose: [(GateRule, GateRule)] = [(.anyPhone, .phone), (.anyBirthDate, .birthDate), (.anyAddress, .address)]
    return found.filter { one in
      !whose.contains { $0.0 == one.finding.rule && known.contains(Line(rule: $0.1, line: one.line)) }
    }
  }

  private struct Line: Hashable {
    let rule: GateRule
    let line: Int?
  }

  /// Whether a text has something of a person in it, in any of the ways in which people write it; numbers of records,
  /// by which the register's owner is told whose it is, do not count.
  public func hasSecret(in text: String) -> Bool {
    guard knowsRegister else { return false }
    var reader = FileReader(Array(text.utf8), knowledge)
    reader.readPlain(0..<reader.bytes.count)
    reader.readEncodings(0..<reader.bytes.count)
    return reader.finish().contains { $0.finding.rule.needsRegister && $0.finding.rule != .record }
  }

  /// Finds what must not leave in the name of a file or folder.
  public func hits(inName path: String) -> [Hit] {
    var reader = FileReader([], knowledge)
    return hits(inName: path, &reader)
  }

  private func hits(inName path: String, _ reader: inout FileReader) -> [Hit] {
    // A name is told whatever stands between its parts.
    var seen: Set<Hit> = []
    return [path, path.filter { !"-_.+/".contains($0) }].flatMap { name -> [Hit] in
      reader.begin(Array(name.utf8))
      reader.readPlain(0..<reader.bytes.count)
      reader.readEncodings(0..<reader.bytes.count)
      return reader.finish().map {
        Hit(
          rule: $0.finding.rule, path: path, line: nil, column: nil, records: $0.finding.records,
          field: $0.finding.field,
          isInName: true)
      }
    }.filter { seen.insert($0).inserted }
  }

  /// Whether a page may have its style sheet in itself: a release, which is read without the site.
  private static func standsAlone(_ path: String) -> Bool {
    guard path.hasPrefix("releases/") else { return false }
    let parts = path.split(separator: "/")
    return parts.count == 3 && ["report.html", "tables.html"].contains(parts[2])
  }

  /// What is found in a PDF: in the text of its pages, and in whatever else it says.
  private func document(_ bytes: [UInt8], _ text: [UInt8]?) -> [Knowledge.Finding] {
    guard let text, let words = PDFWords(bytes) else { return [Knowledge.Finding(rule: .unreadable)] }
    var reader = FileReader(bytes, knowledge)
    for string in words.strings { reader.readDecoded(string, at: 0) }
    if words.hasPhotoMetadata { reader.note(.metadata, at: 0) }
    let findings =
      Self.findings(in: text, format: .html, knowledge, depth: 1)
      + words.descriptions.flatMap { Self.findings(in: $0, format: .xml, knowledge, depth: 1) } + reader.finish()
    return findings.map(\.finding)
  }

  /// What is found in some bytes of a format, by offset.
  static func findings(
    in bytes: [UInt8], format: FileFormat, _ knowledge: Knowledge, depth: Int
  ) -> [(finding: Knowledge.Finding, offset: Int)] {
    var reader = FileReader(bytes, knowledge, depth: depth)
    return reader.findings(as: format)
  }
}

extension FileReader {
  /// What is found in the file, read in a format.
  mutating func findings(as format: FileFormat) -> [(finding: Knowledge.Finding, offset: Int)] {
    guard format.fits(bytes) else {
      note(.unreadable, at: 0)
      return finish()
    }
    switch format {
    case .html: readMarkup(isHTML: true)
    case .xml: readMarkup(isHTML: false)
    case .json: readJSON()
    case .csv: readCSV()
    case .calendar: readCalendar()
    case .style: readText(isStyle: true, hasEscapes: true)
    case .script: readText(isStyle: false, hasEscapes: true)
    case .plain: readText(isStyle: false, hasEscapes: false)
    case .picture, .icon:
      if let picture = Picture(bytes) {
        if picture.metadata != nil { note(.metadata, at: 0) }
      } else {
        note(.unreadable, at: 0)
      }
    case .font: break
    case .pdf, .workbook, .unknown: note(.unreadable, at: 0)
    }
    return finish()
  }
}

/// Reads finished files one after another: what it has read of one helps with the next.
public struct GateReader {
  private let gate: Gate
  private var reader: FileReader
  private var names: FileReader

  /// Begins to read for a gate.
  public init(_ gate: Gate) {
    self.gate = gate
    reader = FileReader([], gate.knowledge, remembers: true)
    names = FileReader([], gate.knowledge)
  }

  /// Finds what ``Gate/hits(in:_:text:)`` finds.
  public mutating func hits(in path: String, _ bytes: [UInt8], text: [UInt8]? = nil) -> [Gate.Hit] {
    gate.hits(in: path, bytes, text: text, &reader, &names)
  }
}

/// Finds the lines and columns of some offsets in one pass.
private struct LineNumbers {
  private var places: [Int: (line: Int, column: Int)] = [:]

  init(_ bytes: [UInt8], _ offsets: [Int]) {
    var (line, column) = (1, 1)
    var index = 0
    for offset in Set(offsets).sorted() {
      while index < min(offset, bytes.count) {
        if bytes[index] == UInt8(ascii: "\n") {
          (line, column) = (line + 1, 1)
        } else if bytes[index] & 0xC0 != 0x80 {
          column += 1
        }
        index += 1
      }
      places[offset] = (line, column)
    }
  }

  func place(of offset: Int) -> (line: Int, column: Int) { places[offset] ?? (1, 1) }
}
