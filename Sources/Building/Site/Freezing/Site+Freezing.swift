import CommonMark
import Content
import Markup
public import Tables
import Templates
public import WorkbookWriting

extension Site {
  /// A page that stands by itself, with the tables that its figures come from.
  public struct FrozenPage: Sendable {
    /// The whole page.
    public let bytes: [UInt8]
    /// Its title, with the mark of made-up figures if it has such.
    public let title: String
    /// Whether figures in it are made up.
    public let isFictional: Bool
    /// The tables, in the order in which the page mentions them.
    public let tables: [FrozenTable]
    /// The tables by themselves, as a page to copy from; empty if there are none.
    public let tablesPage: [UInt8]
    /// The tables as a workbook: a cover, and a sheet for each; `nil` if there are none.
    public let workbook: WorkbookContent?
  }

  /// A table that a frozen page rests on.
  public struct FrozenTable: Sendable {
    /// Its name, with its month where the table of that name counts others by now.
    public let name: String
    /// The table as it was cleared.
    public let table: PublishedTable
    /// The last day that its figures know of.
    public let asOf: String
    /// Whether its figures are made up.
    public let isFictional: Bool
    /// Whether its figures are counts as they are.
    let isExact: Bool
    /// Its cells that were corrected.
    public let corrected: [CellReference: Correction]

    /// How its figures are to be handled, if they are exact.
    public var handling: String? { isExact ? DataColumns.handling(asOf: asOf) : nil }

    /// Its data, one record for each figure.
    public var csv: [UInt8] {
      TableCSV.write(table, name: name, asOf: asOf, isFictional: isFictional, isExact: isExact, corrected: corrected)
    }
  }

  /// The page that leaves the site; `nil` if there is no such page.
  public func frozen(_ page: StandalonePage) -> FrozenPage? {
    guard let part = parts.first, let index = part.graph.indices[page.name], let text = part.texts[index]?.text,
      let (template, members) = part.templates[page.form.template]
    else { return nil }
    let known = Set(shown?.tables.map(\.id) ?? [])
    // What is called by its month may be the newest all the same.
    var seen: Set<String> = []
    let tables = FigureMentions.tables(in: text.document.html.bytes, known: known)
      .compactMap { shown?.version(named: $0) }.filter { seen.insert($0.name).inserted }
    // Only a release tells where each of its figures comes from.
    let origins = page.release == nil ? nil : shown.map { FigureOrigins(in: text.document.html.bytes, $0) }
    let content = FrozenContent(
      page: page, shown: shown, tables: tables,
      body: origins?.completed(text.document.html, label: part.graph.words.text("figure-table")) ?? text.document.html,
      origins: origins?.figures ?? [])
    let context = PageContext(site: SiteView(part.graph, from: index, text, frozen: content))
    let own = part.graph.pages[index]
    func rendered(_ template: Template, _ members: Members<PageContext>) -> [UInt8] {
      var bytes: [UInt8] = []
      template.render(members.record(context), into: &bytes)
      if let notice = own.notice {
        FictionMarking.mark(&bytes, with: notice.words(isJapanese: part.graph.language.isJapanese))
      }
      return bytes
    }
    var bytes = rendered(template, members)
    styles[page.form].map { Self.add($0, to: &bytes) }
    return FrozenPage(
      bytes: bytes, title: own.entry.map { $0.title(in: page.period ?? $0.period) } ?? own.title,
      isFictional: own.notice != nil,
      tables: tables.map { version in
        FrozenTable(
          name: version.name, table: version.table, asOf: version.table.carriedFrom ?? version.asOf,
          isFictional: shown?.isFictional(version.table) ?? false, isExact: shown?.isExact ?? false,
          corrected: version.isFormer ? [:] : shown?.corrected ?? [:])
      },
      tablesPage: tables.isEmpty ? [] : part.templates[.frozenTables].map { rendered($0.0, $0.1) } ?? [],
      workbook: tables.isEmpty ? nil : page.release.map { ReleaseSheets($0, context).workbook })
  }

  /// Puts a style sheet at the end of the head of a page.
  private static func add(_ styles: [UInt8], to page: inout [UInt8]) {
    let end = Array("</head>".utf8)
    guard let place = page.indices.first(where: { page[$0...].starts(with: end) }) else { return }
    page.insert(contentsOf: Array("<style>".utf8) + styles + Array("</style>\n".utf8), at: place)
  }
}
