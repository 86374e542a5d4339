public import Diagnostics
import Fields

/// What `engawa.yml` says about the register of cases: where it lies, and what the columns of its CSV files are.
public struct RegisterSettings: Sendable {
  /// The folder, relative to the site or absolute.
  public let folder: String
  /// What the columns of CSV files are called, by the name of what they hold; a column that is not named here is
  /// called as what it holds.
  public let columns: [String: String]
  /// Columns of CSV files that nobody reads.
  public let ignoredColumns: Set<String>
  /// Names of sheets of workbooks that nobody reads.
  public let ignoredSheets: Set<String>
  /// Columns of CSV files with confidential notes.
  public let noteColumns: [String]
  /// Checks of records that this register is known to fail, with the reason and the place where it is given.
  public let accepted: [AcceptedCheck: (reason: String, place: Place)]

  /// Whether the records are made up, so that whatever is counted from them is marked.
  public let isFictional: Bool

  /// Whether somebody expects a register, because `engawa.yml` names its folder.
  public var isExpected: Bool { folder != Self.defaultFolder }

  /// The folder that a register lies in unless told otherwise.
  public static let defaultFolder = "content/cases"

  /// What a column may hold; these are the keys of `columns`.
  public static let fields = [
    "id", "district", "opened", "counted-from", "reopened", "closed", "route", "first-contact", "age-band", "household",
    "issues",
    "name", "name-kana", "birth-date", "phone", "address", "month", "state",
  ]

  /// Checks that a register may be known to fail.
  public enum AcceptedCheck: String, Sendable, CaseIterable {
    /// The age band fits the birth date.
    case ageBand = "age-band"
  }

  /// Makes settings from their parts.
  public init(
    folder: String = defaultFolder, columns: [String: String] = [:], ignoredColumns: Set<String> = [],
    ignoredSheets: Set<String> = [],
    noteColumns: [String] = [], accepted: [AcceptedCheck: (reason: String, place: Place)] = [:],
    isFictional: Bool = false
  ) {
    self.isFictional = isFictional
    self.folder = folder
    self.columns = columns
    self.ignoredColumns = ignoredColumns
    self.ignoredSheets = ignoredSheets
    self.noteColumns = noteColumns
    self.accepted = accepted
  }
}

extension FieldType where Value == RegisterSettings {
  /// A folder, or a folder with what is to be known of it.
  static let register = FieldType(
    expected: Message(en: "a folder, or keys such as 'folder' and 'columns'", ja: "フォルダか、folder や columns などのキー")
  ) { node, context in
    switch node.content {
    case .scalar: return FieldType<String>.text.parse(node, &context).map { RegisterSettings(folder: $0) }
    case .mapping: return FieldType.registerRecord.parse(node, &context)
    case .sequence, .unreadable: return nil
    }
  }

  private static let registerRecord = FieldType.record { reader in
    let folder = reader.optional("folder", .text)
    let columns = reader.optional("columns", .columns)
    let ignored = reader.optional("ignored-columns", .list(.text))
    let sheets = reader.optional("ignored-sheets", .list(.text))
    let notes = reader.optional("note-columns", .list(.text))
    let accepted = reader.optional("accepted", .list(.accepted)) ?? []
    let isFictional = reader.optional("fictional", .flag) ?? false
    return RegisterSettings(
      folder: folder ?? RegisterSettings.defaultFolder, columns: columns ?? [:], ignoredColumns: Set(ignored ?? []),
      ignoredSheets: Set(sheets ?? []),
      noteColumns: notes ?? [],
      accepted: Dictionary(accepted.map { ($0.check, ($0.reason, $0.place)) }, uniquingKeysWith: { first, _ in first }),
      isFictional: isFictional)
  }
}

extension FieldType where Value == [String: String] {
  /// What columns are called.
  static let columns = FieldType.record { reader in
    var columns: [String: String] = [:]
    for field in RegisterSettings.fields { columns[field] = reader.optional(field, .text) }
    return columns
  }
}

private struct Accepted: Sendable {
  let check: RegisterSettings.AcceptedCheck
  let reason: String
  let place: Place
}

extension FieldType where Value == Accepted {
  static let accepted = FieldType(expected: Message(en: "a set of keys", ja: "キーの集まり")) { node, context in
    guard case .mapping(let pairs) = node.content else { return nil }
    var reader = FieldReader(pairs, of: context.source, start: node.position)
    let check = reader.required("check", FieldType<RegisterSettings.AcceptedCheck>.choice())
    let reason = reader.required("reason", .text)
    context.diagnostics += reader.finish()
    guard let check, let reason else { return nil }
    return Accepted(check: check, reason: reason, place: context.place(of: node))
  }
}
