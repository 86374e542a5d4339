import Content
import Diagnostics

/// The page on which the site is searched.
///
/// What it searches is made from the finished pages, by whoever writes them.
enum SearchPlan {
  /// The name by which pages and the navigation refer to it, and its folder.
  static let name = "search"
  /// Where it is written.
  static let path = "\(name)/index.html"
  /// The script that searches, among the files of the theme.
  static let script = "search.js"

  /// The page, unless pages of the site's own stand in its place.
  static func page(_ words: Words, _ entries: [Entry]) -> Reviewed<Page> {
    let page = Page(
      entry: nil, template: .search, title: words.text("search"), summary: words.text("search-summary"), path: path)
    let taken = entries.first { $0.name == name || $0.name.hasPrefix("\(name)/") }
    return Reviewed(page, taken.map { [.searchTaken(at: Place(path: $0.source.path))] } ?? [])
  }

  /// What the page is called where others refer to it.
  static func name(of page: Page) -> String? { page.template == .search ? name : nil }
}

extension Diagnostic {
  static func searchTaken(at place: Place) -> Self {
    Self(
      "search.taken", at: place,
      Message(en: "this page would stand where the search page is", ja: "検索のページと同じ場所になるページです"),
      hint: Message(
        en: "give the folder another name, or remove \(SearchSettings.path) to have no search",
        ja: "フォルダの名前を変えるか、検索が要らなければ \(SearchSettings.path) を消してください"))
  }
}
