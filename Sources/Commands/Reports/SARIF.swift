/// Diagnostics in the Static Analysis Results Interchange Format.
///
/// Source: SARIF version 2.1.0, OASIS.
public enum SARIF {
  private struct Log: Encodable {
    let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    let version = "2.1.0"
    let runs: [Run]

    enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case version, runs
    }
  }

  private struct Run: Encodable {
    let tool: Tool
    let columnKind = "unicodeCodePoints"
    let results: [Result]
  }

  private struct Tool: Encodable { let driver: Driver }

  private struct Driver: Encodable {
    let name = "engawa"
    let version: String
    let rules: [Rule]
  }

  private struct Rule: Encodable { let id: String }
  private struct Text: Encodable { let text: String }

  private struct Result: Encodable {
    let ruleId: String
    let ruleIndex: Int
    let level: String
    let message: Text
    let locations: [Location]
  }

  private struct Location: Encodable { let physicalLocation: PhysicalLocation }

  private struct PhysicalLocation: Encodable {
    let artifactLocation: Artifact
    let region: Region?
  }

  private struct Artifact: Encodable { let uri: String }

  private struct Region: Encodable {
    let startLine: Int
    let startColumn: Int
  }

  /// The whole document.
  ///
  /// - Parameters:
  ///   - version: the version of the tool.
  ///   - root: the folder of the site, as it was named to the tool.
  public static func document(_ diagnostics: [ReportedDiagnostic], version: String, root: String) throws -> String {
    let rules = Set(diagnostics.map(\.id)).sorted()
    let indices = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1, $0) })
    let results = diagnostics.map { diagnostic in
      Result(
        ruleId: diagnostic.id, ruleIndex: indices[diagnostic.id] ?? 0, level: diagnostic.severity,
        message: Text(text: diagnostic.text), locations: location(diagnostic, root).map { [$0] } ?? [])
    }
    let driver = Driver(version: version, rules: rules.map { Rule(id: $0) })
    return try JSONText.pretty(Log(runs: [Run(tool: Tool(driver: driver), results: results)]))
  }

  private static func location(_ diagnostic: ReportedDiagnostic, _ root: String) -> Location? {
    guard let path = diagnostic.path(from: root) else { return nil }
    let region = diagnostic.line.map { Region(startLine: $0, startColumn: diagnostic.column ?? 1) }
    return Location(physicalLocation: PhysicalLocation(artifactLocation: Artifact(uri: uri(path)), region: region))
  }

  /// A path as a relative reference; what a URI cannot have is escaped.
  private static func uri(_ path: String) -> String {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/".utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      bytes += plain.contains(byte) ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
