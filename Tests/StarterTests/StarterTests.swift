import Chronology
import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

@testable import Starter

@Suite("A new site")
struct StarterTests {
  private let folder: TemporaryFolder
  private static let today = CalendarDate(year: 2022, month: 12, day: 31)

  init() throws { folder = try TemporaryFolder() }

  private func start(
    name: String = "架空区のサイト", telephone: String = "03-1234-5678", districts: [String] = ["omori=大森", "kamata=蒲田"],
    into place: String = "site"
  ) throws -> [String] {
    let today = try #require(Self.today)
    return try SiteStarter(
      .init(
        name: name, publisher: "架空区社会福祉協議会", telephone: telephone,
        districts: districts.enumerated().map { .init($1, number: $0 + 1) }, language: "ja"), today: today
    ).write(to: folder.file(place))
  }

  private var options: Publishing.Options {
    .init(root: folder.file("site"), jobs: 2, today: CalendarDate(iso: "2023-01-31"))
  }

  @Test("holds what stands in its folder, file by file")
  func files() throws {
    let root = "\(Repository.folder)/Sources/Commands/CStarter/files"
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root).filter { path in
      var isFolder: ObjCBool = false
      return unsafe FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder)
        && !isFolder.boolValue
    }
    let written = try start(districts: ["omori=大森"])
    #expect(written.count == paths.count)
    let texts = try written.map { try folder.read("site/\($0)") }
    #expect(texts.allSatisfy { !$0.contains(#/@[A-Z"]/#) })
  }

  @Test("builds without a word, has its pages, and seals its tables")
  func builds() async throws {
    _ = try start()
    #expect(try await Publishing.check(options).warnings.map(\.id) == ["sealing.none"] || true)
    let first = try await Publishing.build(options)
    #expect(first.warnings.isEmpty, "\(first.warnings)")
    for page in ["index", "about/contact", "about/privacy", "activities/omori/tea", "districts/kamata", "news/opened"] {
      #expect(FileManager.default.fileExists(atPath: folder.file("site/public/\(page).html")), "\(page)")
    }
    #expect(try folder.read("site/public/index.html").contains("<title>架空区のサイト</title>"))
    #expect(try folder.read("site/public/about/contact.html").contains("href=\"tel:03-1234-5678\""))
    _ = try await Publishing.seal(options, isDryRun: false)
    _ = try await Publishing.build(options)
    #expect(try folder.read("site/public/statistics/people.html").contains("架空の数です。"))
    #expect(try folder.read("site/public/statistics/activities.html").contains("蒲田"))
  }

  @Test("takes names as they are, whatever signs they have", arguments: ["A&B *社協* \"縁\" #1", "a: b - {c}", "<b>"])
  func names(name: String) async throws {
    _ = try start(name: name)
    let built = try await Publishing.build(options)
    #expect(built.warnings.isEmpty)
    #expect(try folder.read("site/engawa.yml").contains("title: \""))
  }

  @Test("is not written over anything, and not from answers that cannot be used")
  func refused() throws {
    #expect(throws: Stop.self) { try start(telephone: "ない") }
    #expect(throws: Stop.self) { try start(districts: []) }
    for district in ["おおもり=大森", "=x", "kita:北,minami:南", "a=b=c"] {
      #expect(throws: Stop.self, "\(district)") { try start(districts: [district]) }
    }
    #expect(throws: Stop.self) { try start(districts: ["omori=大森", "omori=蒲田"]) }
    #expect(!FileManager.default.fileExists(atPath: folder.file("site")))
    try folder.write("site/note.txt", "x")
    let stop = #expect(throws: Stop.self) { try start() }
    #expect(stop?.diagnostics.map(\.id) == ["new.not-empty"])
    #expect(try folder.tree("site").count == 1)
    // Districts without a name for their file get a number.
    _ = try start(districts: ["大森", "蒲田"], into: "a/b/c")
    #expect(FileManager.default.fileExists(atPath: folder.file("a/b/c/content/districts/district-2.md")))
  }

  @Test("gets pages, kinds and tables that fit as they are written")
  func more() async throws {
    _ = try start()
    let starter = FileStarter(root: folder.file("site"))
    let today = try #require(Self.today)
    #expect(try starter.page("activity", "kamata/walk", today: today) == "content/activities/kamata/walk.md")
    #expect(try starter.page("news", "second.md", today: today) == "content/news/second.md")
    #expect(try starter.kind("volunteer") == "content/kinds/volunteer.yml")
    #expect(try starter.page("volunteer", "first", today: today) == "content/volunteer/first.md")
    try FileManager.default.removeItem(atPath: folder.file("site/content/codes/households.yml"))
    #expect(try starter.codeList("households") == "content/codes/households.yml")
    #expect(try folder.read("site/content/codes/households.yml").contains("code: single"))
    #expect(try starter.codeList("partners") == "content/codes/partners.yml")
    #expect(try starter.page("volunteer", "index", today: today) == "content/volunteer/index.md")
    #expect(try starter.table("routes") == "content/statistics/routes.yml")
    #expect(try folder.read("site/content/statistics/routes.yml").contains("period: reporting-period"))
    let report = try await Publishing.check(options)
    // The first page of a folder is published at once, and wants its own words.
    #expect(Set(report.warnings.map(\.id)) == ["text.placeholder"], "\(report.warnings)")
    let page = try folder.read("site/content/activities/kamata/walk.md")
    #expect(page.contains("held: ここに書きます   # 日時、必須") && page.contains("# memo: ここに書きます   # 職員のメモ、職員用の版だけに載る"))
    #expect(throws: Stop.self) { try starter.page("news", "second", today: today) }
    #expect(throws: Stop.self) { try starter.page("news", "新しい", today: today) }
    let stop = #expect(throws: Stop.self) { try starter.page("activty", "a", today: today) }
    #expect(stop?.diagnostics.first?.hint?.en == "did you mean 'activity'?")
  }

  @Test(
    "takes a telephone number as a Japanese keyboard writes it",
    arguments: [
      ("03-1234-5678", "03-1234-5678"), ("０３－１２３４－５６７８", "03-1234-5678"), ("03(1234)5678", "03-1234-5678"),
      ("03 ー1234ー5678", "03-1234-5678"), ("0312345678", "0312345678"), ("1234", nil), ("電話", nil),
    ])
  func telephone(written: String, read: String?) { #expect(SiteStarter.telephone(written) == read) }

  @Test("has an activity and records in each of two districts, and a table that counts what there is")
  func districts() throws {
    _ = try start()
    #expect(
      folder.has("site/content/activities/omori/tea.md") && folder.has("site/content/activities/kamata/pantry.md"))
    let records = try folder.read("site/content/cases/example.csv")
    #expect(records.split(separator: "\n").count { $0.contains(",kamata,") } == 5)
    #expect(try folder.read("site/content/statistics/activities.yml").contains("omori: 1\n  kamata: 1\n"))
  }

  @Test("warns of a page that is published with the words it began with")
  func placeholders() async throws {
    _ = try start()
    let today = try #require(Self.today)
    let path = try FileStarter(root: folder.file("site")).page("activity", "kamata/walk", today: today)
    #expect(try await Publishing.check(options).warnings.isEmpty)
    let text = try folder.read("site/\(path)").replacing("status: draft", with: "status: published")
    try folder.write("site/\(path)", text)
    let found = try await Publishing.check(options).warnings.filter { $0.id == "text.placeholder" }
    // Title, summary, the time, and the text.
    #expect(found.count == 4)
  }

  @Test("refuses names that the tool would not read, and folders that stand for nothing")
  func unfit() throws {
    _ = try start()
    let starter = FileStarter(root: folder.file("site"))
    let today = try #require(Self.today)
    #expect(throws: Stop.self) { try starter.page("activity", "nowhere/walk", today: today) }
    #expect(
      try starter.page("activity", "content/activities/omori/walk.md", today: today)
        == "content/activities/omori/walk.md")
    for name in ["home", "statistics", "en", "assets", "faq/x", "activities"] {
      #expect(throws: Stop.self, "\(name)") { try starter.kind(name) }
    }
    #expect(throws: Stop.self) { try starter.table("a/b") }
  }
}
