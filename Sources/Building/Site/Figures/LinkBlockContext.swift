import FigureFields
import Markup
import Templates

/// Links in the text of a page, as a template sees them.
struct LinkBlockContext: Sendable {
  /// Its id, unique on the page.
  let id: String
  /// Those that lead somewhere in this edition.
  let links: [(link: LinkBlock.Link, url: PageURL)]

  static let members: Members<LinkBlockContext> = [
    .text("id") { $0.id },
    .list("links", linkMembers) { context in context.links.map { Link(link: $0.link, url: $0.url) } },
  ]

  private static let linkMembers: Members<Link> = wordMembers + signMembers

  private static let wordMembers: Members<Link> = [
    .text("label") { $0.link.label },
    .optionalText("text") { $0.link.text },
    .url("url") { $0.url },
    .flag("has-sign") { $0.link.sign != nil },
  ]

  private static let signMembers = Members<Link>(
    LinkBlock.Sign.allCases.map { sign in .flag("is-\(sign.rawValue)") { $0.link.sign == sign } })

  private struct Link: Sendable {
    let link: LinkBlock.Link
    let url: PageURL
  }
}
