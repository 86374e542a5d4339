import Chronology
import Content
import Diagnostics
import Figures
import Ledger
import Tables

/// Which pages have an image that is seen where a link to them is shared: those of tables with a chart.
public struct ShareImages: Sendable {
  /// The signs of a text that cannot be drawn.
  private let missing: @Sendable (String) -> [Character]

  /// - Parameter missing: says which signs of a text cannot be drawn.
  public init(missing: @escaping @Sendable (String) -> [Character]) { self.missing = missing }

  /// The images of some pages, by their places; those with signs that cannot be drawn have none.
  ///
  /// - Parameters:
  ///   - own: the places of the pages.
  ///   - texts: what pages say, by their places.
  ///   - configuration: tells the names of the site and of its publisher.
  func images(
    of pages: [Page], at own: [Int], texts: [TextDraft?], words: Words, in language: Language,
    _ configuration: SiteConfiguration
  ) -> Reviewed<[Int: PageImage]> {
    var images: [Int: PageImage] = [:]
    var problems: [Diagnostic] = []
    func footer(asOf day: String) -> String {
      let names = [configuration.title, configuration.publisher].compactMap { $0.text(in: language) }
      let until = CalendarDate(iso: day).map {
        language.isJapanese
          ? language.text(of: $0) + words.text("as-of") : "\(words.text("as-of")) \(language.text(of: $0))"
      }
      // The day comes first, so that no long name cuts it off.
      return ([until].compactMap(\.self) + names).joined(separator: language.isJapanese ? "　" : " · ")
    }
    for index in own {
      guard
        let image = PageImage(
          pages[index], message: texts[index]?.message, words: words, in: language, footer: footer)
      else {
        continue
      }
      let missing = missing(image.drawing.text)
      if !missing.isEmpty {
        problems.append(.missingSigns(missing, on: pages[index]))
      } else {
        images[index] = image
      }
    }
    return Reviewed(images, problems)
  }
}

/// The image of a page.
struct PageImage: Sendable {
  /// Where it is written.
  let path: String
  let drawing: ShareImage
  /// What it shows, for those who do not see it: the plain name of the table.
  let alternative: String

  /// The image of a page of a table; `nil` if it has no chart.
  ///
  /// - Parameters:
  ///   - message: what the page says of its figures first.
  ///   - language: the language of the words.
  ///   - footer: what stands at its end, by the last day that the figures know of.
  init?(_ page: Page, message: String?, words: Words, in language: Language, footer: (String) -> String) {
    guard case .table(let published, let shown) = page.statistics else { return nil }
    let version = TableVersion(table: published, asOf: shown.sealing.asOf, isFormer: false)
    let table = TableContext(words: words, version: version, shown: shown, id: published.id, data: nil)
    guard let chart = ChartContext.chart(of: table, words) else { return nil }
    alternative = table.title
    path = "\(page.path.dropLast(".html".count)).png"
    // What is made up says so in the title of its page, and where the message stands larger, there.
    let isMadeUp = shown.isFictional(published) || page.entry?.isFictional == true
    let title =
      message.map { isMadeUp && !$0.contains(Fiction.mark) ? Fiction.title($0, isJapanese: language.isJapanese) : $0 }
      ?? page.title
    let subtitle = message == nil ? published.title : page.title
    drawing = ShareImage(
      chart: chart, table: published.id, title: title, subtitle: title.hasSuffix(subtitle) ? "" : subtitle,
      footer: footer(shown.sealing.asOf))
  }

  /// What it is drawn from.
  func file(styles: [UInt8]) -> DrawnFile { DrawnFile(path: path, drawing: drawing.svg(styles: styles)) }
}

extension SiteGraph {
  /// The images that are seen where links to its pages are shared, with the files of the pages.
  var shareImagesInOrder: [(image: PageImage, source: String?)] {
    shareImages.sorted { $0.key < $1.key }.map { ($1, pages[$0].entry?.source.path) }
  }
}

/// A file that is drawn from what pages say.
public struct DrawnFile: Sendable {
  /// Where it is written.
  public let path: String
  /// What it is drawn from: an SVG file.
  public let drawing: [UInt8]
}

extension Diagnostic {
  fileprivate static func missingSigns(_ signs: [Character], on page: Page) -> Self {
    let listed = signs.map { "'\($0)'" }.joined(separator: ", ")
    return Self(
      "share-image.missing-signs", severity: .warning,
      at: page.entry?.source.wholePlace ?? Place(path: "content/\(StatisticsPages.name)"),
      Message(
        en: "\(page.path) gets no image for links: its font has no \(listed)",
        ja: "\(page.path) の、リンクに添える画像を作れません。書体に次の字がありません: \(listed)"),
      hint: Message(
        en: "write them otherwise, or accept this warning; the page is published without an image",
        ja: "ほかの書き方にするか、この注意を accepted に書いてください。ページは、画像なしで公開されます"))
  }
}
