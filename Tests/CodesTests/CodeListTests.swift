import Chronology
import Codes
import Diagnostics
import TestSupport
import Testing

@Suite("Code lists")
struct CodeListTests {
  private let issues = """
    title: {ja: 課題, en: Issues, ja-simple: こまりごと}
    versions:
      - {code: r4, from: 2022-04}
      - {code: r5, from: 2023-04, note: 名称を改めた}
    groups:
      - {code: income, label: {ja: 収入}}
    codes:
      - {code: 8050, label: {ja: 8050}, order: 2}
      - {code: poverty, group: income, valid-until: 2023-03, order: 1, label: {ja: 生活困窮, en: Poverty}}
      - {code: hardship, group: income, valid-from: 2023-04, label: {ja: 経済的困窮}}
    crosswalk:
      - {from: poverty, to: hardship}

    """

  private func read(_ text: String) throws -> Reviewed<CodeBook> {
    let folder = try TemporaryFolder(["content/codes/issues.yml": text])
    return try CodeBook.read(root: folder.path)
  }

  @Test("have codes in order, found by themselves or by a label")
  func order() throws {
    let list = try #require(read(issues).value.lists["issues"])
    #expect(list.codes.map(\.code) == ["poverty", "8050", "hardship"])
    #expect(list.position(of: "8050") == 1)
    #expect(list.position(written: "生活困窮") == 0)
    #expect(list.position(written: "Poverty") == 0)
    #expect(list.position(of: "生活困窮") == nil)
    #expect(list.codes[0].group == 0)
  }

  @Test("lead from an older version to a newer, and tell where they break")
  func crosswalk() throws {
    let list = try #require(read(issues).value.lists["issues"])
    let (before, after) = (try #require(CalendarMonth(iso: "2023-03")), try #require(CalendarMonth(iso: "2023-04")))
    #expect(list.successor(of: 0, in: before) == 0)
    #expect(list.successor(of: 0, in: after) == 2)
    #expect(list.successor(of: 2, in: before) == nil)
    #expect(list.breaks(in: try #require(MonthRange(before, after))).map(\.code) == ["r5"])
    #expect(list.breaks(in: try #require(MonthRange(after, after))).isEmpty)
  }

  @Test(
    "refuse what does not fit together",
    arguments: [
      ("group: income, valid-until", "group: incme, valid-until", "codes.unknown-group"),
      ("to: hardship", "to: hardshp", "codes.unknown-code"), ("code: hardship", "code: poverty", "codes.repeated"),
      ("code: hardship", "code: total", "front-matter.wrong-type"),
      ("valid-until: 2023-03", "valid-until: 2023-02", "codes.crosswalk-gap"),
      ("from: 2023-04, note", "from: 2022-04, note", "codes.version-order"),
      ("valid-from: 2023-04", "valid-from: 2023-04, valid-until: 2023-01", "codes.backwards"),
      ("order: 2", "ordr: 2", "front-matter.unknown-key"),
    ])
  func refused(old: String, new: String, id: String) throws {
    let reviewed = try read(issues.replacing(old, with: new))
    #expect(reviewed.diagnostics.map(\.id).contains(id))
    #expect(reviewed.diagnostics.first?.place?.position != nil)
    #expect(reviewed.value.lists.isEmpty)
  }

  @Test("stand in a folder that holds nothing else")
  func folder() throws {
    let folder = try TemporaryFolder(["content/codes/a.txt": "a", "content/codes/.b.yml": "b: 1\n"])
    #expect(try CodeBook.read(root: folder.path).diagnostics.map(\.id) == ["file.not-yaml", "file.not-yaml"])
  }

  @Test("of this repository are right, and have labels in three languages")
  func repository() throws {
    let reviewed = try CodeBook.read(root: Repository.folder)
    #expect(reviewed.diagnostics == [])
    for list in reviewed.value.lists.values {
      for label in list.codes.map(\.label) + list.groups.map(\.label) {
        #expect(label.en != nil && label.jaSimple != nil, "\(list.name): \(label.ja)")
      }
    }
    #expect(reviewed.value.lists["issues"]?.groups.count == 16)
  }

  @Test("have no label that a spreadsheet would run", arguments: ["=1+1", "+1", "-1", "@a", "\\ta", " =1"])
  func formulas(label: String) throws {
    let wrong = issues.replacing("label: {ja: 経済的困窮}", with: "label: {ja: \"\(label)\"}")
    let ids = try read(wrong).diagnostics.map(\.id)
    #expect(ids.contains("front-matter.wrong-type") || ids.contains("front-matter.broken-text"))
  }
}
