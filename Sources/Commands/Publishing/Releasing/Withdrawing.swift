import Chronology
import Content
public import Diagnostics
import Releases

extension Publishing {
  /// Notes that a release is published no more; its page says so and why, and its files stay where they are kept.
  ///
  /// - Throws: ``Stop`` if there is no such release, or it was withdrawn before.
  public static func withdraw(_ id: String, reason: String, _ options: Options) async throws -> Message {
    try await masking(options) {
      guard reason.contains(where: { !$0.isWhitespace }), !reason.contains(where: \.isNewline) else {
        throw Stop(.usage, [.withdrawalWithoutReason])
      }
      guard let today = options.shownDay else { throw Stop(.usage, [.dayUnknown]) }
      let configuration = try SiteConfiguration.read(root: options.root, baseURL: options.baseURL)
      let edition = try edition(options, configuration)
      let archive = try releases(options, configuration, edition)
      guard let release = archive[id] else {
        throw Stop(.content, [.unknownRelease(id, archive.releases.map(\.manifest.id))])
      }
      guard release.withdrawal == nil else { throw Stop(.content, [.withdrawnBefore(id)]) }
      // Readers see it, and it cannot be taken back.
      let figures = try await Figures.read(options, configuration, counts: false).value
      guard !figures.tells(reason) else { throw Stop(.refused, [.reasonTells]) }
      try archive.withdraw(id, Withdrawal(day: today.iso, reason: reason))
      return Message(
        en: "withdrawn: \(id). The next build publishes a page that says why, and none of its files\n",
        ja: "取り下げました: \(id)。次のビルドからは、理由を書いたページだけが公開されます\n")
    }
  }
}

extension Diagnostic {
  static let withdrawalWithoutReason = Self(
    "withdraw.reason", at: nil,
    Message(en: "a withdrawal has a reason in one line, which readers see", ja: "取り下げには、読む人に見せる理由を一行で書きます"),
    hint: Message(
      en: "--reason \"figures of October were counted twice\"", ja: "--reason \"10月の数を二重に数えていたため\" のように書きます"))

  static func withdrawnBefore(_ id: String) -> Self {
    Self(
      "withdraw.before", at: Place(path: "\(ReleaseArchive.folder)/\(id)"),
      Message(en: "'\(id)' was withdrawn before", ja: "「\(id)」は、もう取り下げられています"),
      hint: Message(
        en: "to give another reason, change withdrawal.json in its folder by hand",
        ja: "理由を直すときは、そのフォルダの withdrawal.json を書き換えてください"))
  }
}
