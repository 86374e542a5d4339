import Chronology
import Content
import Markup

/// Writes the Atom feed: the pages that changed last.
///
/// Source: RFC 4287. Times are those of the content, at midnight in Japan.
enum FeedWriter {
  private static let longest = 50

  static func write(_ graph: SiteGraph) -> [UInt8] {
    let configuration = graph.configuration
    let pages = latest(graph)
    var xml = XMLWriter()
    xml.open("feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", graph.language.tag)])
    xml.element("title", graph.text(configuration.title))
    xml.element("subtitle", graph.text(configuration.description))
    xml.element("id", configuration.baseURL + SiteGraph.feedPath)
    xml.empty("link", [("rel", "self"), ("href", configuration.baseURL + SiteGraph.feedPath)])
    xml.empty("link", [("rel", "alternate"), ("href", configuration.baseURL)])
    xml.element("updated", time(pages.first.flatMap { graph.pages[$0].entry }))
    xml.open("author")
    xml.element("name", graph.text(configuration.publisher))
    xml.close("author")
    for index in pages {
      let page = graph.pages[index]
      let address = configuration.baseURL + page.address
      xml.open("entry")
      xml.element("title", page.title)
      xml.element("id", address)
      xml.empty("link", [("rel", "alternate"), ("href", address)])
      xml.element("updated", time(page.entry))
      xml.element("summary", page.summary)
      xml.close("entry")
    }
    xml.close("feed")
    return xml.bytes
  }

  /// The pages that changed last, the latest first.
  private static func latest(_ graph: SiteGraph) -> ArraySlice<Int> {
    let dates = graph.pages.map { $0.entry?.updated }
    let dated = graph.pages.indices.filter { dates[$0] != nil }
    return dated.sorted { a, b in
      guard let dateA = dates[a], let dateB = dates[b], dateA != dateB else { return a < b }
      return dateA > dateB
    }.prefix(longest)
  }

  private static func time(_ entry: Entry?) -> String { (entry?.updated.iso ?? "1970-01-01") + "T00:00:00+09:00" }
}
