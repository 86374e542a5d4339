import Foundation
import TestSupport
import Testing

/// Kills the tool at random moments; `FAULTS` says how often, for those who want to know it better than the suite does.
@Suite("A process that is killed")
struct FaultTests {
  private let times = ProcessInfo.processInfo.environment["FAULTS"].flatMap(Int.init) ?? 24

  /// How long a command takes that nobody kills.
  private func seconds(of arguments: [String], in root: String) throws -> Double {
    let start = ContinuousClock.now
    let result = try Tool.run(arguments, in: root)
    #expect(result.code == 0, "\(result.errors)")
    return (ContinuousClock.now - start) / .seconds(1)
  }

  @Test("never leaves a torn site, and never stands in the way of the next build")
  func builds() throws {
    var random = RandomNumbers(seed: 12)
    let site = try TinySite()
    let root = site.folder.path
    try site.folder.write("public/CNAME", "example.org")
    try FileManager.default.removeItem(atPath: site.folder.file("public/CNAME"))
    func write(_ version: Int) throws {
      for page in 0..<40 {
        try site.folder.write("content/about/p\(page).md", TinySite.page("第\(version)版の\(page)"))
      }
    }
    try write(0)
    let whole = try seconds(of: ["build"], in: root)
    try site.folder.write("public/CNAME", "example.org")
    for version in 1...times {
      try write(version)
      let old = try site.folder.read("public/about/p0.html")
      try Tool.kill(["build"], after: Double.random(in: 0...whole * 1.1, using: &random), in: root)
      // Whatever is published is one version, whole.
      let page = try site.folder.read("public/about/p0.html")
      let shown = page == old ? version - 1 : version
      for number in 0..<40 {
        #expect(try site.folder.read("public/about/p\(number).html").contains("第\(shown)版の\(number)"))
      }
      let next = try Tool.run(["build"], in: root)
      #expect(next.code == 0 && next.errors.isEmpty, "\(next.errors)")
      #expect(try site.folder.read("public/about/p39.html").contains("第\(version)版の39"))
      #expect(try site.folder.read("public/CNAME") == "example.org")
      #expect(try leftovers(in: root) == [])
    }
  }

  @Test("never tears the ledger, and never stands in the way of the next sealing")
  func sealings() throws {
    var random = RandomNumbers(seed: 7)
    let site = try TinySite([
      "engawa.yml": TinySite.configuration + TinySite.editions("threshold: 5")
    ])
    try Repository.copyFixture("council/content/codes", to: site.folder, as: "content/codes")
    let root = site.folder.path
    var register = "id,district,opened,route,first-contact,age-band,household,issues,name,birth-date,2022-04\n"
    for index in 0..<100 {
      register +=
        "R4-\(1000 + index),\(index % 2 == 0 ? "omori" : "kamata"),2022-04-10,telephone,self,40s,single,poverty,架空 人\(index),1977-01-05,new\n"
    }
    try site.folder.write("content/cases/a.csv", register)
    // What is sealed anew is the title; counts of a month that is over do not change.
    func write(_ version: Int) throws {
      try site.folder.write(
        "content/statistics/districts.yml",
        "title: 第\(version)版\nperiod: 2022-04\nunit: persons\nsource: 架空\nrows: {by: district, total: true}\n")
    }
    try write(0)
    let whole = try seconds(of: ["seal"], in: root)
    for version in 1...max(4, times / 3) {
      try write(version)
      try Tool.kill(["seal"], after: Double.random(in: 0...whole * 1.1, using: &random), in: root)
      let next = try Tool.run(["seal"], in: root)
      #expect(next.code == 0, "\(next.errors)")
      #expect(try Tool.run(["build"], in: root).code == 0)
      let names = try FileManager.default.contentsOfDirectory(atPath: site.folder.file("content/sealed/residents"))
      #expect(names.allSatisfy { $0.hasSuffix(".json") && !$0.hasPrefix(".") })
      #expect(try site.folder.read("public/statistics/districts.html").contains("第\(version)版"))
    }
  }

