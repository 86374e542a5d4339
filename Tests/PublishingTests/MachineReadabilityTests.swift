import Foundation
import Publishing
import TestSupport
import Testing

/// The data of a site, held against 機械判読のためのルール of the Digital Agency, as far as they are about files of this sort.
@Suite("Published data")
struct MachineReadabilityTests {
  private struct Data {
    let name: String
    let header: [String]
    let records: [[String]]

    /// What stands in a column; nothing if there is none.
    func column(_ name: String) -> [String] {
      header.firstIndex(of: name).map { place in records.map { $0[place] } } ?? []
    }
  }

  private static func lines(_ text: String) -> [[String]] {
    text.split(separator: "\r\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private func published() async throws -> (data: [Data], codes: [[String]]) {
    let site = try MonthlySite()
    _ = try await Publishing.seal(site.options, isDryRun: false)
    _ = try await Publishing.build(site.options)
    let folder = site.site.folder
    let names = try folder.tree("public/statistics").keys.filter { $0.hasSuffix(".csv") && !$0.contains("/") }.sorted()
    let data = try names.map { name in
      let text = try folder.read("public/statistics/\(name)")
      // L3-08: the encoding is said by the mark and by the readme.
      #expect(text.hasPrefix("\u{FEFF}") && text.hasSuffix("\r\n"), "\(name)")
      let lines = Self.lines(String(text.dropFirst()))
      return Data(name: name, header: lines[0], records: Array(lines.dropFirst()))
    }
    #expect(data.count >= 3)
    return (data, Self.lines(String(try folder.read("public/statistics/all/codebook.csv").dropFirst())))
  }

  @Test("has one record a line, no empty column, and headings that say what is in each")
  func columns() async throws {
    for file in try await published().data {
      // L1-14, L3-01, L1-05, L2-03
      #expect(file.records.allSatisfy { $0.count == file.header.count }, "\(file.name)")
      #expect(Set(file.header).count == file.header.count && !file.header.contains(""), "\(file.name)")
      #expect(Set(file.header).isDisjoint(with: ["row", "column", "value"]), "\(file.name)")
      // L3-08: names that programs can take as they are.
      #expect(file.header.allSatisfy { $0.wholeMatch(of: #/[a-z0-9_-]+/#) != nil }, "\(file.name)")
      // L1-03
      for name in file.header {
        #expect(file.column(name).contains { !$0.isEmpty }, "\(file.name): \(name)")
      }
    }
  }

  @Test("has numbers alone where numbers are, and says why there is none, of which months and in which unit")
  func numbers() async throws {
    for file in try await published().data {
      // L2-01, L1-09, L3-03
      for (count, status) in zip(file.column("count"), file.column("status")) {
        #expect(count.allSatisfy { $0.isNumber }, "\(file.name)")
        #expect(count.isEmpty == ["hidden", "missing"].contains(status), "\(file.name)")
      }
      // L3-04, L3-05
      #expect(file.column("unit").allSatisfy { ["persons", "mentions", "activities"].contains($0) })
      #expect(
        file.column("period").allSatisfy {
          $0.wholeMatch(of: #/[0-9]{4}-[0-9]{2}\.\.[0-9]{4}-[0-9]{2}/#) != nil
        })
      #expect(
        file.column("as_of").allSatisfy { $0.wholeMatch(of: #/[0-9]{4}-[0-9]{2}-[0-9]{2}/#) != nil })
    }
  }

  @Test("has a book of all its codes, of the words of its marks, and of its columns")
  func codes() async throws {
    let (data, codes) = try await published()
    // L3-02, L3-03, L3-08
    for file in data {
      let table = String(file.name.dropLast(".csv".count))
      let variable = file.header[1]
      for code in file.column(variable) {
        #expect(codes.contains { $0[0] == table && $0[2] == variable && $0[3] == code }, "\(file.name): \(code)")
      }
      for status in Set(file.column("status")) {
        #expect(codes.contains { $0[1] == "word" && $0[3] == status && !$0[4].isEmpty })
      }
      for name in file.header.filter({ !$0.hasPrefix(variable) }) where !file.header.contains("\(name)_label") {
        let isLabel = name.hasSuffix("_label")
        #expect(isLabel || codes.contains { $0[1] == "column" && $0[2] == name && !$0[4].isEmpty }, "\(name)")
      }
    }
  }
}
