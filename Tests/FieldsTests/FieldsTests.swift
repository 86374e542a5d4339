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
  }

  private func read(_ yaml: String) -> Read {
    let source = SourceText(path: "a.yml", bytes: Array(yaml.utf8))
    var diagnostics: [Diagnostic] = []
    let pairs = YAMLReader.file(source).unwrapped(into: &diagnostics)
    var result = Read()
    if !diagnostics.haveErrors {
      var reader = FieldReader(pairs, of: source)
      result.text = reader.required("text", .text)
      result.number = reader.optional("number", .number)
      result.flag = reader.optional("flag", .flag)
      result.colour = reader.optional("colour", FieldType<Colour>.choice())
      result.list = reader.optional("list", .list(.number))
      diagnostics += reader.finish()
    }
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
