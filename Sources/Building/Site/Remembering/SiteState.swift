import Chronology
import Content
import Digests
import Packing
import Tables

/// What pages can look at, each with a fingerprint of how it is: what is compared between builds.
struct SiteState: Sendable {
  /// Of each language, where its pages are.
  let addresses: [LanguageAddresses]
  /// Pictures and files to hand out, with their sizes.
  let files: SightTable
  /// The order of the pages of each kind.
  let lists: SightTable
  /// A fingerprint of what all pages show.
  let everywhere: UInt64
  /// A fingerprint of the templates of figures in texts, and of the diagrams that other pages have for them.
  let figures: UInt64
  /// The day for which the site is made.
  let today: CalendarDate?

  struct LanguageAddresses: Sendable {
    let language: String
    let table: SightTable
  }

  /// - Parameter drafts: the site in each of its languages.
  init(_ drafts: [PartDraft]) {
    addresses = drafts.map { LanguageAddresses(language: $0.graph.language.rawValue, table: $0.addresses) }
    files = drafts.first?.links.files ?? SightTable([])
    lists = SightTable(
      (drafts.first?.graph.byKind ?? [:]).map { kind, indices in
        var print = Fingerprint()
        for index in indices { print.add(drafts[0].graph.pages[index].path) }
        return (.list(kind), print.value)
      })
    var print = Fingerprint()
    for draft in drafts { draft.graph.addWhatAllShow(to: &print) }
    everywhere = print.value
    var drawn = Fingerprint()
    drawn.add(drafts.first?.rules.figures.templates.print ?? 0)
    drawn.add(drafts.first?.rules.figures.models.print ?? 0)
    figures = drawn.value
    today = drafts.first?.graph.today
  }
}

extension SiteGraph {
  /// Adds what every page shows, whatever it looks at.
  fileprivate func addWhatAllShow(to print: inout Fingerprint) {
    print.add(language.rawValue)
    print.add(policy.inPage)
    for index in navigation { print.add(pages[index].path) }
    for image in shareImagesInOrder { print.add(image.image.path) }
    for page in pages {
      guard case .frozen(let releases) = page.release else { continue }
      print.add(page.path)
      for release in releases { release.add(to: &print) }
    }
  }
}

extension ReleaseFace {
  /// Adds what the page that it was made from shows of it.
  fileprivate func add(to print: inout Fingerprint) {
    for text in [
      id, title, day.iso, period?.code, withdrawal?.day.iso, correctedBy?.id, outdatedBy?.day, outdatedBy?.reason,
      outdatedBy?.kind.rawValue,
    ] {
      print.add(text ?? "")
    }
    print.add(isFictional ? 1 : 0)
  }
}

extension Links {
  /// Where each page is, and which pages there are that the edition does not have.
  var table: SightTable {
    SightTable(
      paths.map { name, path in
        var print = Fingerprint()
        print.add(path)
        print.add(foreign[name] ?? "")
        return (.address(name), print.value)
      }
        + leftOut.map { name, file in
          var print = Fingerprint()
          print.add(file.path)
          print.add(file.reason.rawValue)
          return (.address(name), print.value)
        })
  }

  /// Which pictures and files to hand out there are.
  var files: SightTable {
    SightTable(
      images.map { (.file($0), pictures.print(of: $0)) } + attachments.map { (.file($0.key), UInt64($0.value) + 1) })
  }
}

extension SiteState: Packable {
  func pack(into packer: inout Packer) {
    packer.pack(addresses.count)
    for part in addresses {
      packer.pack(part.language)
      packer.pack(part.table)
    }
    packer.pack(files)
    packer.pack(lists)
    packer.pack(everywhere)
    packer.pack(figures)
    packer.pack(today)
  }

  init(from unpacker: inout Unpacker) throws(Torn) {
    let count = try Int(from: &unpacker)
    guard count >= 0, count <= unpacker.left else { throw Torn() }
    var addresses: [LanguageAddresses] = []
    for _ in 0..<count {
      let language = try String(from: &unpacker)
      addresses.append(LanguageAddresses(language: language, table: try SightTable(from: &unpacker)))
    }
    self.addresses = addresses
    files = try SightTable(from: &unpacker)
    lists = try SightTable(from: &unpacker)
    everywhere = try UInt64(from: &unpacker)
    figures = try UInt64(from: &unpacker)
    today = try CalendarDate?(from: &unpacker)
  }
}
