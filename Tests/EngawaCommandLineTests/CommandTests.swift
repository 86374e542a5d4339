import Foundation
import TestSupport
import Testing

@Suite("The command line")
struct CommandTests {
  @Test(
    "ends with the code of what happened",
    arguments: [
      (["build"], 0), (["check"], 0), (["list"], 0), (["--help"], 0), (["build", "--help"], 0), (["biuld"], 2),
      (["build", "--edition", "residentz"], 2), (["build", "--jobs", "0"], 2), (["build", "--root", "nowhere"], 2),
      (["check", "--format", "xml"], 2), (["clean", "--output", "content"], 2),
      (["build", "--output", "engawa.yml"], 2),
    ] as [([String], Int32)])
  func codes(arguments: [String], code: Int32) throws {
    let site = try TinySite()
    let result = try Tool.run(arguments, in: site.folder.path)
    #expect(result.code == code, "\(result.errors)")
    #expect(code == 0 ? result.errors.isEmpty : !result.errors.isEmpty)
    #expect(code == 0 ? !result.output.isEmpty : result.output.isEmpty)
  }

  @Test("shows what was typed and names of files without anything that steers a terminal or a log")
  func typed() throws {
    let site = try TinySite()
    let result = try Tool.run(["bu\u{1B}[31mild\n::error::x"], in: site.folder.path)
    #expect(result.code == 2 && result.errors.contains("bu\u{FFFD}[31mild\u{FFFD}::error::x"))
    #expect(!result.errors.contains("\u{1B}") && !result.errors.contains("\n::error"))
    let name = Array("\(site.folder.file("content/about"))/".utf8CString.dropLast()) + [-29, -127, 46, 109, 100, 0]
    try FileManager.default.createDirectory(
      atPath: site.folder.file("content/about"), withIntermediateDirectories: true)
    let file = unsafe open(name, O_CREAT | O_WRONLY, 0o644)
    #expect(file >= 0)
    close(file)
    let check = try Tool.run(["check"], in: site.folder.path)
    #expect(check.code == 1 && check.errors.contains("not written in UTF-8"))
  }

