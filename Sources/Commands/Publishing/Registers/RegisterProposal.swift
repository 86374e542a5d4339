import CaseRecords
import Codes
import Content
public import Diagnostics
import Files

/// What a spreadsheet of an office would need to be read, and what of it was written.
public struct RegisterProposal: Sendable {
  private let inspection: RegisterInspection
  private let codes: CodeBook
  /// The files that were changed or begun.
  public let written: [String]

  /// - Parameter codes: the code lists as they were.
  init(_ inspection: RegisterInspection, _ codes: CodeBook, written: [String]) {
    self.inspection = inspection
    self.codes = codes
    self.written = written
  }

  /// The sheets with their columns, what `engawa.yml` would say, and what the code lists lack.
  public var text: Message {
    Message(en: lines(\.en).joined(separator: "\n") + "\n", ja: lines(\.ja).joined(separator: "\n") + "\n")
  }

  private func lines(_ language: KeyPath<Message, String>) -> [String] {
    func say(_ en: String, _ ja: String) -> String { Message(en: en, ja: ja)[keyPath: language] }
    var lines: [String] = []
    for sheet in inspection.sheets {
      let name = sheet.name.map { say("sheet '\($0)': ", "シート「\($0)」: ") } ?? ""
      lines.append(
        name
          + say("headings in row \(sheet.headerRow), \(sheet.rows) rows", "見出しは\(sheet.headerRow)行目、その下に\(sheet.rows)行")
      )
      for column in sheet.columns where column.meaning != .blank {
        let meaning =
          switch column.meaning {
          case .field(let field): field
          case .month(let month): month
          case .notes: say("unknown; as confidential text", "不明。秘密の文として")
          case .blank: ""
          }
        lines.append("  \(column.heading) → \(meaning)")
      }
    }
    for name in inspection.otherSheets {
      lines.append(say("sheet '\(name)': no headings that are known; not read", "シート「\(name)」: 意味の分かる見出しがないので、読まない"))
    }
    if !inspection.missing.isEmpty {
      lines.append(say("no column holds: ", "列が見つからないもの: ") + inspection.missing.joined(separator: ", "))
    }
    let block = Self.block(inspection)
    if !block.isEmpty, written.isEmpty {
      lines += ["", say("for engawa.yml:", "engawa.yml に書くこと:"), ""] + block
    }
    for (list, values) in inspection.newValues.sorted(by: { $0.key < $1.key }) where !written.contains(Self.path(list))
    {
      let title = say("for \(Self.path(list)):", "\(Self.path(list)) に加える符号:")
      lines += ["", title, ""] + Self.codes(values, after: codes.lists[list]?.codes.count ?? 0)
    }
    for (list, count) in inspection.otherValues.sorted(by: { $0.key < $1.key }) {
      lines.append(
        say(
          "\(Self.path(list)) lacks other values (\(count)), which few cases have and which are not shown",
          "\(Self.path(list)) にない値が、ほかに\(count)種類あります（少ない記録にしかないので示しません）"))
    }
    if !written.isEmpty { lines += ["", say("written: ", "書きました: ") + written.joined(separator: ", ")] }
    return lines
  }

  /// The same for programs.
  public struct Record: Encodable, Sendable {
    let columns: [String: String]
    let noteColumns: [String]
    let missing: [String]
    let newValues: [String: [String]]
    let written: [String]
  }

  /// The same for programs.
  public var record: Record {
    Record(
      columns: Dictionary(inspection.columnMap.map { ($0.field, $0.heading) }, uniquingKeysWith: { first, _ in first }),
      noteColumns: inspection.noteColumns, missing: inspection.missing, newValues: inspection.newValues,
      written: written)
  }

  // MARK: - YAML

  static func path(_ list: String) -> String { "content/codes/\(list).yml" }

  /// What `engawa.yml` would say of the register.
  static func block(_ inspection: RegisterInspection) -> [String] {
    let (columns, notes, others) = (inspection.columnMap, inspection.noteColumns, inspection.otherSheets)
    guard !columns.isEmpty || !notes.isEmpty || !others.isEmpty else { return [] }
    return ["register:"]
      + (columns.isEmpty ? [] : ["  columns:"] + columns.map { "    \($0.field): \(quoted($0.heading))" })
      + (notes.isEmpty ? [] : ["  note-columns: [\(notes.map(quoted).joined(separator: ", "))]"])
      + (others.isEmpty ? [] : ["  ignored-sheets: [\(others.map(quoted).joined(separator: ", "))]"])
  }

  /// Codes for values, to be given better names.
  ///
  /// - Parameter count: how many codes there are already.
  static func codes(_ values: [String], after count: Int) -> [String] {
    values.enumerated().map { "  - {code: code-\(count + $0 + 1), label: {ja: \(quoted($1))}}" }
  }

  /// A text as YAML takes it for a text, whatever is in it.
  static func quoted(_ text: String) -> String {
    let plain = text.filter { !$0.isNewline }
    return "\"\(plain.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
