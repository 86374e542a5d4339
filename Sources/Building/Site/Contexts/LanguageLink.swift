import Content
import Markup
import Templates

/// A page in one of its languages, as all of them link to it.
struct LanguageLink: Sendable {
  let context: PageContext
  let version: LanguageVersion

  /// The page in each of its languages, in the order of the edition; none if it has but one.
  static func all(of context: PageContext) -> [LanguageLink] {
    let versions = context.site.versions
    return versions.count > 1 ? versions.map { LanguageLink(context: context, version: $0) } : []
  }

  /// The front pages in other languages, where the page is in no other.
  static func homes(of context: PageContext) -> [LanguageLink] {
    guard context.site.versions.count <= 1 else { return [] }
    return context.site.otherHomes.map { LanguageLink(context: context, version: $0) }
  }

  static let members: Members<LanguageLink> = [
    .text("tag") { $0.version.language.tag },
    .text("name") { $0.version.name },
    .text("home-name") { $0.version.homeName },
    .url("url") { $0.context.url(to: $0.version.page.path) },
    .optionalURL("address") { link in
      guard link.context.site.edition.isPublic else { return nil }
      return PageURL(external: link.context.site.configuration.baseURL + link.version.page.address)
    },
    .flag("is-current") { $0.version.language == $0.context.site.language },
  ]
}
