import Foundation

/// A site of a few pages, with the tool's theme and a few templates of its own.
public struct TinySite: Sendable {
  /// Where it lies.
  public let folder: TemporaryFolder

  /// Makes the site; `more` adds content files or replaces them, and an empty text removes one.
  public init(_ more: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    try Repository.copyFixture("council/templates", to: folder, as: "templates")
    try Repository.copyFixture("council/content/kinds", to: folder, as: "content/kinds")
    for (name, text) in Self.files.merging(more, uniquingKeysWith: { $1 })
    where !text.isEmpty || !name.hasPrefix("content/") {
      try folder.write(name, text)
    }
  }

  /// The text of a file of the theme, to be changed and written into the site.
  public static func theme(_ path: String) throws -> String {
    try String(contentsOfFile: "\(Repository.folder)/Sources/Reading/CTheme/files/\(path)", encoding: .utf8)
  }

  /// Front matter that fits, with further lines, and a text.
  public static func page(_ title: String, _ more: String = "", _ body: String = "本文です。\n") -> String {
    """
    ---
    title: \(title)
    summary: \(title)の概要です。
    audience: public
    status: published
    updated: 2022-12-31
    \(more)---
    \(body)
    """
  }

  /// The configuration of the site.
  public static let configuration = """
    title: 小さなサイト
    description: 試験のためのサイトです。
    base-url: https://example.org/tiny/
    language: ja
    publisher: 架空区社会福祉協議会
    navigation: [activities]

    """

  /// Lines for the configuration that declare both editions.
  public static func editions(_ disclosure: String) -> String {
    """
    editions:
      residents: {clearance: public, output: public, disclosure: {\(disclosure)}}
      training: {clearance: internal, output: internal}

    """
  }

  private static let files = [
    "engawa.yml": configuration,
    "content/index.md": page("ようこそ", "", "[活動](page:activities)を見る。\n"),
    "content/activities/index.md": page("活動の一覧"),
    "content/activities/omori/pantry.md": page(
      "大森の食料配布",
      """
      district: omori
      approaches: [community]
      roles: [outreach]
      purpose: 相談しやすくする
      frequency: 月1回
      partners: [架空の会]
      sources:
        - {title: 資料 "A" & B, author: 架空太郎, adapted: true}

      """,
      """

      ## 目的

      **「気軽に」**話せる場です[^1]。

      ## 場所

      [大森](page:districts/omori#場所)の[教会](ruby:きょうかい)です。

      | 曜日 | 時間 |
      |---|--:|
      | **水** | 18:00 |

      [^1]: 架空の例です。
      """),
    "content/activities/unknown.md": page("地区の分からない活動", "approaches: [community]\n"),
    "content/districts/omori.md": page("大森地区", "activity-count: 14\nas-of: 2022-12\n", "## 場所\n"),
    "content/approaches/community.md": page("地域支援", "order: 1\n"),
    "content/roles/outreach.md": page("把握する役割", "mark: ①\napproaches: [community]\n"),
  ]
}
