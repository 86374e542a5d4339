import Files
import Ledger
import Tables

/// Has tables about many made-up people sealed from nothing: those of this repository, and thirty that cross two variables
/// each.
///
/// It takes minutes, for most of it is a search, and is not run with the others.
struct SealingBenchmark {
  let options: Bench.Options
  /// How many people there are; all sizes if nothing is said.
  let people: [Int]

  private static let variables = [
    "district", "route", "first-contact", "age-band", "household", "issue-count", "issue", "state",
  ]

  func run() throws {
    print("\n| sealed from nothing | people | s | peak MB | tables | of | counts hidden | of |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|")
    for people in [2_000, 20_000] where isWanted(people) {
      try measure("this repository's counted tables", people) { folder in
        for entry in try listTree("\(options.root)/content/statistics") where entry.path.hasSuffix(".yml") {
          let text = try readFile("\(options.root)/content/statistics/\(entry.path)")
          // A given table is not counted, and asks for files of its own.
          if !String(decoding: text, as: UTF8.self).contains("given:") {
            try ScratchFiles.write("\(folder)/content/statistics/\(entry.path)", text)
          }
        }
      }
    }
    for people in [200, 2_000, 20_000] where isWanted(people) {
      try measure("thirty crossed tables", people) { folder in
        for (number, text) in Self.crossed.enumerated() {
          try ScratchFiles.write("\(folder)/content/statistics/t\(number).yml", Array(text.utf8))
        }
      }
    }
  }

  private func isWanted(_ count: Int) -> Bool { people.isEmpty || people.contains(count) }

  /// Every pair of two variables, and two pairs of one month alone.
  private static var crossed: [String] {
    func table(_ rows: String, _ columns: String, _ period: String) -> String {
      func axis(_ variable: String) -> String {
        let range = variable == "issue-count" ? "from: 1, to: 4, " : ""
        return "{by: \(variable), \(range)total: true}"
      }
      // A person has one state in a month.
      let isOfState = [rows, columns].contains("state")
      return """
        title: \(rows)・\(columns)
        unit: persons
        source: 架空
        period: \(isOfState ? "2022-12" : period)
        rows: \(axis(rows))
        columns: \(axis(columns))

        """
    }
    let pairs = variables.indices.flatMap { first in
      variables[(first + 1)...].map { table(variables[first], $0, "2022-04..2022-12") }
    }
    return pairs + [table("district", "route", "2022-09"), table("household", "issue", "2022-09")]
  }

  private func measure(_ name: String, _ people: Int, _ declare: (String) throws -> Void) throws {
    let folder = "\(options.folder)/sealing"
    try ScratchFiles.remove(folder)
    let register = RegisterBenchmark.text(people, isSkewed: true)
    try ScratchFiles.write("\(folder)/content/cases/register.csv", Array(register.utf8))
    for entry in try listTree("\(options.root)/content/codes") where entry.kind == .file {
      try ScratchFiles.write(
        "\(folder)/content/codes/\(entry.path)", readFile("\(options.root)/content/codes/\(entry.path)"))
    }
    try declare(folder)
    try ScratchFiles.write("\(folder)/engawa.yml", Array(Self.settings.utf8))
    let run = try Run.measure([options.engawa, "seal", "--quiet", "--as-of", "2022-12-31", "--root", folder])
    let path = "content/sealed/residents"
    let ledger = try Ledger.read(
      .init(base: folder, path: path, readers: .everybody), name: path, edition: "residents")
    if let sealing = ledger.latest {
      let figures = sealing.tables.flatMap(\.figures).filter { $0 != .missing }
      let all = sealing.tables.count + sealing.withheld.count
      let hidden = figures.count { $0.isHidden }
      print(
        "| \(name) | \(people) | \(rounded(run.seconds)) | \(Int(run.peakMegabytes)) | \(sealing.tables.count) |"
          + " \(all) | \(hidden) | \(figures.count) |")
    }
    try ScratchFiles.remove(folder)
  }

  private static let settings = """
    title: 台帳
    description: 速さを測る
    base-url: https://example.org/
    language: ja
    publisher: 架空
    navigation: [index]
    reporting-period: 2022-04..2022-12
    editions:
      residents: {clearance: public, output: public, disclosure: {threshold: 10}}

    """
}
