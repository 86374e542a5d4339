public import Diagnostics
import Fields
import Releases

/// What was frozen.
public struct SnapshotReport: Sendable {
  private let manifest: ReleaseManifest
  private let isSigned: Bool

  init(_ manifest: ReleaseManifest, isSigned: Bool) {
    self.manifest = manifest
    self.isSigned = isSigned
  }

  /// The files, and what to do with them.
  public var text: Message {
    let size = manifest.files.reduce(0) { $0 + $1.size }
    let folder = "\(ReleaseArchive.folder)/\(manifest.id)"
    let sealing = manifest.sealing.map { "\($0.number)" }
    return Message(
      en: """
        frozen: \(folder) (\(manifest.files.count) files, \(size / 1000) kB\(manifest.hasPDF ? "" : ", without a PDF")\(isSigned ? ", signed" : ""))
        it rests on sealing \(sealing ?? "none"); \(manifest.results.attackedCounts) counts attacked, none given away
        put the folder under version control; every build publishes it from now on

        """,
      ja: """
        確定しました: \(folder)（ファイル\(manifest.files.count)個、\(size / 1000) kB\(manifest.hasPDF ? "" : "、PDFなし")\(isSigned ? "、署名あり" : "")）
        もとになった封印: \(sealing ?? "なし")。\(manifest.results.attackedCounts)個の数を試し、分かってしまうものはありませんでした
        フォルダを版管理に入れてください。これからは、ビルドのたびにそのまま公開されます

        """)
  }

  /// The same for programs.
  public struct Record: Encodable, Sendable {
    let id: String
    let folder: String
    let files: Int
    let hasPDF: Bool
    let isSigned: Bool
    let sealing: Int?
  }

  /// The same for programs.
  public var record: Record {
    Record(
      id: manifest.id, folder: "\(ReleaseArchive.folder)/\(manifest.id)", files: manifest.files.count,
      hasPDF: manifest.hasPDF, isSigned: isSigned, sealing: manifest.sealing?.number)
  }
}

extension Diagnostic {
  static func noReport(_ name: String, _ reports: [String]) -> Self {
    Self(
      "snapshot.unknown-report", at: nil,
      Message(en: "no published page is called '\(name)'", ja: "「\(name)」という公開ページはありません"),
      hint: Suggestion.hint(for: name, in: reports))
  }

  static func unfitRelease(_ id: String) -> Self {
    Self(
      "snapshot.unfit-name", at: nil,
      Message(en: "'\(id)' cannot be the name of a release", ja: "「\(id)」は確定版の名前に使えません"),
      hint: Message(
        en: "letters a–z, digits and hyphens, such as '\(Name.suggestion(for: id) ?? "r4-annual")'",
        ja: "英小文字・数字・ハイフンで「\(Name.suggestion(for: id) ?? "r4-annual")」のような名前にしてください"))
  }

  static func releaseTaken(_ id: String) -> Self {
    Self(
      "snapshot.taken", at: Place(path: "\(ReleaseArchive.folder)/\(id)"),
      Message(en: "there is a release '\(id)' already, and it stays as it is", ja: "確定版「\(id)」はもうあり、書き換えられません"),
      hint: Message(
        en: "choose another name; to say something otherwise, name this one with '--corrects \(id)'",
        ja: "別の名前にしてください。直したいときは、--corrects \(id) を付けます"))
  }

  static func unknownRelease(_ id: String, _ known: [String]) -> Self {
    Self(
      "release.unknown", at: Place(path: ReleaseArchive.folder),
      Message(en: "there is no release '\(id)'", ja: "「\(id)」という確定版はありません"),
      hint: Suggestion.hint(for: id, in: known))
  }

  static func correctedAlready(_ id: String, by newer: String) -> Self {
    Self(
      "snapshot.corrected-already", at: Place(path: "\(ReleaseArchive.folder)/\(newer)"),
      Message(
        en: "'\(newer)' stands in the place of '\(id)' already", ja: "「\(id)」に代わる確定版「\(newer)」がもうあります"),
      hint: Message(en: "name that with '--corrects \(newer)'", ja: "--corrects \(newer) としてください"))
  }
}
