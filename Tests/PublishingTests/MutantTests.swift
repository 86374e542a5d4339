import AttackProblems
import CheckedStatistics
import Content
import Diagnostics
import Figures
import Foundation
import Ledger
import SiteAudit
import Suppression
import TableDeclarations
@_spi(Suppression) @_spi(Exact) import Tables
import TestSupport
import Testing

@testable import Publishing
@testable import Site

/// A council's figures: what was protected, what the counts are, and the finished files.
private struct Council {
  let tables: [CountedTable]
  let identities: [Identity]
  let sealing: Sealing
  let publication: Publication
  let files: [(path: String, bytes: [UInt8])]

  init() async throws {
    let folder = try TinySite.council().folder
    let options = Publishing.Options(root: folder.path, jobs: 2)
    let configuration = try SiteConfiguration.read(root: options.root)
    let figures = try await Figures.read(options, configuration).value
    tables = figures.counted
    identities = CheckRunner(figures.book).identities(figures.statistics.tables)
    let ledger = try Publishing.publicLedger(options)
    sealing = try #require(ledger.latest)
    publication = try #require(ledger.publication)
    _ = try await Publishing.build(options)
    // What follows from other files is not read, but made again and compared.
    files = try folder.tree("public")
      .filter { $0.key != "engawa-manifest.json" && !$0.key.hasPrefix("statistics/all/") }
      .map { ($0.key, Array($0.value)) }
      .sorted { $0.0 < $1.0 }
  }

  /// The exact count of a cell.
  func count(_ table: PublishedTable, _ row: AxisMember, _ column: AxisMember) -> Int? {
    guard let exactTable = tables.first(where: { $0.exactTable.table == table.id })?.exactTable,
      let row = exactTable.rows.members.firstIndex(where: { $0.code == row.code }),
      let column = exactTable.columns.members.firstIndex(where: { $0.code == column.code })
    else { return nil }
    return exactTable.count(row: row, column: column)
  }

  /// The tables with other figures, made cell by cell.
  func tables(_ change: (PublishedTable, Int, Int, PublishedCell) -> PublishedCell) -> [PublishedTable] {
    sealing.tables.map { table in
      table.with(
        table.rows.members.indices.flatMap { row in
          table.columns.members.indices.map { change(table, row, $0, table.figure(row: row, column: $0)) }
        })
    }
  }

  /// An audit of a site that shows other tables, whose makers were wrong.
  func audit(showing tables: [PublishedTable]) -> SiteAudit {
    let pages = tables.map {
      PageReading(
        path: StatisticsPages.dataPath($0),
        bytes: TableCSV.write($0, asOf: sealing.asOf, isFictional: false, isExact: false))
    }
    var publication = publication
    publication.releases[publication.releases.count - 1].tables = tables
    return SiteAudit(pages, latest: tables, publication: publication)
  }

  /// What is wrong with a file of the finished site if it is changed.
  func kinds(_ path: String, _ change: (String) -> String) throws -> [SiteAudit.Kind] {
    let file = try #require(files.first { $0.path == path })
    let text = String(decoding: file.bytes, as: UTF8.self)
    let changed = change(text)
    #expect(changed != text, "\(path)")
    return problems([PageReading(path: path, bytes: Array(changed.utf8))])
  }

  func problems(_ pages: [PageReading]) -> [SiteAudit.Kind] {
    SiteAudit.problems(pages, latest: sealing.tables, fictional: fictional, publication: publication).map(\.kind)
  }

  /// What rests on the register, which is made up.
  var fictional: Set<String> { Set(sealing.tables.filter { $0.origin == .register }.map(\.id)) }
}

extension PublishedTable {
  fileprivate func with(_ figures: [PublishedCell]) -> PublishedTable {
    PublishedTable(
      id: id, title: title, unit: unit, measure: measure, rows: rows, columns: columns, origin: origin, source: source,
      notes: notes, breaks: breaks, scope: scope, choice: choice, figures: figures)
  }
}

