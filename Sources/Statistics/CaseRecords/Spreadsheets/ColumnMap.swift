import Chronology
import Content
import Diagnostics

/// What each column of a CSV register holds, as its header and `engawa.yml` say.
struct ColumnMap {
  /// What a column holds.
  enum Column: Hashable {
    /// A field of the record, by its key.
    case field(String)
    /// The state in a month.
    case state(CalendarMonth)
    /// Confidential notes.
    case notes
    /// Something that nobody reads.
    case ignored
    /// Nothing: it has no heading, and must be empty.
    case blank
  }

  /// The columns, from left to right.
  let columns: [Column]

  /// Whether each row is a change of a case and not a case.
  var isListOfChanges: Bool { columns.contains(.field("month")) }

  /// A header may not have more columns.
  static let mostColumns = 1000

  static let required = [
    "id", "district", "opened", "route", "first-contact", "age-band", "household", "issues", "name",
  ]
  private static let requiredOfChanges = ["id", "month", "state"]

  /// Reads the header.
  ///
  /// Only names that are known are shown: where the header is missing, what stands in its place is a record.
  ///
  /// - Parameters:
  ///   - wantsMonths: whether states stand in this file or nowhere.
  ///   - isOfMonth: whether all rows are of one month.
  static func read(
    _ header: [(name: String, place: Place)], _ settings: RegisterSettings, wantsMonths: Bool, isOfMonth: Bool = false,
    file: Place
  ) -> Reviewed<ColumnMap> {
    var diagnostics: [Diagnostic] = []
    var seen: Set<Column> = []
    let fields = Dictionary(
      RegisterSettings.fields.map { (settings.columns[$0] ?? $0, $0) }, uniquingKeysWith: { first, _ in first })
    guard header.contains(where: { fields[$0.name] != nil }) else {
      return Reviewed(ColumnMap(columns: []), [.noHeader(at: file)])
    }
    let known = fields.keys.sorted()
    let columns = header.enumerated().map { index, column -> Column in
      let (name, place) = column
      let column: Column
      if let field = fields[name] {
        column = .field(field)
      } else if settings.noteColumns.contains(name) {
        return .notes
      } else if settings.ignoredColumns.contains(name) {
        return .ignored
      } else if name.isEmpty {
        return .blank
      } else if let month = CalendarMonth(written: name) {
        column = .state(month)
      } else {
        diagnostics.append(.unknownColumn(index + 1, name, known, at: place))
        return .ignored
      }
      if !seen.insert(column).inserted { diagnostics.append(.repeatedColumn(name, at: place)) }
      return column
    }
    let isListOfChanges = seen.contains(.field("month")) || seen.contains(.field("state")) && !isOfMonth
    let hasOnlyStates = isOfMonth && !seen.contains(.field("district"))
    for field in hasOnlyStates ? ["id", "state"] : isListOfChanges ? requiredOfChanges : required
    where !seen.contains(.field(field)) {
      diagnostics.append(.missingColumn(settings.columns[field] ?? field, field, at: file))
    }
    let hasStates = columns.contains { if case .state = $0 { true } else { false } }
    if !hasStates, wantsMonths, !isListOfChanges { diagnostics.append(.noMonths(at: file)) }
    return Reviewed(ColumnMap(columns: columns), diagnostics)
  }
}

extension Diagnostic {
  static func tooManyColumns(_ count: Int, most: Int, at place: Place) -> Self {
    Self(
      "csv.too-many-columns", at: place,
      Message(
        en: "header has \(count) columns; a register has \(most) at most", ja: "見出しが\(count)列あります。読めるのは\(most)列までです"),
      hint: Message(
        en: "save the sheet again without the empty columns at its right", ja: "右側の空の列を消して、保存し直してください"))
  }

  static func unknownColumn(_ number: Int, _ name: String, _ known: [String], at place: Place) -> Self {
    Self(
      "csv.unknown-column", at: place,
      Message(en: "nothing is known of column \(number)", ja: "\(number)列目の意味が分かりません"),
      hint: Suggestion.closest(to: name, in: known).map {
        Message(en: "did you mean '\($0)'?", ja: "「\($0)」のことですか")
      }
        ?? Message(
          en: "name it in engawa.yml under register: columns, note-columns or ignored-columns",
          ja: "engawa.yml の register に、columns、note-columns、ignored-columns のどれかで書いてください"))
  }

  static func repeatedColumn(_ name: String, at place: Place) -> Self {
    Self("csv.repeated-column", at: place, Message(en: "column '\(name)' again", ja: "「\(name)」という列が二つあります"))
  }

  static func missingColumn(_ name: String, _ field: String, at place: Place) -> Self {
    Self(
      "csv.missing-column", at: place,
      Message(en: "there is no column '\(name)', which holds '\(field)'", ja: "「\(field)」を入れる「\(name)」という列がありません"),
      hint: Message(
        en: "say in engawa.yml under register: columns what it is called",
        ja: "列の名前が違うなら、engawa.yml の register の columns に書いてください"))
  }

  static func noMonths(at place: Place) -> Self {
    Self(
      "csv.no-months", at: place, Message(en: "no column is a month", ja: "年月の列がありません"),
      hint: Message(
        en: "a column such as 2022-12 or 令和4年12月 holds the state in that month", ja: "2022-12や令和4年12月という列に、その月の状態を書きます")
    )
  }
}
