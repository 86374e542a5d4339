import Markup
import Testing

@Suite("Markup")
struct MarkupTests {
  @Test(
    "is escaped text",
    arguments: [
      ("", ""), ("縁側", "縁側"), ("<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;"), ("a<", "a&lt;"), ("\"\u{301}", "&quot;\u{301}"),
      ("&amp;", "&amp;amp;"),
    ])
  func escaping(text: String, html: String) {
    var bytes: [UInt8] = []
    bytes.appendEscaped(text)
    #expect(String(decoding: bytes, as: UTF8.self) == html)
  }
}

@Suite("Addresses")
struct AddressTests {
  @Test(
    "lead from page to page, wherever the site lies",
    arguments: [
      ("index.html", "models/a.html", "models/a.html"), ("models/a.html", "index.html", "../index.html"),
      ("models/a.html", "models/b.html", "b.html"), ("a/b/c.html", "a/d/e.html", "../d/e.html"),
      ("a/b.html", "a/b.html", "b.html"), ("a/b.html", "a/b/c.html", "b/c.html"),
      ("a.html", "大森.png", "%E5%A4%A7%E6%A3%AE.png"),
      ("a.html", "javascript:x.png", "javascript%3Ax.png"),
    ])
  func relative(page: String, target: String, address: String) {
    #expect(PageURL(from: page, to: target).text == address)
  }

  @Test(
    "lead elsewhere only by known schemes",
    arguments: [
      "javascript:alert(1)", "data:text/html,x", "vbscript:x", "//example.org", "example.org", "https:example.org",
      "https://", "",
    ])
  func refused(address: String) { #expect(PageURL(external: address) == nil) }

  @Test("are percent-encoded, and what is encoded stays")
  func encoding() {
    #expect(
      PageURL(external: "https://example.org/地域?a=%20\"")?.text == "https://example.org/%E5%9C%B0%E5%9F%9F?a=%20%22")
    #expect(PageURL(path: "//evil") == nil)
    #expect(PageURL(path: "/\\evil") == nil)
  }
}
