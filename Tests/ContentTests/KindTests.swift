import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Content

@Suite("Kinds of pages")
struct KindTests {
  private static let all = """
    title: {ja: 集まり, en: Meetings}
    folder: meetings
    order: 5
    subfolders: district
    mark: sign
    group-by: {field: district, otherwise: そのほか}
    order-by: {field: held, descending: true}
    fields:
      district: {type: reference, to: districts, label: 地区}
      sign: {type: text, label: しるし}
      helpers: {type: texts, label: 手伝う人}
      how: {type: markdown, label: 行き方}
      seats: {type: number, label: 定員}
      free: {type: flag, label: 無料}
      held: {type: date, required: true, label: 日}
      since: {type: month, label: 始まり}
      season: {type: period, label: 期間}
      pace: {type: choice, values: {weekly: 毎週, monthly: 毎月}, label: 頻度}
      issue: {type: choice, of: issues, label: 課題}
      approaches: {type: references, to: approaches, label: 向き}
      site: {type: url, label: サイト}
      phone: {type: phone, label: 電話}
      mail: {type: mail, label: メール}
      place: {type: address, label: 場所}
      photo: {type: picture, label: 写真}
      picture: {type: diagram, label: 図}
      source: {type: citation, label: 出典}
      note: {type: text, public: false, label: 職員のメモ}

    """
  private static let values = """
    sign: ①
    helpers: [民生委員, 住民]
    how: |
      **駅**から歩きます。
    seats: 12
    free: true
    held: 2022-12-01
    since: 2022-04
    season: 2022-04..2022-12
    pace: monthly
    issue: poverty
    approaches: [community]
    site: https://example.org/
    phone: 03-1234-5678
    mail: a@example.org
    place: 大田区架空町1-2-3
    photo: {file: hall.jpg, alt: 会館}
    picture: {kind: flow, title: 流れ, steps: [来る, 話す]}
    source: {title: 資料}
    note: 内緒のこと

    """

  private func read(_ kind: String, _ values: String = "") async throws -> Reviewed<ContentLibrary.Everything> {
    try await TemporaryFolder([
      "content/kinds/meeting.yml": kind,
      "content/codes/issues.yml": "title: {ja: 課題}\ncodes: [{code: poverty, label: {ja: 生活困窮}}]\n",
      "content/districts/omori.md": page("activity-count: 14\nas-of: 2022-12\n"),
      "content/approaches/community.md": page(), "content/meetings/omori/a.md": page(values),
    ]).readContent()
  }

