import Content

/// Writes the sitemap: every page with the day of its last change.
///
/// Source: the sitemaps.org protocol, version 0.9.
enum SitemapWriter {
  static func write(_ graphs: [SiteGraph]) -> [UInt8] {
    var xml = XMLWriter()
    xml.open("urlset", [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")])
    for graph in graphs {
      for page in graph.own.map({ graph.pages[$0] }) {
        guard let day = page.lastChange else { continue }
        xml.open("url")
        xml.element("loc", graph.configuration.baseURL + page.address)
        xml.element("lastmod", day)
        xml.close("url")
      }
    }
    xml.close("urlset")
    return xml.bytes
  }
}
