import Foundation
import TestSupport
import Testing

@Suite("The house")
struct ArchitectureTests {
  private let sources: [(path: String, text: String)]

  init() throws {
    let folder = URL(filePath: Repository.folder).appending(path: "Sources")
    let names = try #require(FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String])
    sources = try names.filter { $0.hasSuffix(".swift") }.sorted().map {
      ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
    }
  }

  @Test("has rooms that open only onto rooms above them")
  func floorPlan() throws {
    let plan = try String(contentsOfFile: "\(Repository.folder)/Package.swift", encoding: .utf8)
    var above: Set<String> = []
    for room in plan.matches(of: #/\.(?:room|cRoom|systemRoom|frontDoor)\(\s*"(\w+)"([^)]*)\)/#) {
      let opensOnto = room.2.firstMatch(of: #/opensOnto: \[([^\]]*)\]/#)?.1 ?? ""
      for other in opensOnto.matches(of: #/"(\w+)"/#) {
        #expect(above.contains(String(other.1)), "\(room.1) opens onto \(other.1)")
      }
      above.insert(String(room.1))
    }
    #expect(above.count > 12)
  }

  @Test("has its settings before the rooms that they are for, without which they would be empty")
  func settings() throws {
    let plan = try String(contentsOfFile: "\(Repository.folder)/Package.swift", encoding: .utf8)
    let settings = try #require(plan.firstRange(of: "let houseSettings"))
    let rooms = try #require(plan.firstRange(of: "let rooms"))
    #expect(settings.lowerBound < rooms.lowerBound)
  }

  @Test("has tests for every room, in a folder of its name")
  func tests() throws {
    let plan = try String(contentsOfFile: "\(Repository.folder)/Package.swift", encoding: .utf8)
    for room in plan.matches(of: #/\.room\(\s*"(\w+)"/#).map({ String($0.1) }) {
      let files = try FileManager.default.contentsOfDirectory(atPath: "\(Repository.folder)/Tests/\(room)Tests")
      #expect(files.contains { $0.hasSuffix("Tests.swift") }, "\(room)")
      #expect(plan.contains("of: \"\(room)\""), "\(room)")
    }
  }

  @Test("has files of one idea, none of them over 400 lines")
  func sizes() {
    for (path, text) in sources {
      #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 400, "\(path)")
    }
  }

  @Test(
    "neither crashes nor swallows errors on purpose",
    arguments: [
      "try!", "try?", "as!", "fatalError(", "precondition(", "@unchecked", "nonisolated(unsafe)", "print(\"",
      "static var ",
    ])
  func forbidden(word: String) {
    for (path, text) in sources {
      let lines = text.split(separator: "\n").filter { line in
        !line.contains("//")
          && line.ranges(of: word).contains {
            $0.lowerBound == line.startIndex || !line[line.index(before: $0.lowerBound)].isLetter
          }
      }
      // A computed static property keeps no state.
      let offending = lines.filter { !(word == "static var " && $0.contains("{")) }
      #expect(offending.isEmpty, "\(path): \(offending)")
    }
  }

  @Test("keeps unsafe code where C and raw memory are")
  func unsafeCode() {
    let allowed = [
      "Foundations/Digests/Fingerprint.swift", "Foundations/Files/", "Foundations/Markup/",
      "DisclosureControl/Optimization/",
      "Reading/CommonMark/Tree/",
      "Foundations/Folding/", "Foundations/Documents/Inflation.swift", "Foundations/PictureScaling/",
      "Foundations/Workbooks/Archive.swift", "Foundations/Workbooks/XMLEvents.swift",
      "Foundations/WorkbookWriting/WorkbookWriter.swift",
      "Reading/Theme/DefaultTheme.swift", "Commands/Starter/StarterFile.swift",
      "Commands/Publishing/ToolVersion.swift", "Writing/Gate/Matching/", "Writing/Gate/Readers/",
    ]
    for (path, text) in sources where text.contains(#/\bunsafe /#) {
      #expect(allowed.contains { path.hasPrefix($0) }, "\(path)")
    }
  }

  @Test("takes bytes for markup only where they come from libcmark, a template or our own tags")
  func trustedMarkup() {
    let callers = sources.filter { $0.text.contains("HTML(trusted:") }.map(\.path)
    #expect(
      callers == [
        "Building/Site/Figures/FigureTemplates.swift", "Building/Site/Freezing/FigureOrigins.swift",
        "Drawing/Figures/SVG/Picture.swift",
        "Foundations/Markup/HTML.swift", "Foundations/Markup/PictureLink.swift",
        "Reading/CommonMark/MarkdownRenderer.swift",
      ])
  }

  @Test("reads clock, environment and number of cores only where the command begins")
  func surroundings() {
    for (path, text) in sources where text.contains(#/ProcessInfo|ContinuousClock|Date\(\)|Locale|TimeZone/#) {
      #expect(path.hasPrefix("Commands/EngawaCommandLine/"), "\(path)")
    }
  }

  @Test("makes pages without ever seeing a case")
  func privacyWalls() throws {
    let plan = try String(contentsOfFile: "\(Repository.folder)/Package.swift", encoding: .utf8)
    var reach: [String: Set<String>] = [:]
    for room in plan.matches(of: #/\.(?:room|cRoom|systemRoom|frontDoor)\(\s*"(\w+)"([^)]*)\)/#) {
      let opensOnto = room.2.firstMatch(of: #/opensOnto: \[([^\]]*)\]/#)?.1 ?? ""
      let others = opensOnto.matches(of: #/"(\w+)"/#).map { String($0.1) }
      reach[String(room.1)] = others.reduce(into: Set(others)) { $0.formUnion(reach[$1] ?? []) }
    }
    for room in ["Site", "Templates", "CommonMark", "Content", "CheckedStatistics", "TableDeclarations", "Output"] {
      let reached = try #require(reach[room])
      #expect(!reached.contains("CaseRecords"), "\(room)")
    }
    #expect(reach["Publishing"]?.contains("CaseRecords") == true)
  }

  @Test(
    "reads what is exact or confidential, and clears figures, only in rooms that need it, and never by package access")
  func readers() {
    let exact = [
      "Statistics/CheckedStatistics/", "DisclosureControl/Worlds/", "DisclosureControl/Suppression/",
      "Commands/Publishing/Inspection/",
    ]
    let suppressing = ["DisclosureControl/Suppression/", "DisclosureControl/Ledger/"]
    for (path, text) in sources {
      if text.contains(#/^@_spi\(Suppression\).* import/#.anchorsMatchLineEndings()) {
        #expect(suppressing.contains { path.hasPrefix($0) }, "\(path)")
      }
      if text.contains(#/^(?:@_spi\(\w+\) )*@_spi\(Exact\).* import/#.anchorsMatchLineEndings()) {
        #expect(exact.contains { path.hasPrefix($0) }, "\(path)")
      }
      if text.contains(#/^(?:@_spi\(\w+\) )*@_spi\(Gate\).* import/#.anchorsMatchLineEndings()) {
        #expect(path == "Writing/Gate/SecretForms.swift", "\(path)")
      }
      if path.hasPrefix("Statistics/") || path.hasPrefix("DisclosureControl/") {
        #expect(!text.contains(#/\bpackage (let|var|func|init|struct|enum)/#), "\(path)")
      }
    }
  }
}