  @Test("prints errors for people, in their language, and for machines")
  func errors() throws {
    let site = try TinySite(["content/about/a.md": TinySite.page("題", "odrer: 1\n")])
    let english = try Tool.run(["check"], in: site.folder.path)
    #expect(english.code == 1)
    #expect(
      english.errors == """
        content/about/a.md:7:1: error: key 'odrer' means nothing here [front-matter.unknown-key]
          odrer: 1
          ^
          hint: did you mean 'order'?
        1 error, 0 warnings

        """)
    let japanese = try Tool.run(["check"], environment: ["LANG": "ja_JP.UTF-8"], in: site.folder.path)
    #expect(japanese.errors.hasPrefix("content/about/a.md:7:1: エラー: 「odrer」というキーはここでは使いません"))
    #expect(try Tool.run(["check", "--language", "ja"], in: site.folder.path).errors == japanese.errors)
    let json = try Tool.run(["check", "--format", "json"], in: site.folder.path).errors
    #expect(
      json == """
        {"column":1,"hint":"did you mean 'order'?","id":"front-matter.unknown-key","line":7,"message":"key 'odrer' means nothing here","path":"content/about/a.md","severity":"error"}

        """)
    let github = try Tool.run(["check", "--format", "github"], in: site.folder.path).errors
    #expect(
      github == """
        ::error file=content/about/a.md,line=7,col=1,title=front-matter.unknown-key::key 'odrer' means nothing here%0Adid you mean 'order'?

        """)
    #expect(try Tool.run(["check", "--color", "always"], in: site.folder.path).errors.contains("\u{1B}[1;31merror"))
    #expect(!site.folder.has("public"))
  }

  @Test("writes nothing when it checks, and takes warnings for errors when told to")
  func checking() throws {
    let site = try TinySite(["content/about/a.md": TinySite.page("題", "", "## 一\n\n#### 三\n")])
    #expect(try Tool.run(["check"], in: site.folder.path).code == 0)
    #expect(try Tool.run(["build", "--strict"], in: site.folder.path).code == 1)
    #expect(!site.folder.has("public"))
    #expect(try Tool.run(["build"], in: site.folder.path).code == 0)
    #expect(site.folder.has("public/about/a.html"))
  }

  @Test("lists all pages as CSV, also those that residents do not get")
  func listing() throws {
    let site = try TinySite([
      "content/about/a.md": TinySite.page("引用, \"と\" 文").replacing("public", with: "internal")
    ])
    let lines = try Tool.run(["list"], in: site.folder.path).output.split(separator: "\n").map(String.init)
    #expect(lines[0] == "kind,audience,status,language,path,title")
    #expect(lines[1] == "home,public,published,,content/index.md,ようこそ")
    #expect(lines.contains("page,internal,published,,content/about/a.md,\"引用, \"\"と\"\" 文\""))
  }

  @Test("cleans up after itself")
  func cleaning() throws {
    let site = try TinySite()
    _ = try Tool.run(["build"], in: site.folder.path)
    try site.folder.write("public/own.txt", "mine")
    #expect(try Tool.run(["clean"], in: site.folder.path).output.hasPrefix("removed "))
    #expect(try site.folder.tree("public").keys.sorted() == ["engawa-manifest.json", "own.txt"])
    #expect(try Tool.run(["build"], in: site.folder.path).code == 0)
    #expect(site.folder.has("public/own.txt"))
  }

  @Test("says which tool it is, and so does the manifest of what it built")
  func version() throws {
    let version = try Tool.run(["--version"])
    #expect(version.code == 0)
    let parts = try #require(
      version.output.firstMatch(of: #/^engawa ([0-9.]+)(?: \(([0-9a-f]{12}(?:\+changes)?)\))?\n$/#))
    let site = try TinySite()
    _ = try Tool.run(["build"], in: site.folder.path)
    let manifest = try site.folder.read("public/engawa-manifest.json")
    #expect(manifest.contains("\"version\": \"\(parts.1)\""))
    if let commit = parts.2 { #expect(manifest.contains("\"commit\": \"\(commit)\"")) }
  }

  @Test("publishes pictures whose names end as cameras write them, and reads what others put beside the site")
  func endings() throws {
    let site = try TinySite(["content/about/a.md": TinySite.page("題", "", "![会場](IMG_1.JPG)\n")])
    try site.folder.write("content/about/IMG_1.JPG", Data(SamplePictures.jpeg))
    try site.folder.write("content/pictures.yml", "about/IMG_1.JPG: back-view\n")
    _ = try Tool.run(["build"], in: site.folder.path)
    for name in [".nojekyll", ".gitkeep", "CNAME"] { try site.folder.write("public/\(name)", "") }
    let result = try Tool.run(["build"], in: site.folder.path)
    #expect(result.code == 0, "\(result.errors)")
    #expect(site.folder.has("public/about/IMG_1.JPG"))
    try site.folder.write("public/.nojekyll", "090-1234-5678\n")
    let refused = try Tool.run(["build", "--language", "en"], in: site.folder.path)
    #expect(refused.code == 3 && refused.errors.contains(".nojekyll:"), "\(refused.errors)")
  }

  @Test("shows what is in names of files, and lets none of them write lines or turn the text around")
  func visible() throws {
    let site = try TinySite()
    let name = "a\n::error file=x::owned\u{202E}.md"
    try site.folder.write("content/about/\(name)", TinySite.page("=cmd"))
    for format in ["text", "json", "github"] {
      for command in ["check", "build", "list"] {
        let result = try Tool.run([command, "--format", format, "--verbose"], in: site.folder.path)
        let lines = (result.output + result.errors).split(separator: "\n")
        #expect(!lines.contains { $0.hasPrefix("::error file=x") || $0.contains("\u{202E}") }, "\(format) \(command)")
        #expect(!lines.contains { $0.contains(",=cmd") })
      }
    }
  }
}

@Suite("The same input")
struct DeterminismTests {
  @Test("gives the same bytes, whatever the cores, locale, time zone, hash seed and folder")
  func sameBytes() throws {
    let surroundings: [(arguments: [String], environment: [String: String])] = [
      (["--jobs", "1"], ["LANG": "C", "TZ": "UTC"]),
      (["--jobs", "2"], ["LANG": "ja_JP.UTF-8", "TZ": "Asia/Tokyo"]),
      (["--jobs", "7"], ["LANG": "tr_TR.UTF-8", "TZ": "America/St_Johns", "SWIFT_DETERMINISTIC_HASHING": "1"]),
    ]
    var trees: [[String: Data]] = []
    for (arguments, environment) in surroundings {
      // A folder of its own each time: another path, other inodes, another order in the directory.
      let folder = try TemporaryFolder()
      try Repository.copy(["engawa.yml", "content", "templates"], to: folder)
      let result = try Tool.run(["build", "--root", folder.path] + arguments, environment: environment)
      #expect(result.code == 0, "\(result.errors)")
      trees.append(try folder.tree("public"))
    }
    #expect(trees[0].count > 60)
    #expect(trees[0] == trees[1])
    #expect(trees[0] == trees[2])
  }
}
