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

  /// Why tables cannot be published, once for each table and area.
  func problems(in tables: [PublishedTable]) -> [Diagnostic] {
    let refused = tables.filter(\.unit.isPersonal).flatMap { table in
      let axes = [table.rows, table.columns].filter { $0.variable == Variable.district.rawValue }
      let own = axes.flatMap { axis in
        axis.members.filter { !$0.isTotal }.map { member in
          (name: member.code, population: population(of: member.covers.isEmpty ? [member.code] : member.covers))
        }
      }
      let chosen = table.scope.conditions[Variable.district.rawValue]
      let part = chosen.map { [(name: $0.joined(separator: ", "), population: population(of: $0))] } ?? []
      return (own + part + [municipality]).compactMap { area in
        refusal(of: table.id, area.name, area.population)
      }
    }
    return refused.prefix(Self.mostListed)
      + (refused.count > Self.mostListed ? [.moreSmallAreas(refused.count - Self.mostListed)] : [])
  }

  /// More would not tell more.
  private static let mostListed = 10

  private func refusal(of table: String, _ area: String, _ population: Int?) -> Diagnostic? {
    guard let population else { return nil }
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

extension Diagnostic {
  fileprivate static func smallArea(_ table: String, _ area: String, _ population: Int, least: Int) -> Self {
    Self(
      "seal.small-area", at: Place(path: "engawa.yml"),
      Message(
        en:
          "'\(table)' counts people of '\(area)', where \(population) live: so few need a threshold of \(least)",
        ja: "「\(table)」は、人口\(population)人の「\(area)」の人を数えています。この人口では、基準を\(least)人以上にします"),
      hint: Message(
        en: """
          write 'threshold: \(least)', or show the table without small areas ('levels' in engawa.yml, with districts in a \
          'group')
          """,
        ja: "threshold: \(least) にするか、地区を group にまとめて、表を粗いまとまりにしてください（engawa.yml の levels）"))
  }

  fileprivate static func uncountableArea(_ table: String, _ area: String, _ population: Int) -> Self {
    Self(
      "seal.uncountable-area", at: Place(path: "engawa.yml"),
      Message(
        en: "'\(table)' counts people of '\(area)', where \(population) live: below 2000 no count is published",
        ja: "「\(table)」は、人口\(population)人の「\(area)」の人を数えています。2,000人より少ない所の数は公表しません"),
      hint: Message(
        en: """
          show the table without small areas ('levels' in engawa.yml, with districts in a 'group'), or take its file out \
          of content/statistics
          """,
        ja: "地区を group にまとめて、表を粗いまとまりにするか（engawa.yml の levels）、content/statistics からその表を外してください"))
  }

  fileprivate static func moreSmallAreas(_ count: Int) -> Self {
    Self(
      "seal.more-small-areas", at: Place(path: "engawa.yml"),
      Message(en: "and \(count) more counts of small areas", ja: "ほかにも、人口の少ない所の数が\(count)個あります"))
  }
}
