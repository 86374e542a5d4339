import Files

/// Writes a site of many pages, always the same for the same number, for Engawa and for Hugo.
///
/// A page has about 3.6 KB of Japanese Markdown with headings for a contents list, emphasis, links, a list, a table,
/// and terms of two taxonomies.
struct Corpus {
  let pages: Int
  /// The folder of the corpus; `engawa` and `hugo` lie in it.
  let folder: String

  private static let districts = ["omori", "chofu", "kamata", "kojiya"]
  private static let approaches = ["community", "individual", "participation"]
  private static let roles = ["outreach", "link", "join", "accompany", "service", "build"]
  private static let words = [
    "地域", "支援", "相談", "住民", "活動", "居場所", "見守り", "つながり", "課題", "参加", "暮らし", "食料", "配布", "会議",
    "連携", "専門職", "高齢の方", "子ども", "家族", "仕事", "住まい", "健康", "制度", "窓口", "訪問", "話し合い", "学び",
  ]
  private static let joints = ["の", "と", "を", "に", "で", "が", "は", "も", "から", "へ"]

  /// Writes both sites; what was there is removed.
  ///
  /// - Parameters:
  ///   - kinds: the folder with the kinds of Engawa's pages.
  ///   - layouts: the folder with Hugo's configuration and layouts.
  func write(kinds: String, layouts: String) throws {
    try ScratchFiles.remove(folder)
    try copy(kinds, to: "\(folder)/engawa/content/kinds")
    try copy(layouts, to: "\(folder)/hugo")
    try put(
      "engawa/engawa.yml",
      """
      title: 大きなサイト
      description: 速さを測るためのサイトです。
      base-url: https://example.org/
      language: ja
      publisher: 架空区社会福祉協議会
      navigation: [activities]

      """)
    try page("index.md", hugo: "_index.md", title: "ようこそ", "", "本文です。\n")
    try page("activities/index.md", hugo: "activities/_index.md", title: "活動", "", "本文です。\n")
    for (index, name) in Self.districts.enumerated() {
      try page("districts/\(name).md", title: "地区\(index)", "activity-count: 1\nas-of: 2022-12\n", "本文です。\n")
    }
    for (index, name) in Self.approaches.enumerated() {
      try page("approaches/\(name).md", hugo: "approaches/\(name)/_index.md", title: "アプローチ\(index)", "", "本文です。\n")
    }
    for (index, name) in Self.roles.enumerated() {
      try page("roles/\(name).md", hugo: "roles/\(name)/_index.md", title: "役割\(index)", "mark: ①\n", "本文です。\n")
    }
    for number in 0..<pages { try activity(number) }
  }

  /// The path of a page that an edit is made to, below either site.
  var editedPage: String { "content/activities/\(Self.districts[1])/p00001.md" }

  private func activity(_ number: Int) throws {
    var random = SplitMix64(state: UInt64(number) &* 7919 &+ 17)
    let district = Self.districts[number % Self.districts.count]
    let roles = [random.pick(Self.roles), random.pick(Self.roles)]
    let name = "activities/\(district)/p\(String(repeating: "0", count: 5 - String(number).count))\(number).md"
    let date = "20\(10 + number % 13)-\(10 + number % 3)-\(10 + number % 18)"
    try page(
      name, title: "\(sentence(&random, words: 3))\(number)",
      """
      district: \(district)
      approaches: [\(random.pick(Self.approaches))]
      roles: [\(Set(roles).sorted().joined(separator: ", "))]

      """, body(&random), date: date)
  }

  private func body(_ random: inout SplitMix64) -> String {
    var text = ""
    for section in 1...4 {
      text += "\n## \(sentence(&random, words: 3))\(section)\n\n"
      for _ in 0..<3 {
        text +=
          sentence(&random, words: 12) + "**「\(random.pick(Self.words))」**です。\n" + sentence(&random, words: 10)
          + "[くわしい資料](https://example.com/\(random.next() % 1000))を読みます。\n\n"
      }
      for _ in 0..<3 { text += "- \(sentence(&random, words: 5))\n" }
    }
    text += "\n| 項目 | 件数 |\n|---|--:|\n"
    for row in 1...4 { text += "| \(random.pick(Self.words)) | \(row * 7) |\n" }
    return text
  }

  private func sentence(_ random: inout SplitMix64, words: Int) -> String {
    (0..<words).map { _ in random.pick(Self.words) + random.pick(Self.joints) }.joined()
  }

  private func page(
    _ path: String, hugo: String? = nil, title: String, _ more: String, _ body: String, date: String = "2022-12-31"
  ) throws {
    let text = """
      ---
      title: \(title)
      summary: \(title)についてのページです。
      audience: public
      status: published
      updated: \(date)
      \(more)---
      \(body)
      """
    try put("engawa/content/\(path)", text)
    try put("hugo/content/\(hugo ?? path)", text)
  }

  private func put(_ path: String, _ text: String) throws {
    try ScratchFiles.write("\(folder)/\(path)", Array(text.utf8))
  }

  private func copy(_ source: String, to target: String) throws {
    for entry in try listTree(source) where entry.kind == .file {
      try ScratchFiles.write("\(target)/\(entry.path)", readFile("\(source)/\(entry.path)"))
    }
  }
}

/// A small generator of pseudo-random numbers with a seed.
///
/// Source: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", 2014.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func pick(_ list: [String]) -> String { list[Int(next() % UInt64(list.count))] }
}
