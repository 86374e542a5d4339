import Chronology
import Content
import Markup
import Tables

/// Writes the Atom feed: the pages that changed last.
///
/// Source: RFC 4287. Times are those of the content, at midnight in Japan.
enum FeedWriter {
  private static let longest = 50

  static func write(_ graph: SiteGraph) -> [UInt8] {
    let configuration = graph.configuration
    let entries = latest(graph)
    var xml = XMLWriter()
    xml.open("feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", graph.language.tag)])
    xml.element("title", graph.text(configuration.title))
    xml.element("subtitle", graph.text(configuration.description))
    xml.element("id", configuration.baseURL + SiteGraph.feedPath)
    xml.empty("link", [("rel", "self"), ("href", configuration.baseURL + SiteGraph.feedPath)])
    xml.empty("link", [("rel", "alternate"), ("href", configuration.baseURL)])
    xml.element("updated", time(entries.first?.day))
    xml.open("author")
    xml.element("name", graph.text(configuration.publisher))
    xml.close("author")
    for entry in entries {
      xml.open("entry")
      xml.element("title", entry.title)
      xml.element("id", configuration.baseURL + entry.address)
      xml.empty("link", [("rel", "alternate"), ("href", configuration.baseURL + entry.address)])
      xml.element("updated", time(entry.day))
      xml.element("summary", entry.summary)
      xml.close("entry")
    }
    xml.close("feed")
    return xml.bytes
  }

  /// What a reader of the feed is told.
  private struct Entry {
    let title: String
    let address: String
    let day: CalendarDate
    let summary: String
  }

  /// The pages that changed last and the corrections of figures, the latest first.
  private static func latest(_ graph: SiteGraph) -> ArraySlice<Entry> {
    let corrections = corrections(graph)
    // Of many pages a few are told of: those that are older than all of them are left out before anything is sorted.
    let days = graph.pages.compactMap { $0.entry?.updated }.sorted(by: >)
    let oldest = days.prefix(longest).last
    let pages = graph.pages.compactMap { page -> Entry? in
      guard let day = page.entry?.updated, let oldest, day >= oldest else { return nil }
      return Entry(title: page.title, address: page.address, day: day, summary: page.summary)
    }
    return (corrections + pages).enumerated().sorted { a, b in
      a.element.day == b.element.day ? a.offset < b.offset : a.element.day > b.element.day
    }.map(\.element).prefix(longest)
  }

  private static func corrections(_ graph: SiteGraph) -> [Entry] {
    let words = StatisticsWords(graph.words)
    return graph.pages.flatMap { page -> [Entry] in
      guard case .list(let shown)? = page.statistics else { return [] }
      return shown.corrections.enumerated().compactMap { index, correction in
        CalendarDate(iso: correction.day).map { day in
          Entry(
            title: ([words.kind(of: correction)] + shown.titles(of: correction)).joined(separator: ": "),
            address: "\(page.address)#correction-\(shown.corrections.count - index)", day: day,
            summary: correction.reason)
        }
      }
    }
  }

  private static func time(_ day: CalendarDate?) -> String { (day?.iso ?? "1970-01-01") + "T00:00:00+09:00" }
}
