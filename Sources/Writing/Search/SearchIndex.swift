import Markup
import Parallelism

/// The index of a site: files that the search page loads, each with the little that a query needs.
///
/// Ranking is BM25 with the saturation k1 = 1.2 and the length b = 0.75 (Robertson and Zaragoza, 2009), the part of each
/// page worked out here and kept in seven steps; how rare a term is is worked out where it is asked for.
public struct SearchIndex: Sendable {
  private let pages: [SearchPage]
  private let synonyms: SearchSynonyms
  /// The terms of all pages.
  private let keys: [SearchTerms.Key]
  /// For each term in turn the pages that have it, in order: the place of the page, its step and its piece.
  private let postings: [Posting]
  /// Where those of each term begin, and where the last ends.
  private let starts: [Int]

  struct Posting: Sendable {
    let page: UInt32
    let step: UInt8
    let piece: UInt8

    init(page: UInt32, step: UInt8, piece: UInt8) { (self.page, self.step, self.piece) = (page, step, piece) }

    /// - Parameter length: how long the page is against the mean of all.
    init(page: Int, _ term: SearchTerms.Term, length: Double) {
      let frequency = Double(term.frequency)
      let weight = frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * length))
      self.page = UInt32(page)
      step = UInt8(min(SearchIndex.steps - 1, Int(weight / 2.2 * Double(SearchIndex.steps))))
      piece = UInt8(min(SearchIndex.pieces - 1, term.piece))
    }
  }

  /// How finely weights are kept, and how many pieces are told apart: both together are one sign.
  static let (steps, pieces) = (7, 8)

  /// Above so many pages files are larger, so that there are not too many of them.
  private static let manyPages = 2_000
  /// How many bytes a file of terms has, more or less.
  private static let shardSize = (few: 2_500, many: 5_000)

  /// Makes an index.
  ///
  /// - Parameters:
  ///   - pages: the pages that can be found, in any order.
  ///   - synonyms: the words that stood for one another when the pages were read.
  public init(_ pages: [SearchPage], _ synonyms: SearchSynonyms) {
    self.synonyms = synonyms
    self.pages = pages.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let mean = max(1, Double(pages.reduce(0) { $0 + $1.terms.length }) / Double(max(1, pages.count)))
    var numbers = TermNumbers(bits: 16)
    let terms = self.pages.map { page in page.terms.terms.map { UInt32(numbers.number(of: $0.key)) } }
    keys = numbers.keys
    var starts = [Int](repeating: 0, count: keys.count + 1)
    for page in terms { for number in page { starts[Int(number) + 1] += 1 } }
    for number in keys.indices { starts[number + 1] += starts[number] }
    self.starts = starts
    var postings = [Posting](repeating: Posting(page: 0, step: 0, piece: 0), count: starts.last ?? 0)
    for (index, page) in self.pages.enumerated() {
      let length = Double(page.terms.length) / mean
      for (term, number) in zip(page.terms.terms, terms[index]) {
        postings[starts[Int(number)]] = Posting(page: index, term, length: length)
        starts[Int(number)] += 1
      }
    }
    self.postings = postings
  }

  /// The pages that have a term.
  private func postings(of number: Int) -> ArraySlice<Posting> { postings[starts[number]..<starts[number + 1]] }

  /// All files, by their paths in the output folder; the same for the same pages, on every machine.
  /// - Throws: if the task is ended.
  public func files(jobs: Int) async throws -> [File] {
    let isLarge = pages.count > Self.manyPages
    let size = keys.indices.reduce(0) { $0 + 14 + postings(of: $1).count * 5 / 2 }
    let count = max(1, size / (isLarge ? Self.shardSize.many : Self.shardSize.few))
    let shards = shards(count)
    let perFile = isLarge ? 3 : 1
    // Where there are many pages, what most of them have tells little, and would be most of what is loaded.
    let brief = isLarge ? pages.count / 5 : Int.max
    let pieces = pages.flatMap { page in page.pieces.isEmpty ? [(page, "")] : page.pieces.map { (page, $0) } }
    let texts = stride(from: 0, to: pieces.count, by: perFile).map { $0..<min($0 + perFile, pieces.count) }
    let terms = try await parallelMap(count: count, jobs: jobs) { number in
      File(
        path: "\(Self.folder)/i/\(number).js",
        bytes: SearchFile.terms(
          number,
          shards[number].map { (keys[$0], postings(of: $0)) }.sorted { $0.0 < $1.0 }, brief: brief),
        html: nil, page: nil)
    }
    let extracts = try await parallelMap(count: texts.count, jobs: jobs) { number -> File in
      let own = pieces[texts[number]]
      let paths = Set(own.map(\.0.path))
      return File(
        path: "\(Self.folder)/t/\(number).js", bytes: SearchFile.texts(number, own), html: Self.html(own),
        page: paths.count == 1 ? paths.first : nil)
    }
    let list = SearchFile.pages(pages, shards: count, perFile: perFile, synonyms.groups)
    return [File(path: "\(Self.folder)/pages.js", bytes: list, html: nil, page: nil)] + terms + extracts
  }

  /// A file of the index.
  public struct File: Sendable {
    /// Where it is written.
    public let path: String
    /// Its bytes.
    public let bytes: [UInt8]
    /// The texts of pages in it as a page, for whoever reads them.
    ///
    /// What stands apart on a page stands apart here. Files of other sorts have none.
    public let html: [UInt8]?
    /// The page that the texts are of; `nil` if they are of several.
    public let page: String?
  }

  private static func html(_ pieces: ArraySlice<(SearchPage, String)>) -> [UInt8] {
    var html: [UInt8] = []
    for (page, piece) in pieces {
      html += "<h1>".utf8
      html.appendEscaped(page.title)
      html += "</h1>\n".utf8
      for block in piece.utf8.split(separator: UInt8(ascii: "\n")) {
        html += "<p>".utf8
        html.appendEscaped(block)
        html += "</p>\n".utf8
      }
    }
    return html
  }

  /// The folder of the search page, and of all that it loads.
  public static let folder = "search"

  /// The numbers of the terms of each file.
  private func shards(_ count: Int) -> [[Int]] {
    var shards = [[Int]](repeating: [], count: count)
    for (number, key) in keys.enumerated() { shards[Self.shard(of: key, count)].append(number) }
    return shards
  }

  /// Which file has a term; the script reckons likewise.
  static func shard(of key: SearchTerms.Key, _ count: Int) -> Int {
    var hash: UInt32 = 0
    SearchFile.scalars(of: key) { hash = hash &* 31 &+ $0 }
    return Int(hash % UInt32(count))
  }
}
