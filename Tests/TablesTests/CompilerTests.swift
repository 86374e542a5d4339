import Foundation
import Testing

@Suite("The compiler")
struct CompilerTests {
  /// Each line must be refused by itself.
  private static let misuses = [
    #"let a = "\(name)""#, "let b = name == name", "let c = name.value", "let d = name.reveal { $0 }",
    "let e = try JSONEncoder().encode(name)", "let f: Set = [name]", "let g: String = name", "let h = [name: 1]",
    "let i = table.count(row: 0, column: 0)", "let j = table.persons", "let k = table.counts", "let l = name < name",
  ]

  @Test("refuses every way to read what is confidential or exact without saying so in an import")
  func refusals() throws {
    let modules = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "Modules")
    let file = FileManager.default.temporaryDirectory.appending(path: "engawa-\(UUID().uuidString).swift")
    let head = [
      "import Foundation", "import Tables", "func misuse(_ name: Confidential<String>, _ table: ExactTable) throws {",
    ]
    try (head + Self.misuses + ["}"]).joined(separator: "\n").write(to: file, atomically: false, encoding: .utf8)
    defer { unsafe unlink(file.path) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "swiftc", "-typecheck", "-swift-version", "6", "-Werror", "DeprecatedDeclaration", "-I", modules.path, file.path,
    ]
    let output = Pipe()
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let refused = Set(text.matches(of: #/swift:(\d+):\d+: error:/#).compactMap { Int($0.1) })
    for (index, misuse) in Self.misuses.enumerated() { #expect(refused.contains(head.count + index + 1), "\(misuse)") }
    #expect(!text.contains("no such module"))
  }
}
