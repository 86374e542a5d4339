import Content
import Diagnostics
import TestSupport
import Testing

@Suite("YAML's traps")
struct YAMLTests {
  @Test(
    "are text where text is meant",
    arguments: [
      ("8050", "8050"), ("18:00", "18:00"), ("2022-04", "2022-04"), ("no", "no"), ("08", "08"), ("1_000", "1_000"),
      ("1e3", "1e3"), ("0x10", "0x10"), ("Yes", "Yes"), ("1.0", "1.0"), ("\"null\"", "null"), ("'it''s'", "it's"),
      ("重層：支援", "重層：支援"), (">\n  一つの\n  文", "一つの 文"),
    ])
  func text(yaml: String, value: String) async throws {
    let folder = try TemporaryFolder(["content/about/a.md": page().replacing("title: 題", with: "title: \(yaml)")])
    let reviewed = try await folder.readContent()
    #expect(reviewed.diagnostics == [])
    #expect(reviewed.value.entries.first?.title == value)
  }

  @Test(
    "are refused where a number is meant", arguments: ["08", "1_000", "1e3", "0x10", "-1", "+1", "1.0", "\"7\"", "九"])
  func numbers(yaml: String) async throws {
    #expect(try await ids(page("order: \(yaml)\n")) == ["front-matter.wrong-type"])
  }

  @Test("are refused where only true and false are meant", arguments: ["yes", "no", "on", "True", "1", "\"true\""])
  func flags(yaml: String) async throws {
    #expect(try await ids(page("sources:\n  - title: 資料\n    adapted: \(yaml)\n")) == ["front-matter.wrong-type"])
  }

  @Test(
    "are refused with their place",
    arguments: [
      ("order:\n", "front-matter.empty-value"), ("order: ~\n", "front-matter.empty-value"),
      ("order: null\n", "front-matter.empty-value"), ("order: 1234567890123\n", "front-matter.wrong-type"),
      ("order: [1]\n", "front-matter.wrong-type"),
      ("order: {a: 1}\n", "front-matter.wrong-type"),
      ("sources:\n  - title: \"[78人](stat:a)\"\n", "front-matter.figure"),
      ("sources: 資料\n", "front-matter.wrong-type"),
      ("sources: []\n", "front-matter.wrong-type"), ("order: &a 1\n", "yaml.anchor"), ("order: !!int 1\n", "yaml.tag"),
      ("order: !x 1\n", "yaml.tag"), ("order: *a\n", "yaml.alias"), ("order: &a 1\nx: *a\n", "yaml.alias"),
      ("&a order: 1\n", "yaml.complex-key"), ("? [a]\n: 1\n", "yaml.complex-key"),
      ("order: 1\n\torder: 2\n", "yaml.tab"),
      ("order: 1\norder: 2\n", "yaml.duplicate-key"), ("x: a: b\n", "yaml.colon"), ("x: \"a\n", "yaml.open-quote"),
      ("ただの文\n", "yaml.missing-colon"), ("x: [1, 2\n", "yaml.open-bracket"), ("x: @a\n", "yaml.reserved-character"),
      ("order:3\n", "yaml.missing-space"), ("order：3\n", "yaml.wide-colon"),
      (" order: 3\n", "yaml.stray-indent"), ("order: \"6\"\n", "front-matter.wrong-type"),
      ("x: \"a\\u0000b\"\n", "front-matter.unknown-key"),
      ("sources:\n  - title: \"a\\u0007b\"\n", "front-matter.broken-text"), ("...\nx: 1\n", "yaml.several-documents"),
      ("sources:\n  - title: \"\\uE000\"\n", "front-matter.broken-text"),
    ])
  func refused(yaml: String, id: String) async throws {
    let diagnostics = try await diagnostics(page(yaml))
    #expect(diagnostics.map(\.id).first == id)
    #expect((6...9).contains(diagnostics.first?.place?.position?.line ?? 0))
  }

  @Test("name the second place of a key that stands twice")
  func duplicateKey() async throws {
    let problem = try await diagnostics(page("title: 二つ目\n")).first
    #expect(problem?.place?.position == .init(line: 7, column: 1))
    #expect(problem?.message.en == "key 'title' again; it stands in line 2 already")
  }

  @Test("cannot exhaust memory or time by aliases or nesting")
  func bombs() async throws {
    var bomb = "a0: &a0 [x, x]\n"
    for level in 1...40 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(try await ids(page(bomb + "? *a40\n: 1\n")) == ["yaml.alias"])
    #expect(try await ids(page("x: " + String(repeating: "[", count: 20_000) + "\n")).first == "yaml.malformed")
    #expect(try await ids(page("x: " + String(repeating: "x", count: 300_000) + "\n")) == ["yaml.too-long"])
  }

  private func diagnostics(_ text: String) async throws -> [Diagnostic] {
    try await TemporaryFolder(["content/about/a.md": text]).readContent().diagnostics
  }

  private func ids(_ text: String) async throws -> [String] { try await diagnostics(text).map(\.id) }
}

@Suite("The configuration of a site")
struct ConfigurationTests {
  private let good = """
    title: 縁側
    description: 説明
    base-url: https://example.org/portal/
    language: ja
    publisher: 架空区社会福祉協議会
    navigation: [districts, models]

    """

  @Test("is read with its paths")
  func reading() throws {
    let folder = try TemporaryFolder(["engawa.yml": good])
    let configuration = try SiteConfiguration.read(root: folder.path)
    #expect(configuration.basePath == "/portal/")
  }

  @Test(
    "is refused when keys are missing, unknown or wrong",
    arguments: [
      ("title: 縁側\n", "", ["front-matter.missing-key"]),
      ("title", "titel", ["front-matter.missing-key", "front-matter.unknown-key"]),
      ("portal/", "portal", ["front-matter.wrong-type"]), ("portal/", "/", ["front-matter.wrong-type"]),
      ("https://example.org/portal/", "https://", ["front-matter.wrong-type"]),
      ("https", "javascript", ["front-matter.wrong-type"]),
      ("language: ja", "language: jp", ["configuration.country-code"]),
    ])
  func refused(old: String, new: String, ids: [String]) throws {
    let folder = try TemporaryFolder(["engawa.yml": good.replacing(old, with: new)])
    let stop = #expect(throws: Stop.self) { try SiteConfiguration.read(root: folder.path) }
    #expect(stop?.diagnostics.map(\.id) == ids)
  }

  @Test("is asked for where there is none")
  func missing() throws {
    let stop = #expect(throws: Stop.self) { try SiteConfiguration.read(root: TemporaryFolder().path) }
    #expect(stop?.cause == .usage)
  }
}
