import Diagnostics
import Testing

@testable import Fields

@Suite("Fields of YAML")
struct FieldsTests {
  private enum Colour: String, CaseIterable, Sendable { case red, green }

  private struct Read {
    var text: String?
    var number: Int?
    var flag: Bool?
    var colour: Colour?
    var list: [Int]?
    var found: [(id: String, line: Int?, column: Int?)] = []
    var hints: [String] = []
  }

  private func read(_ yaml: String) -> Read {
    let source = SourceText(path: "a.yml", bytes: Array(yaml.utf8))
    var diagnostics: [Diagnostic] = []
    let pairs = YAMLReader.file(source).unwrapped(into: &diagnostics)
    var result = Read()
    if !pairs.isEmpty || !diagnostics.haveErrors {
      var reader = FieldReader(pairs, of: source)
      result.text = reader.required("text", .text)
      result.number = reader.optional("number", .number)
      result.flag = reader.optional("flag", .flag)
      result.colour = reader.optional("colour", FieldType<Colour>.choice())
      result.list = reader.optional("list", .list(.number))
      diagnostics += reader.finish()
    }
    result.hints = diagnostics.compactMap(\.hint?.en)
    result.found = diagnostics.map { ($0.id, $0.place?.position?.line, $0.place?.position?.column) }
    return result
  }

  @Test("are what their key says they are")
  func values() {
    let read = read("text: no\nnumber: 12\nflag: true\ncolour: green\nlist: [1, 2, 3]\n")
    #expect(read.found.isEmpty)
    #expect(read.text == "no" && read.number == 12 && read.flag == true)
    #expect(read.colour == .green && read.list == [1, 2, 3])
    #expect(self.read("text: 8050\n").text == "8050")
  }

  @Test("that are wrong are all told, each at its place")
  func wrong() {
    let read = read("number: 08\nflag: yes\ncolour: gren\nlist: [1, b]\nnumbr: 1\n")
    #expect(Set(read.found.map(\.line)) == [1, 2, 3, 4, 5])
    #expect(read.found.count == 6 && read.found.contains { $0.id == "front-matter.missing-key" })
    #expect(read.found.contains { $0.id == "front-matter.unknown-key" && $0.line == 5 && $0.column == 1 })
  }

  @Test(
    "are told how to be written, where that can be guessed",
    arguments: [
      ("flag: はい\n", "write true"), ("number: 08\n", "write 8"), ("list: 1、2\n", "write '[1, 2]'"),
    ])
  func meant(text: String, hint: String) { #expect(read(text).hints.contains(hint)) }

  @Test("are read beside others that break the rules of YAML, and all mistakes are told at once")
  func recovered() {
    let read = read("text:a\nnumber: 08\ncolour: [red\nlist: [1, b]\nflag: \"true\nnumbr: 1\n")
    #expect(
      read.found.map { "\($0.line ?? 0) \($0.id)" }.sorted() == [
        "1 yaml.missing-space", "2 front-matter.wrong-type", "3 yaml.open-bracket", "4 front-matter.wrong-type",
        "5 yaml.open-quote", "6 front-matter.unknown-key",
      ])
  }

  @Test(
    "are not called missing where they may only be unreadable",
    arguments: ["number: 1\n  text: a\n", "number: 1\nただの文\n", "text：a\n", "\"text: a\n"])
  func unreadable(yaml: String) {
    let found = read(yaml).found
    #expect(!found.isEmpty && !found.contains { $0.id == "front-matter.missing-key" }, "\(found)")
  }

  @Test("cost no more when a file breaks all rules")
  func boundedRecovery() {
    let many = String(repeating: "a: [\n", count: 40_000)
    #expect(read(many).found.count <= 210)
    let keys = (0..<20_000).map { "k\($0): 1\n" }.joined() + "x: [1\n"
    #expect(read(keys).found.contains { $0.id == "yaml.open-bracket" }, "\(read(keys).found.prefix(3))")
  }

  @Test(
    "gives a name for an address",
    arguments: [
      ("たんぽぽ", "tanpopo"), ("サロン", "saron"), ("がっこう", "gakkou"), ("マッチャ", "matcha"), ("Tea Party", "tea-party"),
      ("ＰＴＡ２０２６", "pta2026"), ("ファイル_1", "fairu-1"), ("お知らせ", nil), ("", nil), ("ー", nil), ("!", nil),
    ] as [(String, String?)])
  func names(text: String, name: String?) {
    #expect(Name.suggestion(for: text) == name)
  }

  @Test(
    "that break off are told of the last line",
    arguments: ["text: a\nlist: [", "text: a\nlist:\n  - {", "text: a\nb\nc", "---"])
  func brokenOff(yaml: String) throws {
    let lines = yaml.split(separator: "\n").count
    let found = read(yaml).found
    #expect(!found.isEmpty && found.allSatisfy { (1...lines).contains($0.line ?? 0) }, "\(found)")
  }

  @Test(
    "take nothing from YAML that has two meanings",
    arguments: [
      "text: &a b\n", "text: *a\n", "text: !!str b\n", "text: a\ntext: b\n", "- a\n", "text: [a\n", "\ttext: a\n",
    ])
  func refused(yaml: String) {
    #expect(!read(yaml).found.isEmpty)
    #expect(read(yaml).found.allSatisfy { $0.line != nil })
  }
}
