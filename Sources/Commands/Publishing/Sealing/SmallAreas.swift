import Codes
import Content
import Diagnostics
import TableDeclarations
import Tables

/// Published counts of areas in which so few people live that fewer of them may be published, or none.
///
/// An area of which nobody said how many people live there is taken for a large one.
struct SmallAreas {
  /// How many people live in each district, by its code.
  let districts: [String: Int]
  /// Districts that went out of use: their people live in others by now, and are counted there.
  let retired: Set<String>
  /// The municipality, and how many people live there.
  let municipality: (name: String, population: Int?)
  /// Counts of fewer are protected.
  let threshold: Int

  init(
    districts: [String: Int], retired: Set<String> = [], municipality: (name: String, population: Int?), threshold: Int
  ) {
    self.retired = retired
    self.districts = districts
    self.municipality = municipality
    self.threshold = threshold
  }

  init(_ configuration: SiteConfiguration, _ codes: CodeBook, threshold: Int) {
    let all = codes.lists["districts"]?.codes ?? []
    let inUse = all.filter { $0.validUntil == nil }
    let known = inUse.compactMap(\.population)
    // Nobody lives outside the districts.
    let sum = inUse.isEmpty || known.count < inUse.count ? nil : known.reduce(0, +)
    self.init(
      districts: Dictionary(
        all.compactMap { code in code.population.map { (code.code, $0) } }, uniquingKeysWith: { first, _ in first }),
      retired: Set(all.filter { $0.validUntil != nil }.map(\.code)),
      municipality: (
        configuration.area?.municipality ?? codes.lists["districts"]?.title.ja ?? "",
        configuration.area?.population ?? sum
      ), threshold: threshold)
  }

  /// An area that a table counts people of.
  fileprivate struct Area {
    let name: String
    let population: Int?
    /// What makes a table count people of it.
    let cause: Cause

    enum Cause {
      /// It is a member of an axis, `rows` or `columns`.
      case axis(String)
      /// The table counts people of some districts alone.
      case condition
      /// It is the whole municipality.
      case whole
    }
  }

  /// Why tables cannot be published, once for each table and area.
  func problems(in tables: [PublishedTable]) -> [Diagnostic] {
    let refused = tables.filter(\.unit.isPersonal).flatMap { table in
      areas(of: table).compactMap { refusal(of: table.id, $0) }
    }
    return refused.prefix(Self.mostListed)
      + (refused.count > Self.mostListed ? [.moreSmallAreas(refused.count - Self.mostListed)] : [])
  }

  private func areas(of table: PublishedTable) -> [Area] {
    let own = [("rows", table.rows), ("columns", table.columns)].flatMap { key, axis -> [Area] in
      guard axis.variable == Variable.district.rawValue else { return [] }
      return axis.members.filter { !$0.isTotal }.map { member in
        let codes = member.covers.isEmpty ? [member.code] : member.covers
        return Area(name: member.code, population: population(of: codes), cause: .axis(key))
      }
    }
    let part = table.scope.conditions[Variable.district.rawValue].map { chosen in
      Area(name: chosen.joined(separator: ", "), population: population(of: chosen), cause: .condition)
    }
    let whole = Area(name: municipality.name, population: municipality.population, cause: .whole)
    return own + [part, whole].compactMap(\.self)
  }

  /// More would not tell more.
  private static let mostListed = 10

  private func refusal(of table: String, _ area: Area) -> Diagnostic? {
    guard let population = area.population else { return nil }
    let unit = MinimumUnit(population: population)
    guard !unit.allows(threshold: threshold) else { return nil }
    switch unit {
    case .nothing: return .uncountableArea(table, area, population)
    case .threshold(let least): return .smallArea(table, area, population, least: least)
    }
  }

  /// How many people live in districts together; `nil` if that was not said of each.
  private func population(of all: [String]) -> Int? {
    let inUse = all.filter { !retired.contains($0) }
    let codes = inUse.isEmpty ? all : inUse
    let known = codes.compactMap { districts[$0] }
    return known.count == codes.count ? known.reduce(0, +) : nil
  }
}

extension SmallAreas.Area {
  /// How a table can do without it.
  fileprivate func wayOut(of table: String) -> Message {
    switch cause {
    case .axis(let key):
      Message(
        en: """
          show the table without it: under 'levels' in engawa.yml write {table: \(table), \(key): group} if the code list \
          has groups of districts with enough people, or \(key): total for the totals alone
          """,
        ja: """
          その地区を出さない細かさにします。engawa.yml の levels に {table: \(table), \(key): group} \
          （人口の足りるまとまりが符号の一覧にあるとき）か、\(key): total（合計だけ）と書いてください
          """)
    case .condition:
      Message(
        en: "count more districts together in content/statistics/\(table).yml ('where'), or take the file out",
        ja: "content/statistics/\(table).yml の where にほかの地区も加えるか、このファイルを外してください")
    case .whole:
      Message(
        en: "take content/statistics/\(table).yml out", ja: "content/statistics/\(table).yml を外してください")
    }
  }
}

extension Diagnostic {
  fileprivate static func smallArea(_ table: String, _ area: SmallAreas.Area, _ population: Int, least: Int) -> Self {
    let other = area.wayOut(of: table)
    return Self(
      "seal.small-area", at: Place(path: "engawa.yml"),
      Message(
        en:
          "'\(table)' counts people of '\(area.name)', where \(population) live: so few need a threshold of \(least)",
        ja: "「\(table)」は、人口\(population)人の「\(area.name)」の人を数えています。この人口では、基準を\(least)人以上にします"),
      hint: Message(
        en: "write 'threshold: \(least)', or \(other.en)", ja: "threshold: \(least) にしてください。または、\(other.ja)"))
  }

  fileprivate static func uncountableArea(_ table: String, _ area: SmallAreas.Area, _ population: Int) -> Self {
    Self(
      "seal.uncountable-area", at: Place(path: "engawa.yml"),
      Message(
        en: "'\(table)' counts people of '\(area.name)', where \(population) live: below 2000 no count is published",
        ja: "「\(table)」は、人口\(population)人の「\(area.name)」の人を数えています。2,000人より少ない所の数は公表しません"),
      hint: area.wayOut(of: table))
  }

  fileprivate static func moreSmallAreas(_ count: Int) -> Self {
    Self(
      "seal.more-small-areas", at: Place(path: "engawa.yml"),
      Message(en: "and \(count) more counts of small areas", ja: "ほかにも、人口の少ない所の数が\(count)個あります"))
  }
}
