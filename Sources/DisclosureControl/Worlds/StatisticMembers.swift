/// Who is in each of some statistics, as sets of bits.
struct StatisticMembers {
  /// The kind of each person.
  private var kinds: [Int] = []
  private var rows: [Int: Int] = [:]
  private var bits: [UInt64] = []
  private var counts: [Int] = []
  private let width: Int

  init(_ search: MoveSearch, _ statistics: [Int]) {
    for (kind, count) in search.counts.enumerated() { kinds += Array(repeating: kind, count: count) }
    width = (kinds.count + 63) / 64
    for (row, statistic) in statistics.enumerated() { rows[statistic] = row }
    bits = [UInt64](repeating: 0, count: width * statistics.count)
    var weights = [Int32](repeating: 0, count: search.space.statistics.count)
    var last: Int?
    for (person, kind) in kinds.enumerated() {
      if kind != last { search.space.weights(of: search.kinds[kind], into: &weights) }
      last = kind
      for (row, statistic) in statistics.enumerated() where weights[statistic] != 0 {
        bits[row * width + person / 64] |= 1 << UInt64(person % 64)
      }
    }
    counts = statistics.indices.map { row in
      bits[(row * width)..<((row + 1) * width)].reduce(0) { $0 + $1.nonzeroBitCount }
    }
  }

  /// How many are in a statistic.
  func count(of statistic: Int) -> Int { rows[statistic].map { counts[$0] } ?? 0 }

  /// How many are in two statistics.
  func count(of one: Int, _ other: Int) -> Int {
    guard let one = rows[one], let other = rows[other] else { return 0 }
    var sum = 0
    for word in 0..<width { sum += (bits[one * width + word] & bits[other * width + word]).nonzeroBitCount }
    return sum
  }

  /// The kinds of those who are in a group, each once.
  func kinds(of group: CrossedGroups.Group) -> [Int] {
    guard let first = rows[group.first], let second = rows[group.second] else { return [] }
    var found: [Int] = []
    for word in 0..<width {
      let other = bits[second * width + word]
      var left = bits[first * width + word] & (group.isInBoth ? other : ~other)
      while left != 0 {
        let kind = kinds[word * 64 + left.trailingZeroBitCount]
        if found.last != kind { found.append(kind) }
        left &= left - 1
      }
    }
    return found
  }
}
