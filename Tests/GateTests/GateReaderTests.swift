import Foundation
import Testing

@testable import Gate

@Suite("A reader that goes from page to page")
struct GateReaderTests {
  /// Parts of pages, of which some must not leave; put together in any order they make pages.
  private static let parts: [String] =
    Plants.leaks.filter { $0.path.hasSuffix(".html") }.map(\.text)
    + Innocents.all.filter { $0.path.hasSuffix(".html") }.map(\.text) + [
      "<header><nav><ul><li><a href=\"a.html\">案内</a></li></ul></nav></header>", "<p>雷鳥</p><p>きよし</p>",
      "<p>雷鳥<b>きよし</b></p>",
      "<ruby>雷<rt>らい", "</rt></ruby>", "<!-- <p>雷鳥きよし --><div title='<p>'>", "<script>let a = '<p>'</script>",
      "<style>p{}</style>",
      "<i title=\"雷鳥\">a</i>", "<i title=\"きよし\">b</i>", "<i title=\"雷鳥&#12365;よし\">c</i>", "<i title='x.html'>d</i>",
      "<script src='x.html'></script>", "<i title='//x.jp/'>e</i>", "<img src='//x.jp/'>",
      "<a =\"x>\" href=x>", "<td>雷鳥</td><td>きよし</td>", "</p ><p", " class=\"雷鳥きよし\">", "雷鳥", "きよし", "<", "&amp;", "\n",
    ]

  private struct Random: RandomNumberGenerator {
    var state: UInt64 = 11
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 31)
    }
  }

  @Test("finds the same as one that has read nothing before")
  func memory() {
    var random = Random()
    var reader = GateReader(Plants.gate)
    var found = 0
    for number in 0..<1_500 {
      let page = (0..<Int.random(in: 1...8, using: &random)).map { _ in Self.parts.randomElement(using: &random) ?? "" }
      let bytes = Array("<!DOCTYPE html>\n<html><body>\(page.joined())</body></html>".utf8)
      let hits = reader.hits(in: "page-\(number).html", bytes)
      #expect(hits == Plants.gate.hits(in: "page-\(number).html", bytes), "\(page)")
      found += hits.count
    }
    #expect(found > 1_000)
  }

  @Test("divides a page where a text ends, and nowhere else")
  func segments() {
    func split(_ text: String) -> [String] {
      let bytes = Array(text.utf8)
      var (parts, start): ([String], Int) = ([], 0)
      while start < bytes.count {
        let end = PageSegments.end(bytes, from: start)
        parts.append(String(decoding: bytes[start..<end], as: UTF8.self))
        start = end
      }
      return parts
    }
    #expect(
      split("a<p>b<b>c</b></p>\n<ul><li>d</li><li>e</li></ul>") == [
        "a", "<p>b<b>c</b>", "</p>\n", "<ul><li>d</li><li>e</li>", "</ul>",
      ])
    #expect(
      split("<p title=\"<div>\">x<!-- <div> -->y<script>'<div>'</script>z") == [
        "<p title=\"<div>\">x<!-- <div> -->y", "<script>'<div>'", "</script>z",
      ])
    #expect(split("<p") == ["<p"] && split("<![CDATA[<p>]]><p>") == ["<![CDATA[<p>]]>", "<p>"])
  }
}