  @Test("leaves a whole release or none, and the next attempt makes it")
  func snapshots() throws {
    var random = RandomNumbers(seed: 16)
    let site = try TinySite([
      "content/reports/index.md": TinySite.page("報告の一覧"), "content/reports/spring.md": TinySite.page("春の報告"),
    ])
    let root = site.folder.path
    func snapshot(_ number: Int) -> [String] { ["snapshot", "r\(number)", "--report", "spring", "--no-pdf"] }
    let whole = try seconds(of: snapshot(0), in: root)
    for number in 1...max(6, times / 3) {
      // The same is not frozen twice.
      try site.folder.write("content/reports/spring.md", TinySite.page("春の報告 その\(number)"))
      try Tool.kill(snapshot(number), after: Double.random(in: whole / 2...whole * 1.1, using: &random), in: root)
      let kept = FileManager.default.fileExists(atPath: site.folder.file("content/releases/r\(number)"))
      if !kept { #expect(try Tool.run(snapshot(number), in: root).code == 0) }
      #expect(try Tool.run(["verify", "content/releases/r\(number)"], in: root).code == 0)
      let names = try FileManager.default.contentsOfDirectory(atPath: site.folder.file("content/releases"))
      #expect(names.sorted() == (0...number).map { "r\($0)" }.sorted())
    }
    #expect(try Tool.run(["build"], in: root).code == 0)
  }

  private func leftovers(in root: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root).filter { $0.hasPrefix(".") && $0 != ".engawa" }
  }
}

@Suite("A machine that does not do as it should")
struct MachineTests {
  @Test("publishes all the same when the old site cannot be removed, and says what is left")
  func unremovable() throws {
    let site = try TinySite()
    let root = site.folder.path
    // The superuser may remove everything; then somebody else has to try.
    let isSuperuser = geteuid() == 0
    let tool = site.folder.file("engawa")
    try FileManager.default.copyItem(atPath: Tool.executable.path, toPath: tool)
    let prefix = isSuperuser ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""
    func build() throws -> Tool.Result {
      try Tool.shell("\(prefix)\"$ENGAWA\" build --language en", environment: ["ENGAWA": tool], in: root)
    }
    if isSuperuser { _ = try Tool.shell("chown -R 65534:65534 .", in: root) }
    #expect(try build().code == 0)
    let locked = "chmod 555 public/own && ls public/own"
    _ = try Tool.shell("mkdir public/own && echo mine > public/own/a.txt && \(locked)", in: root)
    if isSuperuser { _ = try Tool.shell("chown -R 0:0 public/own", in: root) }
    defer { _ = try? Tool.shell("chmod -R u+rwx . ; chmod -R u+rwx .public.engawa-*", in: root) }
    for version in 1...3 {
      try site.folder.write("content/about/a.md", TinySite.page("第\(version)版"))
      let result = try build()
      #expect(result.code == 0, "\(result.errors)")
      #expect(
        result.errors.contains("[output.cannot-remove]") && result.errors.contains("/own: "), "\(result.errors)")
      #expect(try site.folder.read("public/about/a.html").contains("第\(version)版"))
      #expect(try site.folder.read("public/own/a.txt") == "mine\n")
    }
  }

  @Test("is found out before any work if the output cannot be written, or somebody else writes there")
  func before() throws {
    // A mistake in the content would be reported first if it were read first.
    let site = try TinySite(["content/about/a.md": "no front matter"])
    try site.folder.write("blocked", "a file")
    let blocked = try Tool.run(["build", "--output", "blocked/public"], in: site.folder.path)
    #expect(blocked.code == 2 && blocked.errors.contains("[output.not-a-folder]"), "\(blocked.errors)")
    let busy = try Tool.shell(
      "exec 9>.public.engawa-lock && flock 9 && \"$ENGAWA\" build --language en", in: site.folder.path)
    #expect(busy.code == 4 && busy.errors.contains("[output.busy]"), "\(busy.errors)")
  }

  @Test("makes files that everybody can read, whatever the umask")
  func umask() throws {
    let site = try TinySite()
    let modes = try Tool.shell(
      "umask 077; \"$ENGAWA\" build --quiet && find public -printf '%y %m\\n' | sort -u", in: site.folder.path)
    #expect(modes.output == "d 755\nf 644\n", "\(modes.errors)")
  }

  @Test("needs no standard streams")
  func closedStreams() throws {
    let site = try TinySite()
    let closed = try Tool.shell("\"$ENGAWA\" build >&- 2>&- <&-; echo $?", in: site.folder.path)
    #expect(closed.output == "0\n")
    let open = try Tool.shell(
      "\"$ENGAWA\" build --quiet --output other && diff -r public other", in: site.folder.path)
    #expect(open.code == 0, "\(open.output)")
  }

  @Test(
    "says once that its clock is wrong",
    arguments: [
      ("0", "usage.source-date-epoch"), ("-1", "usage.source-date-epoch"), ("soon", "usage.source-date-epoch"),
    ])
  func clock(epoch: String, id: String) throws {
    let site = try TinySite()
    let result = try Tool.run(["build"], environment: ["SOURCE_DATE_EPOCH": epoch], in: site.folder.path)
    #expect(result.code == 2)
    #expect(result.errors.components(separatedBy: "error: ").count == 2)
    #expect(result.errors.contains("[\(id)]"))
  }
}
