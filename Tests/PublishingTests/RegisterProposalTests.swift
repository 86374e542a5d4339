import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

@Suite("What is proposed for a spreadsheet of an office")
struct RegisterProposalTests {
  private let site: TinySite
  private var options: Publishing.Options { .init(root: site.folder.path, jobs: 2) }

  init() throws {
    site = try TinySite()
    try Repository.copyFixture("council/content/codes", to: site.folder, as: "content/codes")
  }

  @Test("is put into what a new site says of its register, with sheets that are no part of it")
  func newSite() async throws {
    let text = try site.folder.read("engawa.yml")
    try site.folder.write("engawa.yml", text + "register: {fictional: true} # 見本の記録です\n")
    let bytes = SampleWorkbook([
      ("台帳", [Self.header.map { $0 == "相談受付日" ? "相談受付年月日" : $0 }, row(1)]), ("メモ", [["思いつき"]]),
    ]).bytes
    try site.folder.write("台帳.xlsx", Data(bytes))
    let report = try await Publishing.inspectRegister(site.folder.file("台帳.xlsx"), options, isWritten: true)
    #expect(report.value.text.ja.contains("シート「メモ」: 意味の分かる見出しがないので、読まない"))
    let written = try site.folder.read("engawa.yml")
    #expect(written.contains("register: # 見本の記録です\n  fictional: true\n  columns:\n"))
    #expect(written.contains("    opened: \"相談受付年月日\"") && written.contains("  ignored-sheets: [\"メモ\"]"))
  }

  private static let header: [String?] = [
    "No.", "担当地区", "相談受付日", "相談のきっかけ", "初回相談者", "年代（受付時）", "世帯構成", "主訴", "氏名", "フリガナ", "支援経過", nil, "令和4年4月",
  ]

  private func row(_ number: Int, _ district: String = "調布") -> [String?] {
    [
      "R4-\(1000 + number)", district, "=44658@1", "電話", "本人", "４０代", "ひとり暮らし", "生活困窮", "架空 太郎\(number)", "カクウ",
      "経過の中身\(number)", nil, "新規",
    ]
  }

  private func workbook(_ rows: [[String?]]) throws -> String {
    let bytes = SampleWorkbook([("台帳", [["個別支援台帳"], [], Self.header] + rows)]).bytes
    try site.folder.write("台帳.xlsx", Data(bytes))
    return site.folder.file("台帳.xlsx")
  }

  @Test("is what its columns hold and what the code lists lack, and no value of a record")
  func proposal() async throws {
    let file = try workbook((0..<8).map { row($0, $0 < 6 ? "池上" : "調布") } + [row(9, "雪谷")])
    let text = try await Publishing.inspectRegister(file, options, isWritten: false).value.text
    for line in [
      "シート「台帳」: 見出しは3行目、その下に9行", "No. → id", "年代（受付時） → age-band", "支援経過 → 不明。秘密の文として", "令和4年4月 → 2022-04",
      "    district: \"担当地区\"", "  note-columns: [\"支援経過\"]", "content/codes/districts.yml に加える符号:",
      "{code: code-5, label: {ja: \"池上\"}}", "content/codes/districts.yml にない値が、ほかに1種類あります",
    ] { #expect(text.ja.contains(line), "\(line)\n\(text.ja)") }
    for value in ["太郎", "カクウ", "中身", "R4-100", "雪谷"] { #expect(!text.ja.contains(value) && !text.en.contains(value)) }
  }

  @Test("is written where nothing is said yet, and then the register can be read")
  func written() async throws {
    let file = try workbook((0..<8).map { row($0, $0 < 6 ? "池上" : "調布") })
    let proposal = try await Publishing.inspectRegister(file, options, isWritten: true).value
    #expect(proposal.written == ["engawa.yml", "content/codes/districts.yml"])
    try site.folder.write("content/cases/cases.xlsx", Data(contentsOf: URL(filePath: file)))
    let report = try await Publishing.check(options)
    #expect(report.warnings == [] && report.register.caseCount == 8)
    await #expect(throws: Stop.self) { try await Publishing.inspectRegister(file, options, isWritten: true) }
  }

  @Test("shows nothing of a form of one person, and nothing that many rows of one case have")
  func onePerson() async throws {
    for form in [
      "氏名,蓬莱 楓花,生年月日,1957-03-28,電話,090-0000-8265\n備考,なし\n", "氏名,蓬莱 楓花,フリガナ,ホウライ フウカ\n", "氏名,蓬莱 楓花,,年代,40代\n",
    ] {
      try site.folder.write("form.csv", form)
      await #expect {
        try await Publishing.inspectRegister(site.folder.file("form.csv"), options, isWritten: false)
      } throws: {
        ($0 as? Stop)?.diagnostics.map(\.id) == ["inspect.nothing-recognised"]
      }
    }
    func changes(_ id: (Int) -> Int) -> String {
      "番号,対象月,状態,相談者\n" + (1...6).map { "R4-\(1000 + id($0)),2022-0\($0),新規,勅使河原 悠美子\n" }.joined()
    }
    let byName = changes { $0 }.replacing("番号", with: "氏名").replacing(#/R4-100[0-9]/#, with: "架空 太郎")
    for (text, isShown) in [(changes { _ in 1 }, false), (changes { $0 }, true), (byName, false)] {
      try site.folder.write("changes.csv", text)
      let told = try await Publishing.inspectRegister(site.folder.file("changes.csv"), options, isWritten: false).value
      #expect(told.text.ja.contains("悠美子") == isShown)
    }
  }

  @Test("says that nothing was recognised, and shows nothing of it")
  func nothing() async throws {
    try site.folder.write("a.csv", "山田 花子,080-0000-1234\n山田 太郎,080-0000-5678\n")
    await #expect {
      try await Publishing.inspectRegister(site.folder.file("a.csv"), options, isWritten: false)
    } throws: { error in
      let found = (error as? Stop)?.diagnostics ?? []
      return found.map(\.id) == ["inspect.nothing-recognised"] && !"\(found)".contains("山田")
    }
  }
}
