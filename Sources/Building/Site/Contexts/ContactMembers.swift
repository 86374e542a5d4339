import Content
import Markup
import Tables
import Templates

/// Where to turn to, as every page tells it.
struct ContactContext: Sendable {
  let contact: ContactSettings
  let site: SiteView

  init?(_ context: PageContext) {
    guard let contact = context.site.configuration.contact else { return nil }
    self.contact = contact
    site = context.site
  }

  static let members: Members<ContactContext> = [
    .text("name") { of in
      let name = of.site.text(of.contact.name)
      return of.contact.isFictional ? Fiction.title(name, isJapanese: of.site.language.isJapanese) : name
    },
    .text("phone") { $0.contact.phone },
    .url("phone-url") { $0.contact.phoneURL },
    .text("hours") { $0.site.text($0.contact.hours) },
    .optionalText("closed") { of in of.contact.closed.map { of.site.text($0) } },
    .optionalText("address") { of in of.contact.address.map { of.site.text($0) } },
    .optionalText("emergency") { of in of.contact.emergency.map { of.site.text($0) } },
  ]
}
