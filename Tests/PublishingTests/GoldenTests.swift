import Foundation
import Publishing
import TestSupport
import Testing

@Suite("Pages")
struct GoldenTests {
  @Test("look as their golden files do")
  func goldens() async throws {
    let site = try TinySite()
    _ = try await Publishing.build(Publishing.Options(root: site.folder.path, jobs: 2))
    let goldens = URL(filePath: Repository.folder).appending(path: "Tests/Goldens/tiny")
    let built = try site.folder.tree("public").filter { $0.key.hasSuffix(".html") || $0.key.hasSuffix(".xml") }
    #expect(built.count == 10)

    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      if FileManager.default.fileExists(atPath: goldens.path) { try FileManager.default.removeItem(at: goldens) }
      for (name, data) in built {
        let file = goldens.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(Self.steady(data).utf8).write(to: file)
      }
      Issue.record("recorded; look at the difference, and run the tests again")
      return
    }
    for (name, data) in built {
      let golden = try? String(contentsOf: goldens.appending(path: name), encoding: .utf8)
      #expect(golden == Self.steady(data), "\(name) differs; 'make goldens' records it anew")
    }
  }

  /// The page without the names that change with every change of the style sheet.
  private static func steady(_ data: Data) -> String {
    String(decoding: data, as: UTF8.self).replacing(#/assets/(\w+)-\w+\.(css|svg)/#) { "assets/\($0.1).\($0.2)" }
  }
}
