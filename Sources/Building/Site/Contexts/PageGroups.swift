import Chronology
import Content

/// The pages that a collection lists, in the groups that their kind is told by.
struct PageGroups {
  private let context: PageContext
  private let kind: Kind?
  /// The place of the field among those of the kind; `nil` if there is one group.
  let field: Int?

  init(_ context: PageContext) {
    self.context = context
    kind = if case .collection(let name)? = context.page.kind { context.site.kinds[name] } else { nil }
    let group = kind?.listing.group
    field = kind?.fields.firstIndex { $0.name == group?.name }
  }

  /// The groups, those without a value last.
  var all: [Group] {
    let site = context.site
    let listed = site.listed(by: PageFace(context.page))
    guard let field, let kind else { return [Group(context: context, heading: "", indices: listed)] }
    let keys = listed.map { key(site.page(at: $0), field) }
    var members: [String?: [Int]] = [:]
    for (index, key) in zip(listed, keys) { members[key?.name, default: []].append(index) }
    let headings = Dictionary(
      keys.compactMap(\.self).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let groups = names(members, kind.fields[field]).compactMap { name in
      members[name].map {
        Group(
          context: context, heading: headings[name]?.heading ?? name, language: headings[name]?.language, indices: $0)
      }
    }
    let otherwise = kind.listing.otherwise?.text(in: site.language) ?? site.words.text("without")
    return groups + (members[nil].map { [Group(context: context, heading: otherwise, indices: $0)] } ?? [])
  }

  /// The group of a page, what stands above it, and in which language if that is another.
  private func key(_ page: PageFace, _ field: Int) -> (name: String, heading: String, language: String?)? {
    guard let kind, let value = page.value(at: field) else { return nil }
    switch value {
    case .references(let references):
      guard let name = references.first?.name, let target = context.site.index(of: name) else { return nil }
      let page = context.site.page(at: target)
      return (name, page.title, context.site.foreignTag(of: page))
    // Days and months are grouped by year.
    case .date(let date): return ("\(date.year)", context.site.language.text(ofYear: date.year), nil)
    case .month(let month): return ("\(month.year)", context.site.language.text(ofYear: month.year), nil)
    default: return kind.fields[field].texts(value, context).first.map { ($0.text, $0.text, nil) }
    }
  }

  /// The names of the groups in order: that of the pages or values that they stand for, else their own.
  private func names(_ members: [String?: [Int]], _ field: Field) -> [String] {
    let site = context.site
    let found = members.keys.compactMap(\.self)
    switch field.type {
    case .reference(let folder):
      let order = site.kinds[folder: folder].flatMap { site.members(of: $0.name) } ?? []
      return order.compactMap { site.page(at: $0).name }
    case .choice(let choices):
      return choices.map { $0.label.text(in: site.language) ?? $0.code }
    case .date, .month:
      return found.sorted { kind?.listing.isDescending == true ? $1 < $0 : $0 < $1 }
    default: return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
  }
}
