import FigureFields
import Markup
import Templates

/// What a course does from beginning to end, as a template sees it.
struct PlanContext: Sendable {
  /// Its id, unique on the page.
  let id: String
  let plan: PlanBlock
  /// Where the pages are that it uses.
  let addresses: [String: PageURL]

  static let members: Members<PlanContext> = [
    .text("id") { $0.id },
    .list("items", itemMembers) { context in
      zip(context.plan.items, context.plan.times).enumerated().map { index, pair in
        Item(number: index + 1, item: pair.0, times: pair.1, addresses: context.addresses)
      }
    },
    .text("begin") { Self.clock($0.plan.start) },
    .text("end") { Self.clock($0.plan.times.last?.end ?? $0.plan.start) },
  ]

  private struct Item: Sendable {
    let number: Int
    let item: PlanBlock.Item
    let times: (begin: Int, end: Int)
    let addresses: [String: PageURL]
  }

  private static let itemMembers: Members<Item> = [
    .number("number") { $0.number },
    .text("begin") { Self.clock($0.times.begin) },
    .text("end") { Self.clock($0.times.end) },
    .number("minutes") { $0.item.minutes },
    .text("title") { $0.item.title },
    .optionalURL("url") { item in item.item.page.flatMap { item.addresses[$0.name] } },
    .optionalText("aim") { $0.item.aim },
    .flag("has-materials") { !$0.item.materials.isEmpty },
    .texts("materials") { $0.item.materials },
  ]

  /// A time of day as clocks show it: 9:05.
  private static func clock(_ minutes: Int) -> String {
    let rest = minutes % 60
    return "\(minutes / 60):\(rest < 10 ? "0" : "")\(rest)"
  }
}
