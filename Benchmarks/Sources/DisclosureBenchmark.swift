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
    func groups(_ count: Int, _ size: Int, _ letter: String) -> [(name: String, members: [Int])] {
      (0..<count).map { ("\(letter)\($0)", [$0]) }
        + (0..<(count / size)).map { ("\(letter)g\($0)", Array(($0 * size)..<(($0 + 1) * size))) }
        + [("\(letter)*", Array(0..<count))]
    }
    var cells: [(id: String, value: Int)] = []
    var relations: [String] = []
    func add(
      _ table: String, _ values: [[Int]], _ across: [(name: String, members: [Int])], _ size: Int, sharesTotal: Bool
    ) {
      let down = groups(Self.rows, Self.rowGroup, "r")
      func id(_ row: String, _ column: String) -> String {
        column.hasSuffix("*") ? "total \(row)" : "\(table) \(row) \(column)"
      }
      func relate(_ parts: [String], _ whole: String) {
        relations.append("{\"sum\":[\(parts.map { "\"\($0)\"" }.joined(separator: ","))],\"eq\":\"\(whole)\"}")
      }
      for row in down {
        for column in across where !(sharesTotal && column.name.hasSuffix("*")) {
          cells.append(
            (
              id(row.name, column.name),
              row.members.reduce(0) { sum, r in column.members.reduce(sum) { $0 + values[r][$1] } }
            ))
        }
      }
      func sums(_ axis: [(name: String, members: [Int])], _ size: Int, _ name: (String) -> String) {
        let single = axis.filter { $0.members.count == 1 }
        let grouped = axis.filter { $0.members.count == size && size > 1 }
        for group in grouped { relate(group.members.map { name(single[$0].name) }, name(group.name)) }
        if let all = axis.last { relate((grouped.isEmpty ? single : grouped).map { name($0.name) }, name(all.name)) }
      }
      for row in down { sums(across, size) { id(row.name, $0) } }
      for column in across where !(sharesTotal && column.name.hasSuffix("*")) {
        sums(down, Self.rowGroup) { id($0, column.name) }
      }
    }
    add("a", base, groups(Self.columns, Self.columnGroup, "c"), Self.columnGroup, sharesTotal: false)
    add(
      "b", parted, groups(Self.others, Self.others, "d").filter { $0.members.count == 1 || $0.name.hasSuffix("*") }, 1,
      sharesTotal: true)
    let list = cells.map { "{\"id\":\"\($0.id)\",\"value\":\($0.value)}" }.joined(separator: ",\n")
    return (
      "{\"threshold\":10,\"cells\":[\n\(list)],\n\"relations\":[\(relations.joined(separator: ",\n"))]}", cells.count,
      cells.count { (1..<10).contains($0.value) }
    )
  }
}
