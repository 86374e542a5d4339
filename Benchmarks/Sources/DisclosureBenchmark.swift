import Files

/// Has marks chosen for two large tables that share a margin, and has them attacked; and seals this repository's tables.
struct DisclosureBenchmark {
  let options: Bench.Options

  private static let (rows, rowGroup, columns, columnGroup, others) = (48, 4, 30, 6, 24)
  private static let counts = [0, 1, 2, 3, 5, 8, 4, 1, 2, 3, 7, 12, 15, 20, 30, 60]

  func run() throws {
    let folder = "\(options.folder)/disclosure"
    try ScratchFiles.remove(folder)
    let (text, cells, small) = problem()
    let file = "\(folder)/tables.json"
    try ScratchFiles.write(file, Array(text.utf8))
    print("\n| disclosure control | s | peak MB |\n|---|--:|--:|")
    func measure(_ name: String, _ arguments: [String]) throws {
      let run = try Run.median(of: 3) { _ in try Run.measure([options.engawa] + arguments) }
      print("| \(name) | \(rounded(run.seconds)) | \(Int(run.peakMegabytes)) |")
    }
    try measure("protect \(cells) cells, \(small) of them small", ["protect", "--instance", file])
    try measure("the same by elimination alone", ["protect", "--preview", "--instance", file])
    try measure(
      "read, count, protect and attack this repository's tables",
      // Of a day that nobody sealed for, so that it is not found unchanged.
      ["seal", "--dry-run", "--quiet", "--as-of", "2022-12-31", "--root", options.root])
    try ScratchFiles.remove(folder)
  }

  /// Two tables over the same rows in groups, as an attack problem in a file.
  private func problem() -> (text: String, cells: Int, small: Int) {
    var random = SplitMix64(state: 3)
    let base = (0..<Self.rows).map { _ in
      (0..<Self.columns).map { _ in Self.counts[Int.random(in: 0..<Self.counts.count, using: &random)] }
    }
    let parted = base.map { row -> [Int] in
      var left = row.reduce(0, +)
      return (0..<Self.others).map { index in
        let part = index == Self.others - 1 ? left : Int.random(in: 0...max(0, left / 4), using: &random)
        left -= part
        return part
      }
    }
    var text = ProblemText(rows: ProblemText.groups(Self.rows, Self.rowGroup, "r"), rowGroup: Self.rowGroup)
    text.add(
      "a", base, ProblemText.groups(Self.columns, Self.columnGroup, "c"), Self.columnGroup, sharesTotal: false)
    let others = ProblemText.groups(Self.others, Self.others, "d")
    text.add("b", parted, others.filter { $0.members.count == 1 || $0.isTotal }, 1, sharesTotal: true)
    return (text.text, text.cells.count, text.cells.count { (1..<10).contains($0.value) })
  }
}

/// Tables over the same rows as an attack problem: each cell, and the sums that tie them.
private struct ProblemText {
  /// A row or column: one by itself, or several added up.
  typealias Line = (name: String, members: [Int], isTotal: Bool)

  let rows: [Line]
  let rowGroup: Int
  private(set) var cells: [(id: String, value: Int)] = []
  private var relations: [String] = []

  init(rows: [Line], rowGroup: Int) { (self.rows, self.rowGroup) = (rows, rowGroup) }

  /// Lines by themselves, in groups of a size, and all together.
  static func groups(_ count: Int, _ size: Int, _ letter: String) -> [Line] {
    (0..<count).map { ("\(letter)\($0)", [$0], false) }
      + (0..<(count / size)).map { ("\(letter)g\($0)", Array(($0 * size)..<(($0 + 1) * size)), false) }
      + [("\(letter)*", Array(0..<count), true)]
  }

  mutating func add(_ table: String, _ values: [[Int]], _ across: [Line], _ size: Int, sharesTotal: Bool) {
    func id(_ row: Line, _ column: Line) -> String {
      column.isTotal ? "total \(row.name)" : "\(table) \(row.name) \(column.name)"
    }
    let own = across.filter { !(sharesTotal && $0.isTotal) }
    for row in rows {
      for column in own {
        let value = row.members.reduce(0) { sum, r in column.members.reduce(sum) { $0 + values[r][$1] } }
        cells.append((id(row, column), value))
      }
    }
    for row in rows { relate(across, size) { id(row, $0) } }
    for column in own { relate(rows, rowGroup) { id($0, column) } }
  }

  /// Each group is the sum of its lines, and all together that of the groups.
  private mutating func relate(_ axis: [Line], _ size: Int, _ name: (Line) -> String) {
    func relate(_ parts: [Line], _ whole: Line) {
      let names = parts.map { "\"\(name($0))\"" }.joined(separator: ",")
      relations.append("{\"sum\":[\(names)],\"eq\":\"\(name(whole))\"}")
    }
    let single = axis.filter { $0.members.count == 1 }
    let grouped = axis.filter { $0.members.count == size && size > 1 }
    for group in grouped { relate(group.members.map { single[$0] }, group) }
    if let all = axis.last { relate(grouped.isEmpty ? single : grouped, all) }
  }

  var text: String {
    let list = cells.map { "{\"id\":\"\($0.id)\",\"value\":\($0.value)}" }.joined(separator: ",\n")
    return "{\"threshold\":10,\"cells\":[\n\(list)],\n\"relations\":[\(relations.joined(separator: ",\n"))]}"
  }
}
