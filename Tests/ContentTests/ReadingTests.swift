import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Content

@Suite("Reading content")
struct ReadingTests {
  @Test("makes entries with kind, name and typed keys")
  func entries() async throws {
    let folder = try TemporaryFolder([
      "content/index.md": page(),
      "content/models/index.md": page(),
      "content/districts/omori.md": page("activity-count: 14\nas-of: 2022-12\n"),
      "content/activities/omori/pane.md": page("district: omori\napproaches: [community]\nfrequency: 月1回\n"),
      "content/approaches/community.md": page("order: 1\nsources:\n  - {title: 資料, adapted: true}\n"),
    ])
    let reviewed = try await folder.readContent()
    #expect(reviewed.diagnostics == [])
    #expect(
      reviewed.value.entries.map(\.name) == [
        "", "activities/omori/pane", "approaches/community", "districts/omori", "models",
      ])
    #expect(reviewed.value.entries.map(\.kind.name) == ["home", "activity", "approach", "district", "collection"])
    let activity = reviewed.value.entries[1]
    #expect(activity.references.map(\.name) == ["districts/omori", "approaches/community"])
    guard case .text("月1回")? = activity.values[2] else { throw Stop(.content, []) }
    #expect(reviewed.value.entries[2].citations.first?.isAdapted == true)
    let text = try reviewed.value.texts.text(of: activity.source.path)
    #expect(String(decoding: text.bytes[activity.bodyOffset...], as: UTF8.self) == "本文\n")
  }

  @Test("has texts at hand until they are taken, and reads them again after that if they are as they were")
  func texts() async throws {
    let folder = try TemporaryFolder(["content/about/a.md": page(), "content/about/b.md": page("titel: 題\n")])
    let texts = try await folder.readContent().value.texts
    let path = "content/about/a.md"
    let first = try texts.text(of: path)
    #expect(String(decoding: first.bytes, as: UTF8.self) == page())
    // Whatever becomes of the file: what was read is what the site is made from.
    try folder.write(path, page(body: "別の本文\n"))
    #expect(try texts.text(of: path) == first)
    #expect(try texts.take(path) == first)
    let changed = #expect(throws: Stop.self) { try texts.take(path) }
    #expect(changed?.diagnostics.map(\.id) == ["file.changed-meanwhile"])
    try folder.write(path, page())
    #expect(try texts.take(path) == first)
    #expect(try texts.text(of: "content/about/b.md").bytes.count > 0)
  }

  @Test("reports everything that is wrong in all files, with places and suggestions")
  func allMistakes() async throws {
    let folder = try TemporaryFolder([
      "content/about/a.md":
        "---\ntitel: 題\nsummary: 概要\naudience: pubilc\nstatus: published\nupdated: 2022-02-30\n---\n",
      "content/about/b.md": page("order: 08\n"),
    ])
    let diagnostics = try await folder.readContent().diagnostics.sorted()
    #expect(
      diagnostics.map(\.id) == [
        "front-matter.missing-key", "front-matter.unknown-key", "front-matter.unknown-code", "front-matter.no-such-day",
        "front-matter.wrong-type",
      ])
    #expect(diagnostics[1].place?.position == .init(line: 2, column: 1))
    #expect(diagnostics[1].hint?.en == "did you mean 'title'?")
    #expect(diagnostics[2].place?.position == .init(line: 4, column: 11))
    #expect(diagnostics[2].hint?.en == "did you mean 'public'?")
    #expect(diagnostics[3].place?.excerpt?.text == "updated: 2022-02-30")
  }

  @Test(
    "refuses files that are not plain UTF-8 text",
    arguments: [
      ([], "file.empty", nil), (Array("---\ra: b\n".utf8), "file.carriage-return", (1, 4)),
      (Array("---\n縁".utf8) + [0xFF], "file.not-utf8", (2, 2)),
      (Array("---\na\u{0}".utf8), "file.control-character", (2, 2)),
      (Array("---\n外\u{E001}".utf8), "file.private-use-character", (2, 2)),
      (Array("題\n".utf8), "front-matter.missing", (1, 1)),
      (Array("---\ntitle: a\n".utf8), "front-matter.unterminated", (1, 1)),
    ] as [([UInt8], String, (Int, Int)?)])
  func badFiles(bytes: [UInt8], id: String, position: (Int, Int)?) async throws {
    let folder = try TemporaryFolder()
    try folder.write("content/about/a.md", Data(bytes))
    let diagnostics = try await folder.readContent().diagnostics
    #expect(diagnostics.map(\.id) == [id])
    #expect(diagnostics.first?.place?.path == "content/about/a.md")
    #expect(diagnostics.first?.place?.position == position.map { .init(line: $0.0, column: $0.1) })
  }

  @Test(
    "gives the name to use for one that cannot be part of an address",
    arguments: [("たんぽぽ", "tanpopo"), ("Contact", "contact"), ("お知らせ", "about-1")])
  func names(name: String, better: String) async throws {
    let folder = try TemporaryFolder(["content/about/\(name).md": page()])
    let found = try await folder.readContent().diagnostics
    #expect(found.map(\.id) == ["content.malformed-name"] && found.first?.hint?.en.contains("'\(better)'") == true)
  }

  @Test("reads what Windows writes, with a mark at the beginning and two signs at the end of each line")
  func windows() async throws {
    let folder = try TemporaryFolder(["content/about/b.md": page()])
    let text = [0xEF, 0xBB, 0xBF] + Array(page("odrer: 1\n").replacing("\n", with: "\r\n").utf8)
    try folder.write("content/about/a.md", Data(text))
    let read = try await folder.readContent()
    #expect(read.diagnostics.map(\.id) == ["front-matter.unknown-key"])
    #expect(read.diagnostics.first?.place?.position == .init(line: 7, column: 1))
    #expect(read.value.forgivenCount == 1)
  }

  @Test(
    "refuses files that lie in a wrong place or have a wrong name",
    arguments: [
      ("content/about/大森.md", "content.malformed-name"), ("content/about/A.md", "content.malformed-name"),
      ("content/modles/a.md", "content.unknown-folder"), ("content/a.md", "content.outside-folders"),
      ("content/about/.a.md", "file.hidden"), ("content/about/a.docx", "file.unknown-ending"),
      ("content/activities/omori/a.md", "content.wrong-folder"),
    ])
  func badPlaces(path: String, id: String) async throws {
    let folder = try TemporaryFolder([
      path: page(path.contains("activities") ? "approaches: [a]\ndistrict: chofu\n" : "")
    ])
    #expect(try await folder.readContent().diagnostics.map(\.id) == [id])
  }

  @Test("follows no symbolic links, for a public name could stand for an internal file")
  func links() async throws {
    let folder = try TemporaryFolder(["content/about/a.md": page(), "secret.md": page()])
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: folder.path + "/content/about/b.md", withDestinationPath: "a.md")
    #expect(try await folder.readContent().value.entries.map(\.name) == ["about/a"])
    try manager.createSymbolicLink(atPath: folder.path + "/content/about/c.md", withDestinationPath: "../../secret.md")
    try manager.createSymbolicLink(atPath: folder.path + "/content/about/d.md", withDestinationPath: "nowhere.md")
    try manager.createSymbolicLink(atPath: folder.path + "/content/models", withDestinationPath: "/")
    #expect(
      try await folder.readContent().diagnostics.map(\.id) == ["file.link", "file.link", "file.link", "file.link"])
  }

  @Test("refuses two files with one address")
  func duplicates() async throws {
    let folder = try TemporaryFolder(["content/about/a.md": page(), "content/about/a/index.md": page()])
    #expect(try await folder.readContent().diagnostics.map(\.id) == ["content.duplicate-name"])
  }

  @Test("leaves out what residents may not have, and refuses public pages that refer to it")
  func residents() async throws {
    let folder = try TemporaryFolder([
      "content/approaches/open.md": page(),
      "content/approaches/inner.md": page().replacing("public", with: "internal"),
      "content/approaches/new.md": page().replacing("published", with: "draft"),
      "content/models/a.md": page("approaches: [open, inner, new, opne]\n"),
    ])
    let all = try await folder.readContent()
    #expect(all.diagnostics == [])
    let residents = try #require(Edition.usual(language: Language(rawValue: "ja")).first)
    let library = ContentLibrary.taking(
      all.value, for: residents, of: SourceText(path: "engawa.yml", bytes: []), languages: [], today: nil)
    #expect(library.value.entries.map(\.name) == ["approaches/open", "models/a"])
    #expect(library.value.leftOut.map(\.path) == ["content/approaches/inner.md", "content/approaches/new.md"])
    #expect(
      library.diagnostics.map(\.id) == [
        "content.left-out-reference", "content.left-out-reference", "content.unknown-reference",
      ])
    #expect(library.diagnostics.last?.hint?.en == "did you mean 'open'?")
  }
}
