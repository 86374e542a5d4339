import Diagnostics
import Files
import Foundation
@_spi(Suppression) import Tables
import TestSupport
import Testing

@testable import Ledger

@Suite("The ledger")
struct LedgerTests {
  private func read(_ folder: TemporaryFolder) throws -> Ledger {
    try Ledger.read(
      .init(base: folder.path, path: "content/sealed/residents", readers: .everybody),
      name: "content/sealed/residents", edition: "residents")
  }

  private func table(_ figures: [PublishedCell]) -> PublishedTable {
    let rows = Axis(
      variable: "district", name: "district", title: "地区",
      members: ["a", "b", "c"].map { AxisMember(code: $0, label: "\($0)地区", level: "code", covers: [$0]) })
    return PublishedTable(
      id: "t", title: "表", unit: .persons, measure: "persons", rows: rows, columns: .single, origin: .register,
      source: "記録", notes: ["注"], breaks: [], scope: .init(period: "2022-04", conditions: ["state": ["new"]]),
      choice: [.init(rows: "code", columns: "month")], figures: figures)
  }

  private func sealing(
    _ ledger: Ledger, _ figures: [PublishedCell], asOf: String = "2022-04-30", fictional: Set<String> = [],
    openGroups: Int? = nil
  ) -> Sealing {
    ledger.next(
      edition: "residents", asOf: asOf, threshold: 10, tables: [table(figures)],
      withheld: [WithheldTable(id: "u", title: "別の表", trials: [])],
      identities: [.init(terms: ["t[a]": 1], atLeast: 1, atMost: nil)], fictional: fictional, targets: 3,
      openGroupsAtMost: openGroups)
  }

  @Test("gives back what was added, in order, each with the hash of the one before")
  func chain() throws {
    let folder = try TemporaryFolder()
    let empty = try read(folder)
    #expect(empty.sealings.isEmpty && empty.latest == nil)
    let first = sealing(empty, [.value(12), .hidden, .missing])
    #expect(try empty.append(first) == "content/sealed/residents/0001.json")
    let one = try read(folder)
    #expect(one.sealings == [first] && one.lastHash?.utf8.count == 64)
    #expect(try !folder.read("content/sealed/residents/0001.json").contains("fictional"))
    #expect(try !folder.read("content/sealed/residents/0001.json").contains("openGroups"))
    let second = sealing(one, [.value(14), .hidden, .missing], asOf: "2022-05-31", fictional: ["t"], openGroups: 20)
    #expect(second.number == 2 && second.previous == one.lastHash)
    _ = try one.append(second)
    #expect(try read(folder).sealings == [first, second])
    // Who read before another sealed adds nothing.
    #expect(throws: Stop.self) { _ = try one.append(sealing(one, [.hidden, .hidden, .hidden])) }
    #expect(try read(folder).sealings.count == 2)
  }

  @Test("with a sealing that is changed, missing or strange is refused by its name")
  func broken() throws {
    func refused(_ change: (TemporaryFolder, String) throws -> Void) throws -> [String] {
      let folder = try TemporaryFolder()
      for day in ["2022-04-30", "2022-05-31"] {
        let ledger = try read(folder)
        _ = try ledger.append(sealing(ledger, [.value(12), .hidden, .missing], asOf: day))
      }
      try change(folder, "content/sealed/residents")
      do {
        _ = try read(folder)
        return []
      } catch let stop as Stop { return stop.diagnostics.compactMap(\.place?.path) }
    }
    let name = "content/sealed/residents"
    #expect(
      try refused { folder, path in
        let text = try String(contentsOfFile: folder.file("\(path)/0001.json"), encoding: .utf8)
        try folder.write("\(path)/0001.json", text.replacing("12", with: "13"))
      } == ["\(name)/0001.json"])
    #expect(
      try refused { try FileManager.default.removeItem(atPath: $0.file("\($1)/0001.json")) } == ["\(name)/0002.json"])
    #expect(try refused { try $0.write("\($1)/0003.json", "{}") } == ["\(name)/0003.json"])
    #expect(try refused { try $0.write("\($1)/note.txt", "") } == ["\(name)/note.txt"])
    // What a file manager leaves is none.
    #expect(try refused { try $0.write("\($1)/.DS_Store", "") } == [])
  }

  @Test("lets exactly one of many win who add at the same time")
  func contest() async throws {
    for _ in 0..<40 {
      let folder = try TemporaryFolder()
      let ledger = try read(folder)
      let wins = await withTaskGroup { group in
        for figure in 11...16 {
          let sealing = sealing(ledger, [.value(figure), .hidden, .missing])
          group.addTask {
            do { return try ledger.append(sealing).isEmpty ? 0 : 1 } catch { return 0 }
          }
        }
        return await group.reduce(0, +)
      }
      #expect(wins == 1)
      #expect(try read(folder).sealings.count == 1)
    }
  }

  @Test("goes on after a sealing that was never whole")
  func torn() throws {
    let folder = try TemporaryFolder()
    let ledger = try read(folder)
    try folder.write("content/sealed/residents/\(FolderHandle.aside("0001.json"))", "{\"sealing\":")
    #expect(try read(folder).sealings.isEmpty)
    _ = try ledger.append(sealing(ledger, [.value(12), .hidden, .missing]))
    #expect(try listFolder(folder.file("content/sealed/residents")).map(\.path) == ["0001.json"])
  }

  @Test("holds what was noted of it, and nothing that is another or cannot be read")
  func anchors() throws {
    let folder = try TemporaryFolder()
    let empty = try read(folder)
    #expect(empty.anchor == nil)
    _ = try empty.append(sealing(empty, [.value(12), .hidden, .missing]))
    let ledger = try read(folder)
    let anchor = try #require(ledger.anchor)
    #expect(SealingAnchor(anchor.description) == anchor && anchor.name == "residents/1")
    #expect(ledger.holds(anchor) && !empty.holds(anchor))
    #expect(!ledger.holds(SealingAnchor(edition: "residents", number: 2, hash: anchor.hash)))
    #expect(!ledger.holds(SealingAnchor(edition: "residents", number: 1, hash: "00")))
    // What was noted of another edition is none of its business.
    #expect(ledger.holds(SealingAnchor(edition: "training", number: 7, hash: "00")))
    for text in ["", "residents", "residents/1", "residents/x \(anchor.hash)", "\(anchor) ", "residents/1 not a hash"] {
      #expect(SealingAnchor(text) == nil, "\(text)")
    }
  }

  @Test("says of a sealing whose format it does not know that the tool is too old, and not that it was changed")
  func newer() throws {
    let folder = try TemporaryFolder()
    let ledger = try read(folder)
    _ = try ledger.append(sealing(ledger, [.value(12), .hidden, .missing]))
    let file = "content/sealed/residents/0001.json"
    let whole = try folder.read(file)
    for (text, id) in [
      (whole.replacing("\"format\" : 1", with: "\"format\" : 2"), "ledger.newer"),
      (whole.replacing("\"format\" : 1", with: "\"format\" : 0"), "ledger.changed"), ("{}", "ledger.changed"),
    ] {
      #expect(text != whole)
      try folder.write(file, text)
      #expect { _ = try read(folder) } throws: { ($0 as? Stop)?.diagnostics.map(\.id) == [id] }
    }
  }
}