@Suite("The audit of the finished site")
struct MutantTests {
  @Test("reads pages of figures in other languages as it reads those of the site's own")
  func languages() async throws {
    let council = try await Council()
    let table = try #require(council.sealing.tables.first { $0.figures.count > 1 })
    let file = try #require(council.files.first { $0.path == "statistics/\(table.id).html" })
    let text = String(decoding: file.bytes, as: UTF8.self)
    let typed = text.replacing(
      "<meta name=\"description\" content=\"", with: "<meta name=\"description\" content=\"98765 ")
    for path in [file.path, "en/\(file.path)", "ja-simple/\(file.path)"] {
      #expect(council.problems([PageReading(path: path, bytes: file.bytes)]) == [], "\(path)")
      #expect(council.problems([PageReading(path: path, bytes: Array(typed.utf8))]) == [.stray], "\(path)")
    }
  }

  @Test("reads of an image for links what it is drawn from")
  func images() async throws {
    let council = try await Council()
    for table in council.sealing.tables where table.figures.count > 1 {
      let chart = TableChart(table.printed).chart(words: ChartWords(["what": "単位は{unit}。"]), unit: "人、架空")
      let image = ShareImage(chart: chart, table: table.id, title: "題名", subtitle: "表", footer: "サイト")
      let drawing = String(decoding: image.svg(styles: []), as: UTF8.self)
      func problems(_ drawing: String) -> [SiteAudit.Kind] {
        council.problems([PageReading(path: "statistics/\(table.id).png", drawing: Array(drawing.utf8))])
      }
      #expect(problems(drawing) == [], "\(table.id)")
      guard drawing.contains("data-table"), let number = drawing.firstMatch(of: #/data-cell="[^"]*">([0-9]+)</#) else {
        continue
      }
      #expect(
        !problems(drawing.replacing(">\(number.output.1)<", with: ">\(number.output.1)7<")).isEmpty, "\(table.id)")
      #expect(
        problems(drawing.replacing("data-table=\"\(table.id)\"", with: "data-table=\"other\"")) == [.unknownTable])
      #expect(problems(drawing.replacing("、架空", with: "")).isEmpty != council.fictional.contains(table.id))
      #expect(!problems(drawing.replacing("</desc>", with: "</desc><g id=\"n12\"/>")).isEmpty)
    }
  }

  @Test("lets a council's site pass, and catches every protector that is wrong")
  func protectors() async throws {
    let council = try await Council()
    #expect(council.audit(showing: council.sealing.tables).isSafe)

    // Hides small counts alone.
    let withoutSecondaries = council.tables { table, row, column, figure in
      guard let count = council.count(table, table.rows.members[row], table.columns.members[column]) else {
        return figure
      }
      return figure.isHidden && count >= 10 ? .value(count) : figure
    }
    #expect(!council.audit(showing: withoutSecondaries).report.isSafe)

    // Hides nothing.
    let everything = council.tables { table, row, column, figure in
      council.count(table, table.rows.members[row], table.columns.members[column]).map { .value($0) } ?? figure
    }
    #expect(!council.audit(showing: everything).report.isSafe)

    // Is one off in what small means.
    let lower = try ProtectedTables.protect(council.tables, council.identities, DisclosurePolicy(threshold: 5))
    #expect(!council.audit(showing: lower.tables).report.isSafe)

    // Forgets that tables have figures in common, or what else is known.
    let apart = try council.tables.flatMap { table in
      try ProtectedTables.protect([table], [], DisclosurePolicy(threshold: 10)).tables
    }
    #expect(!council.audit(showing: apart).report.isSafe)
    let unrelated = try ProtectedTables.protect(council.tables, [], DisclosurePolicy(threshold: 10))
    #expect(!council.audit(showing: unrelated.tables).report.isSafe)

    // Shows one count too many: each that is hidden, by itself.
    var caught = 0
    var revealed = 0
    var tried = 0
    for table in council.sealing.tables {
      for (index, figure) in table.figures.enumerated() where figure.isHidden {
        let width = table.columns.members.count
        let count = council.count(table, table.rows.members[index / width], table.columns.members[index % width])
        guard let count, count < 10 else { continue }
        revealed += 1
        // Each takes a whole attack; every fifth will do.
        guard revealed.isMultiple(of: 5) else { continue }
        tried += 1
        let mutant = council.tables { other, row, column, figure in
          other.id == table.id && row * width + column == index ? .value(count) : figure
        }
        if !council.audit(showing: mutant).isSafe { caught += 1 }
      }
    }
    #expect(tried >= 4)
    #expect(caught == tried)
  }

  @Test("catches every page and file that says too much")
  func pages() async throws {
    let council = try await Council()
    func kinds(_ path: String, _ change: (String) -> String) throws -> [SiteAudit.Kind] {
      try council.kinds(path, change)
    }
    #expect(council.problems(council.files.map { PageReading(path: $0.path, bytes: $0.bytes) }) == [])
    let page = "statistics/caseload-deck.html"
    let hidden = "<td class=\"right\"><span aria-hidden=\"true\">x</span><span class=\"spoken\">非公表</span></td>"
    func replaceFirst(_ old: String, _ new: String) -> (String) -> String {
      { text in text.firstRange(of: old).map { text.replacingCharacters(in: $0, with: new) } ?? text }
    }
    // A hidden count stands in its place.
    #expect(try kinds(page, replaceFirst(hidden, "<td class=\"right\">17</td>")) == [.showsHidden])
    // It stands in what is spoken, in an attribute, in a comment, in the row.
    #expect(try kinds(page, replaceFirst("非公表</span></td>", "5人のため非公表</span></td>")) == [.stray])
    #expect(
      try kinds(
        page, replaceFirst("<td class=\"right\"><span aria-hidden", "<td class=\"right\" title=\"5\"><span aria-hidden")
      ) == [.stray])
    #expect(try kinds(page, replaceFirst(hidden, hidden + "<!-- 5 -->")) == [.stray])
    #expect(try kinds(page, replaceFirst("<span aria-hidden=\"true\">x", "<span aria-label=\"5\">x")) == [.stray])
    // A share of it is shown in a column of its own.
    #expect(
      try kinds(page) {
        $0.replacing("</tr>", with: "<td class=\"right\">2.4%</td></tr>")
      } == [.shape])
    // Rows are sorted by value, or one is left out.
    #expect(try kinds("statistics/issue-persons-2022-09.html") { Self.swappingRows($0) } == [.shape])
    #expect(try kinds("statistics/routes.html") { Self.droppingRow($0) } == [.shape])
    // A figure is not the one that was protected; a mark is missing.
    #expect(try kinds(page, replaceFirst(">208</td>", ">209</td>")) == [.differs])
    #expect(try kinds(page, replaceFirst(hidden, "<td class=\"right\">—</td>")) == [.differs])
    // What is made up says so: on the page, in its chart and in every record.
    let routes = "statistics/routes.html"
    #expect(try kinds(routes, replaceFirst("架空の数です。", "")) == [.unmarked])
    #expect(try kinds(routes) { $0.replacing("人（実人数）、架空。", with: "人（実人数）。") }.contains(.unmarked))
    #expect(try kinds("statistics/routes.csv", replaceFirst(",架空\r\n", ",\r\n")) == [.unmarked])
    // The data file says more.
    let data = "statistics/caseload-deck.csv"
    #expect(try kinds(data, replaceFirst(",,hidden,", ",5,hidden,")) == [.showsHidden])
    #expect(try kinds(data, replaceFirst(",,hidden,", ",,missing,")) == [.differs])
    #expect(try kinds(data, replaceFirst("table,state,", "table,rank,")) == [.shape])
    #expect(try kinds(data, replaceFirst("2022-04..2022-12", "2022-04..2022-11")) == [.shape])
    // A sentence rests on it.
    let report = "reports/year.html"
    #expect(try kinds(report, replaceFirst("架空の数があります", "数があります")).contains(.unmarked))
    #expect(
      try kinds(
        report,
        replaceFirst(
          "</data>", "</data>、<data value=\"caseload-deck[new,2022-12]/caseload-deck[total,2022-12]\">2.4%</data>"))
        == [.sentence])
    #expect(
      try kinds(report, replaceFirst("</data>", "</data>、<data value=\"sum(caseload-deck[new,*])\">153人</data>"))
        .allSatisfy {
          $0 == .sentence
        })
    // A minus sign in front of a table is no part of its name.
    let sum = "<data value=\"routes[total]-routes[food-support-counter]\">121人</data>"
    #expect(try kinds(report, replaceFirst("</data>", "</data>、" + sum)) == [])
    #expect(
      try kinds(report, replaceFirst("</data>", "</data>、" + sum.replacing("food-support-counter", with: "telephone")))
        == [.sentence])
    // It stands beside the table, in its head, in a picture or a script, or in a second table.
    for (old, new) in [
      ("<figcaption>", "<figcaption><p>12月の新規は5人です。</p>"), ("<figcaption>", "<figcaption><img alt=\"新規 5人\">"),
      ("<caption", "<caption data-x=\"5\""), ("<tbody>", "<tbody data-x=\"17,5\">"),
      ("<td class=\"right\">", "<td class=\"right n5\">"), ("class=\"statistics\"", "class=\"statistics n5\""),
      ("name=\"description\" content=\"", "name=\"description\" content=\"5 "),
    ] {
      #expect(try kinds(page, replaceFirst(old, new)).contains(.stray), "\(new)")
    }
    for new in [
      "<table><tr><td>5</td></tr></table>", "<svg><text>5</text></svg>", "<script type=\"application/json\">5</script>",
    ] {
      #expect(try kinds(page, replaceFirst("</article>", new + "</article>")) == [.unreadable], "\(new)")
    }
    // A sentence says another figure than its formula, or has no formula that anybody could follow.
    for (formula, kind) in [
      ("caseload-deck[total,2022-12]", SiteAudit.Kind.wrongSentence), ("", .sentence), ("reopened", .sentence),
      ("5/208", .sentence),
    ] {
      let data = "</data>、<data value=\"\(formula)\">5人</data>"
      #expect(try kinds(report, replaceFirst("</data>", data)) == [kind], "\(formula)")
    }
    // Letters of either case, numbers in circles, marks one after another.
    #expect(
      try kinds(report, replaceFirst("</data>", "</data>、<DATA VALUE=\"caseload-deck[new,2022-12]\">5人</DATA>")) == [
        .sentence
      ])
    #expect(try kinds(page, replaceFirst("<figcaption>", "<figcaption>⑤")) == [.stray])
    #expect(
      try kinds(page, replaceFirst("<span aria-hidden=\"true\">x", "<span aria-hidden=\"true\">xxxxx")) == [.differs])
    // A table that nobody protected.
    #expect(
      try kinds(report, replaceFirst("</article>", "<figure class=\"statistics\" id=\"reopened\"></figure></article>"))
        == [.unknownTable])
    // A file from which nobody reads figures back.
    let extra = [
      PageReading(path: "statistics/caseload-deck.json", bytes: Array("{\"new\":5}".utf8)),
      PageReading(path: "search.json", bytes: Array("{}".utf8)),
      PageReading(path: "assets/telephone.webmanifest", bytes: Array("5".utf8)),
    ]
    #expect(council.problems(extra) == [.unreadable, .unreadable, .unreadable])
  }

  @Test("catches every chart that tells more than its table")
  func charts() async throws {
    let council = try await Council()
    func kinds(_ path: String, _ change: (String) -> String) throws -> Set<SiteAudit.Kind> {
      Set(try council.kinds(path, change))
    }
    func replacing(_ old: Regex<Substring>, _ new: @escaping (String) -> String) -> (String) -> String {
      { text in
        guard let range = text.firstRange(of: old) else { return "" }
        return text.replacingCharacters(in: range, with: new(String(text[range])))
      }
    }
    let page = "statistics/caseload-deck.html"
    let hiddenMark = #/<rect class="hidden"[^>]*data-cell="0,7"[^>]*>/#
    let bar = #/<rect class="s1"[^>]*data-cell="0,0"[^>]*>/#
    for (name, old, kind, change) in [
      // A hidden number is written, or its mark is as long as the number is great, or is a bar like others.
      ("written", #/data-cell="0,8">x</#, .showsHidden, { $0.replacing(">x<", with: ">5<") }),
      ("size", hiddenMark, .showsHidden, { $0.replacing(#/height="14"/#, with: "height=\"5\"") }),
      // Its mark, or what is written in it, stands on the scale.
      ("place", hiddenMark, .showsHidden, { $0.replacing(#/ y="[0-9.]+"/#, with: " y=\"100\"") }),
      ("sign", #/<text [^>]*data-cell="0,8">x</#, .showsHidden, { $0.replacing(#/ y="[0-9.]+"/#, with: " y=\"100\"") }),
      // Of what is published one is the greatest; of all it need not be.
      (
        "greatest", #/<desc id="chart-wide-d">[^<]*</#, .sentence,
        { $0.replacing("公表した数のうち、最も多いのは", with: "最も多いのは") }
      ),
      ("as a bar", hiddenMark, .showsHidden, { $0.replacing("hidden", with: "s1") }),
      (
        "without a cell", hiddenMark, .stray,
        { $0.replacing(#/ data-cell="0,7"/#, with: "").replacing("hidden", with: "s1") }
      ),
      // What is left of a total is another.
      (
        "rest", #/<rect class="hidden"[^>]*data-cell="3,8"[^>]*>/#, .differs,
        { $0.replacing(#/height="[0-9.]+"/#, with: "height=\"50\"") }
      ), ("grid", #/<line class="grid"[^>]*>/#, .stray, { $0.replacing(#/y(.)="[0-9.]+"/#) { "y\($0.1)=\"77\"" } }),
      ("title", #/<title id="chart-wide-t">[^<]*<\/title>/#, .unreadable, { $0 + "<title>5</title>" }),
      // A length, a number or the order of cells is not that of the table.
      ("length", bar, .differs, { $0.replacing(#/height="[0-9.]+"/#, with: "height=\"90\"") }),
      ("number", #/data-cell="0,0">23</#, .differs, { $0.replacing("23", with: "24") }),
      ("place", #/data-cell="0,0">23</#, .differs, { $0.replacing("0,0", with: "0,1") }),
      ("no place", #/data-cell="0,0">23</#, .shape, { $0.replacing("0,0", with: "9,9") }),
      // The alternative, the axis, a word, an attribute or an element tells it.
      ("alternative", #/<desc id="chart-wide-d">/#, .stray, { $0 + "12月の新規は5人。" }),
      ("axis", #/<text class="[a-z0-9 ]*tick[^>]*>200</#, .stray, { $0.replacing("200", with: "205") }),
      ("word", #/<line class="axis"[^>]*>/#, .stray, { $0 + "<text x=\"1\" y=\"1\">新規 5</text>" }),
      ("attribute", bar, .unreadable, { $0.replacing("<rect", with: "<rect data-n=\"5\"") }),
      ("step", bar, .unreadable, { $0.replacing("<rect", with: "<rect data-step=\"5\"") }),
      ("class", bar, .unreadable, { $0.replacing("s1", with: "s1 n5") }),
      ("element", #/<line class="axis"[^>]*>/#, .unreadable, { $0 + "<animate values=\"5\"/>" }),
    ] as [(String, Regex<Substring>, SiteAudit.Kind, (String) -> String)] {
      #expect(try kinds(page, replacing(old, change)).contains(kind), "\(name)")
    }
    // A line goes where there is no point, and a point stands higher than its number.
    let lines = "statistics/new-by-quarter.html"
    #expect(try kinds(lines, replacing(#/<path class="line l1" d="/#) { $0 + "M1 1L2 2" }).contains(.stray))
    #expect(
      try kinds(
        lines, replacing(#/<circle class="point s1"[^>]*>/#) { $0.replacing(#/cy="[0-9.]+"/#, with: "cy=\"9\"") })
        == [.differs, .stray])
    // A whole line stands higher than the numbers on the axis.
    #expect(
      try kinds(lines) { text in
        text.replacing(#/cy="([0-9.]+)"/#) { "cy=\"\((Double($0.1) ?? 0) - 9)\"" }
      }.contains(.differs))
    // A chart of a table that was not protected.
    #expect(
      try kinds(page) {
        $0.replacing(
          "class=\"chart\" id=\"chart\" data-table=\"caseload-deck\"", with: "class=\"chart\" data-table=\"reopened\"")
      }
      .contains(.unknownTable))
  }

  private static func rows(_ text: String) -> (head: String, rows: [String], tail: String)? {
    guard let start = text.firstRange(of: "<tbody>"), let end = text.firstRange(of: "</tbody>") else { return nil }
    let body = String(text[start.upperBound..<end.lowerBound])
    let rows = body.split(separator: "</tr>").map { "\($0)</tr>" }
    return (String(text[..<start.upperBound]), rows, String(text[end.lowerBound...]))
  }

  private static func swappingRows(_ text: String) -> String {
    guard let parts = rows(text), parts.rows.count > 2 else { return text }
    return parts.head + ([parts.rows[1], parts.rows[0]] + parts.rows.dropFirst(2)).joined() + parts.tail
  }

  private static func droppingRow(_ text: String) -> String {
    guard let parts = rows(text) else { return text }
    return parts.head + parts.rows.dropFirst().joined() + parts.tail
  }
}
