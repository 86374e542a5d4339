import Diagnostics
import Foundation
@_spi(Gate) import Tables
import TestSupport
import Testing

@testable import Gate

@Suite("The gate")
struct GateTests {
  @Test("finds what is planted, and says where without saying what", arguments: Plants.leaks)
  func leaks(leak: Plants.Leak) throws {
    let hits = Plants.gate.hits(in: leak.path, Array(leak.text.utf8))
    let hit = try #require(hits.first { $0.rule.id == leak.rule }, "\(hits.map(\.rule.id))")
    if hit.rule.needsRegister { #expect(hit.field != nil && !hit.records.isEmpty) }
    #expect(Plants.leaks.count >= 100)
  }

  @Test("reads of a picture that was drawn what it was drawn from")
  func drawn() throws {
    let name = "雷鳥 きよし"
    let drawing = Array("<svg xmlns=\"http://www.w3.org/2000/svg\"><text>\(name)</text></svg>".utf8)
    let dot = SamplePictures.landscape(width: 3, height: 2)
    #expect(Plants.gate.hits(in: "a.png", dot).isEmpty)
    let hits = Plants.gate.hits(in: "a.png", dot, text: drawing)
    #expect(hits.contains { $0.rule.needsRegister && $0.line == nil && $0.path == "a.png" }, "\(hits)")
    #expect(Plants.gate.hits(in: "a.png", dot, text: Array("<svg><text>人数</text></svg>".utf8)).isEmpty)
  }

  @Test("lets innocent text pass", arguments: Innocents.all)
  func innocent(page: Innocents.Page) {
    let hits = Plants.gate.hits(in: page.path, Array(page.text.utf8))
    #expect(hits.map { "\($0.rule.id) \($0.line ?? 0)" } == [], "\(page.text)")
    #expect(Innocents.all.count >= 60)
  }

  @Test("has no false alarm on this repository's own pages, with the commonest names and with words that are names")
  func commonNames() throws {
    let names = try String(contentsOf: Repository.fixture("names/common.txt"), encoding: .utf8).split(separator: "\n")
    #expect(names.count == 208)
    let secrets = names.enumerated().map { Secret(record: "R4-\(1000 + $0)", .name(Confidential(String($1)))) }
    let gate = Gate(secrets, contacts: Plants.contacts, isPublic: false)
    let content = URL(filePath: "\(Repository.folder)/content")
    let files = try FileManager.default.subpathsOfDirectory(atPath: content.path)
      .filter { $0.hasSuffix(".md") && !$0.hasPrefix("cases/") || $0.hasPrefix("codes/") && $0.hasSuffix(".yml") }
    #expect(files.count > 60)
    for file in files.sorted() {
      let bytes = [UInt8](try Data(contentsOf: content.appending(path: file)))
      #expect(gate.hits(in: "a.txt", bytes).map { "\($0.rule.id) \($0.line ?? 0)" } == [], "\(file)")
    }
    // It knows them all the same.
    #expect(gate.hits(in: "a.txt", Array("\(names[0])".utf8)).map(\.rule.id) == ["full-name"])
  }

  /// きた and のおじいさん are the letters of きたの and おじいさん.
  @Test("tells once of letters that two people may be meant by, with both")
  func sameLetters() {
    let secrets = [
      Secret(record: "R4-1000", .nameKana(Confidential("きた はなこ"))),
      Secret(record: "R4-1001", .nameKana(Confidential("きたの たろう"))),
    ]
    let gate = Gate(secrets, contacts: Plants.contacts, isPublic: false)
    let hits = gate.hits(in: "a.txt", Array("きたのおじいさん".utf8))
    #expect(hits.map(\.records) == [["R4-1000", "R4-1001"]])
  }

  @Test("names the line")
  func lines() throws {
    let hit = try #require(Plants.gate.hits(in: "a.html", Array("<p>\n<b>x</b>\n雷鳥さん</p>".utf8)).first)
    #expect(hit.line == 3 && hit.records == ["R4-0208"] && hit.field == "name")
    // Two people with one surname: both are named.
    let two = try #require(Plants.gate.hits(in: "a.html", Array("青葉さん".utf8)).first)
    #expect(two.records == ["R3-0052", "R4-0122"])
  }

  @Test("has a rule for everything that it finds, each tried on both sides")
  func rules() {
    let tried = Set(Plants.leaks.map(\.rule)).union(["metadata"])
    #expect(Set(GateRule.all.map(\.id)) == tried)
    #expect(GateRule.all.allSatisfy { !$0.reason.en.isEmpty && !$0.reason.ja.isEmpty })
  }

  @Test("looks for patterns without a register, and for no patterns of the public in an internal edition")
  func editions() {
    let patterns = Gate([], contacts: Plants.contacts, isPublic: true)
    #expect(!patterns.knowsRegister)
    #expect(patterns.hits(in: "a.html", Array("雷鳥きよし 090-1111-2222".utf8)).map(\.rule.id) == ["any-phone"])
    let inside = Gate(Plants.secrets, contacts: Plants.contacts, isPublic: false)
    #expect(inside.hits(in: "a.html", Array("雷鳥きよし 090-1111-2222 a@example.com".utf8)).map(\.rule.id) == ["full-name"])
  }

  @Test("refuses pictures that tell of their making, also in data addresses, and files that are none")
  func pictures() {
    func rules(_ path: String, _ bytes: [UInt8]) -> [String] { Plants.gate.hits(in: path, bytes).map(\.rule.id) }
    #expect(rules("a.jpg", SamplePictures.jpegWithEXIF(orientation: 1)) == ["metadata"])
    #expect(rules("a.png", SamplePictures.pngWithText) == ["metadata"])
    #expect(rules("a.webp", SamplePictures.webpWithEXIF) == ["metadata"])
    #expect(rules("a.gif", SamplePictures.commentedGIF) == ["metadata"])
    #expect(rules("a.avif", SamplePictures.avifWithEXIF) == ["metadata"])
    #expect(rules("a.jpg", SamplePictures.jpeg) == [] && rules("a.avif", SamplePictures.avif) == [])
    #expect(rules("a.jpg", Array("雷鳥".utf8)) == ["unreadable"])
    #expect(rules("favicon.ico", SamplePictures.icon) == [])
    #expect(rules("favicon.ico", SamplePictures.icon + Array("雷鳥".utf8)) == ["metadata"])
    let data = Data(SamplePictures.pngWithText).base64EncodedString()
    #expect(rules("a.html", Array("<img alt=\"\" src=\"data:image/png;base64,\(data)\">".utf8)) == ["metadata"])
  }

  @Test("reads text in UTF-8 alone, and is soon done with many data addresses")
  func encodings() {
    let japanese: [UInt8] = [0x97, 0x8B, 0x92, 0xB9, 0x82, 0xAB, 0x82, 0xE6, 0x82, 0xB5]
    for path in ["a.html", "a.csv", "a.svg", "a.xml", "a.txt", "meibo"] {
      #expect(Plants.gate.hits(in: path, japanese).map(\.rule.id) == ["unreadable"])
    }
    let many = Array(String(repeating: "data:", count: 100_000).utf8)
    #expect(Plants.gate.hits(in: "a.txt", many).isEmpty)
  }

  @Test("does not call a file by a name that must not be told")
  func names() {
    let hits = Plants.gate.hits(in: "a/雷鳥きよし.html", Array("<p>x</p>".utf8))
    #expect(hits.map(\.isInName) == [true])
  }

  @Test("reads the text of a PDF as it is given, and refuses one that nobody could read")
  func documents() {
    let text = Array(
      "<html><head><title>x</title><meta name=\"Author\" content=\"雷鳥きよし\"/></head><pre>80人</pre></html>".utf8)
    let empty = SamplePDF(objects: []).bytes
    #expect(Plants.gate.hits(in: "a.pdf", empty, text: text).map(\.rule.id) == ["full-name"])
    #expect(Plants.gate.hits(in: "a.pdf", empty).map(\.rule.id) == ["unreadable"])
    #expect(Plants.gate.hits(in: "a.pdf", [1], text: text).map(\.rule.id) == ["unreadable"])
  }

  @Test("reads pictures that stand in a page themselves")
  func embedded() {
    // It has a plus in it, which is a space elsewhere.
    let dot =
      "iVBORw0KGgoAAAANSUhEUgAAAAYAAAAGCAIAAABvrngfAAAAfUlEQVR4nAFyAI3/AHlCvfIhBvCEd2Lw88tNdk3HBw"
      + "AgURWaD4nyxtrK40S7MRJF/W8BhN+aU+YZ+bH5PhmnmaYZ4VzTACD29y2wItJNCpba1DwWF8GpjgJYHKfWdxU+GMb/"
      + "rHvZl4n3nTMBwOvFdJ8XRRADCwHOgTn0BeyjfP83GIMdIbIAAAAASUVORK5CYII="
    func rules(_ picture: String) -> [String] {
      let page =
        "<!DOCTYPE html><html lang=\"ja\"><title>x</title><p><img src=\"data:image/png;base64,\(picture)\" alt=\"点\"></p>"
      return Plants.gate.hits(in: "releases/r/report.html", Array(page.utf8)).map(\.rule.id)
    }
    #expect(rules(dot) == [])
    #expect(rules(String(dot.dropLast(20))) == ["unreadable"])
  }

  @Test("reads all that a workbook says, in whichever file inside it, and refuses what is none")
  func workbooks() {
    func rules(_ sample: SampleWorkbook) -> Set<String> {
      Set(Plants.gate.hits(in: "a.xlsx", sample.bytes).map(\.rule.id))
    }
    #expect(rules(SampleWorkbook([("表", [["地区", "人"], ["大森", "=50"]])])) == [])
    #expect(rules(SampleWorkbook([("表", [["地区", "人"], ["雷鳥 きよし", "=50"]])])).contains("full-name"))
    // A name whose parts stand beside each other, and one on a tab.
    #expect(rules(SampleWorkbook([("表", [["雷鳥", "きよし"]])])).contains("full-name"))
    #expect(rules(SampleWorkbook([("雷鳥きよし", [["地区"]])])).contains("full-name"))
    var hidden = SampleWorkbook([("表", [["地区"]])])
    hidden.files.append(("docProps/core.xml", "<creator>雷鳥きよし</creator>"))
    #expect(rules(hidden) == ["full-name"])
    hidden.files[hidden.files.count - 1] = ("xl/media/a.bin", "x")
    #expect(rules(hidden) == ["unreadable"])
    #expect(Plants.gate.hits(in: "a.xlsx", [1]).map(\.rule.id) == ["unreadable"])
  }

  @Test("reads what a PDF says besides its pages")
  func documentWords() {
    let page = Array("<html><pre>80人</pre></html>".utf8)
    let note = SamplePDF.packed(Array("9 0 <</Type /Annot /Contents (雷鳥きよし)>>".utf8))
    let files = [
      SamplePDF(objects: ["<</Subject (雷鳥きよし)>>"]), SamplePDF(objects: ["<</Keywords <FEFF96F79CE5304D30883057>>>"]),
      SamplePDF(objects: [], streams: [("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", note)]),
      SamplePDF(
        objects: [], streams: [("/Type /Metadata", Array("<x><dc:creator>雷鳥きよし</dc:creator></x>".utf8))]),
    ]
    for file in files { #expect(Plants.gate.hits(in: "a.pdf", file.bytes, text: page).map(\.rule.id) == ["full-name"]) }
    #expect(Plants.gate.hits(in: "a.pdf", SamplePDF(objects: ["<</Title (会報)>>"]).bytes, text: page).isEmpty)
  }

  @Test("says the same whatever the markup is cut like, and never stops over torn files")
  func torn() {
    let page = Plants.leaks.prefix(60).map(\.text).joined()
    let bytes = Array(page.utf8)
    for end in stride(from: 0, to: bytes.count, by: 7) {
      for path in ["a.html", "a.json", "a.csv", "a.ics", "a.css", "a.svg", "a.txt"] {
        _ = Plants.gate.hits(in: path, Array(bytes[..<end]))
      }
    }
    #expect(Plants.gate.hits(in: "a.html", bytes).contains { $0.rule.id == "full-name" })
  }
}