  @Test("have fields of all types, in the order of the declaration")
  func types() async throws {
    let reviewed = try await read(Self.all, Self.values)
    #expect(reviewed.diagnostics == [])
    let kind = try #require(reviewed.value.kinds[KindName(rawValue: "meeting")])
    #expect(kind.fields.count == 20 && kind.folder == "meetings" && kind.template == "page")
    #expect(
      kind.title.text(in: Language(rawValue: "en")) == "Meetings"
        && kind.title.text(in: Language(rawValue: "ja-simple")) == nil)
    let entry = try #require(reviewed.value.entries.first { $0.name == "meetings/omori/a" })
    #expect(entry.values.count == 20 && entry.values.allSatisfy { $0 != nil } && entry.mark == "①")
    // The folder says which district it is.
    #expect(entry.references.map(\.name) == ["districts/omori", "approaches/community"])
    guard case .choice(1)? = entry.values[9], case .months? = entry.values[8],
      case .phone("03-1234-5678", _)? = entry.values[13]
    else { throw Stop(.content, []) }
  }

  @Test("have fields that only internal editions get")
  func internals() async throws {
    let all = try await read(Self.all, Self.values).value
    let editions = Edition.usual(language: Language(rawValue: "ja"))
    let source = SourceText(path: "engawa.yml", bytes: [])
    for (edition, isThere) in zip(editions, [false, true]) {
      let library = ContentLibrary.taking(all, for: edition, of: source, languages: [], today: nil).value
      let entry = try #require(library.entries.first { $0.name == "meetings/omori/a" })
      #expect((entry.values.last.flatMap(\.self) != nil) == isThere)
    }
  }

  @Test(
    "want values of their types",
    arguments: [
      ("seats: many", "front-matter.wrong-type"), ("pace: daily", "front-matter.unknown-code"),
      ("phone: ３３", "front-matter.wrong-type"), ("mail: a.example.org", "front-matter.wrong-type"),
      ("site: example.org", "front-matter.wrong-type"), ("season: 2022", "front-matter.wrong-type"),
      ("photo: hall.jpg", "front-matter.wrong-type"), ("photo: {file: hall.jpg}", "front-matter.missing-key"),
      ("district: kamata", "content.wrong-folder"), ("seets: 3", "front-matter.unknown-key"),
      ("free: ja", "front-matter.wrong-type"), ("issue: debt", "front-matter.unknown-code"),
      ("approaches: [community, community]", "content.repeated-reference"),
    ])
  func values(line: String, id: String) async throws {
    let found = try await read(Self.all, "held: 2022-12-01\n\(line)\n").diagnostics
    #expect(found.map(\.id) == [id])
    #expect(found.first?.place?.path == "content/meetings/omori/a.md")
    #expect(try await read(Self.all).diagnostics.map(\.id) == ["front-matter.missing-key"])
  }

  @Test(
    "are declared without mistakes, or told of by line",
    arguments: [
      ("folder: meetings", "", "front-matter.missing-key", 1), ("titel: 集まり", "", "front-matter.unknown-key", 1),
      ("fields: {a: {type: txt, label: あ}}", "", "front-matter.unknown-code", 2),
      ("fields: {a: {type: text}}", "", "front-matter.missing-key", 2),
      ("fields: {title: {type: text, label: あ}}", "", "kind.taken-field", 2),
      ("fields: {A b: {type: text, label: あ}}", "", "kind.malformed-field", 2),
      ("fields: {a: {type: reference, to: distritcs, label: あ}}", "", "kind.unknown-target", 2),
      ("fields: {a: {type: reference, label: あ}}", "", "front-matter.missing-key", 2),
      ("fields: {a: {type: choice, of: isues, label: あ}}", "", "kind.unknown-list", 2),
      ("fields: {a: {type: choice, label: あ}}", "", "front-matter.missing-key", 2),
      ("group-by: distrct", "", "kind.unknown-field", 2),
      ("mark: a\nfields: {a: {type: number, label: あ}}", "", "kind.unfit-field", 2),
      ("folder: codes", "", "kind.folder-of-others", nil), ("folder: about", "", "kind.shared-folder", nil),
      ("folder: en", "", "kind.folder-of-others", nil), ("folder: assets", "", "kind.folder-of-others", nil),
      (
        "subfolders: a\nfields: {a: {type: choice, public: false, label: あ, values: {x: い}}}", "",
        "kind.internal-field", 2
      ),
      ("group-by: a\nfields: {a: {type: text, public: false, label: あ}}", "", "kind.internal-field", 2),
      ("audience: public", "", "front-matter.unknown-code", 2),
    ] as [(String, String, String, Int?)])
  func declarations(text: String, rest: String, id: String, line: Int?) async throws {
    let isWithoutTitle = id == "front-matter.missing-key" && text.hasPrefix("folder") || text.hasPrefix("titel")
    let kind = (isWithoutTitle ? "" : "title: 集まり\n") + text + "\n"
    let found = try await TemporaryFolder(["content/kinds/meeting.yml": kind]).readContent().diagnostics
    let own = found.first { $0.id == id }
    #expect(own != nil, "\(found.map(\.id))")
    if let line { #expect(own?.place?.position?.line == line) }
  }

  @Test(
    "cannot be called like pages that the tool makes itself", arguments: ["home", "collection", "statistics", "Ab"])
  func reserved(name: String) async throws {
    let folder = try TemporaryFolder(["content/kinds/\(name).yml": "title: 題\n"])
    #expect(try await folder.readContent().diagnostics.map(\.id) == ["kind.reserved"])
  }
}
