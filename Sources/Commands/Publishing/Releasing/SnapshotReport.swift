import Chronology
import Content
public import Diagnostics
import Fields
import Releases

/// What was frozen.
public struct SnapshotReport: Sendable {
  private let manifest: ReleaseManifest
  private let outcome: Outcome

  /// The folder of all releases of its sort.
  private let archive: String
  private let isPublic: Bool

  /// What became of the order.
  enum Outcome {
    case frozen, signed, frozenBefore, frozenOtherwise
  }

  /// - Parameter manifest: that of the release, which may be an earlier one of the same.
  init(_ manifest: ReleaseManifest, _ draft: ReleaseDraft, outcome: Outcome) {
    self.manifest = manifest
    self.outcome = outcome
    archive = draft.plan.archive.folder
    isPublic = draft.plan.edition.isPublic
  }

  /// The files, and what to do with them.
  public var text: Message {
    let folder = "\(archive)/\(manifest.id)"
    if outcome == .frozenBefore {
      return Message(
        en: "nothing new: \(folder) was frozen from the same files and figures\n",
        ja: "新しいことはありません。同じファイルと同じ数の確定版が \(folder) にあります\n")
    }
    if outcome == .frozenOtherwise {
      return Message(
        en: """
          nothing frozen: \(folder) is of the same report and months, and the page says something else by now
          if that is to be published, freeze it with '--corrects \(manifest.id) --reason …'

          """,
        ja: """
          確定しませんでした。同じ報告、同じ期間の \(folder) があり、ページはそのあと変わっています
          変わったものを公表するときは、--corrects \(manifest.id) --reason … を付けて確定してください

          """)
    }
    let isSigned = outcome == .signed
    let size = manifest.files.reduce(0) { $0 + $1.size }
    let sealing = manifest.sealing.map { "\($0.number)" }
    return Message(
      en: """
        frozen: \(folder) (\(Message.counted(manifest.files.count, "file")), \(size / 1000) kB\(manifest.hasPDF ? "" : ", without a PDF")\(isSigned ? ", signed" : ""))
        it rests on sealing \(sealing ?? "none"); \(Message.counted(manifest.results.attackedCounts, "count")) attacked, none given away
        \(names.en)\(next.en)

        """,
      ja: """
        確定しました: \(folder)（ファイル\(manifest.files.count)個、\(size / 1000) kB\(manifest.hasPDF ? "" : "、PDFなし")\(isSigned ? "、署名あり" : "")）
        もとになった封印: \(sealing ?? "なし")。\(manifest.results.attackedCounts)個の数を試し、分かってしまうものはありませんでした
        \(names.ja)\(next.ja)

        """)
  }

  /// Whether names and the like were looked for.
  private var names: Message {
    manifest.results.gateKnewRegister
      ? Message(en: "", ja: "")
      : Message(
        en: "no register here: names and addresses were not looked for; 'engawa check' with the register does\n",
        ja: "登録簿がないので、氏名や住所は探していません。登録簿のある機械で engawa check を実行してください\n")
  }

  /// What to do with it.
  private var next: Message {
    isPublic
      ? Message(
        en: "put the folder under version control; every build publishes it from now on",
        ja: "フォルダを版管理に入れてください。これからは、ビルドのたびにそのまま公開されます")
      : Message(
        en:
          "handle with care: it has exact counts. It lies beside the register, and goes where the register may go alone",
        ja: "取扱注意: 正確な数が入っています。登録簿のそばに置きました。登録簿を置けない所には、持ち出さないでください")
  }

  /// The same for programs.
  public struct Record: Encodable, Sendable {
    let id: String
    let folder: String
    let files: Int
    let hasPDF: Bool
    let isNew: Bool
    let isSigned: Bool
    let sealing: Int?
  }

  /// The same for programs.
  public var record: Record {
    Record(
      id: manifest.id, folder: "\(archive)/\(manifest.id)", files: manifest.files.count,
      hasPDF: manifest.hasPDF, isNew: outcome == .frozen || outcome == .signed, isSigned: outcome == .signed,
      sealing: manifest.sealing?.number)
  }
}

extension Diagnostic {
  static func unfinishedReport(at place: Place) -> Self {
    Self(
      "snapshot.unfinished", at: place,
      Message(
        en: "what is frozen cannot be mended, and there are warnings in this report", ja: "この報告には注意が残っています。確定すると直せません"),
      hint: Message(
        en: "mend them, or accept them in engawa.yml with a reason", ja: "直すか、engawa.yml の accepted に理由を書いてください"))
  }

  static func noReport(_ name: String, _ reports: [String]) -> Self {
    Self(
      "snapshot.unknown-report", at: nil,
      Message(en: "no published page is called '\(name)'", ja: "「\(name)」という公開ページはありません"),
      hint: Suggestion.hint(for: name, in: reports)
        ?? Message(
          en: "only a published page of this edition can be frozen; see 'status' and 'audience' in its file",
          ja: "確定できるのは、この版で公開しているページだけです。ファイルの status と audience を確かめてください"))
  }

  static func leftOutReport(_ page: ContentLibrary.LeftOut, at place: Place) -> Self {
    Self(
      "snapshot.left-out", at: place,
      Message(
        en: "this edition does not have the page: it \(page.reason.words.en)",
        ja: "この版に、このページは載りません。\(page.reason.words.ja)"),
      hint: page.reason == .draft
        ? Message(en: "write 'status: published' when it is finished", ja: "書き終えたら「status: published」にしてください")
        : Message(en: "freeze it with the edition that has it: --edition …", ja: "載せている版を --edition で示してください"))
  }

  static func monthsAhead(_ period: MonthRange, _ known: CalendarDate, at place: Place) -> Self {
    Self(
      "snapshot.months-ahead", at: place,
      Message(
        en: "\(period.english) is not over: the sealed figures know of days up to \(known.iso)",
        ja: "\(period.wholeEra)の数は、まだそろっていません。封印した数は\(known.iso)までのものです"),
      hint: Message(
        en: "seal first, where the register is; or freeze other months with --period",
        ja: "先に登録簿のある機械で封印するか、--period でほかの期間にしてください"))
  }

  static func otherLength(_ own: MonthRange, _ wanted: MonthRange, at place: Place) -> Self {
    Self(
      "snapshot.other-length", at: place,
      Message(
        en: "this page is about \(own.english), and its words are not of \(wanted.english)",
        ja: "このページは\(own.wholeEra)の報告で、\(wanted.wholeEra)の言葉にはなっていません"),
      hint: Message(
        en: "begin a report of these months: engawa new report --period \(wanted.code)",
        ja: "その期間の報告を engawa new report --period \(wanted.code) で作ってください"))
  }

  static func fixedTitle(_ own: MonthRange, at place: Place) -> Self {
    Self(
      "snapshot.fixed-title", at: place,
      Message(
        en: "the title of this page stays that of \(own.english)", ja: "このページの題名は、\(own.wholeEra)のもののままです"),
      hint: Message(
        en: "write {period} in title and summary where the months stand; and see that the text is right for others too",
        ja: "title と summary の期間を {period} に書き換え、本文もほかの期間に合うかを確かめてください"))
  }

  static func unfitRelease(_ id: String) -> Self {
    Self(
      "snapshot.unfit-name", at: nil,
      Message(en: "'\(id)' cannot be the name of a release", ja: "「\(id)」は確定版の名前に使えません"),
      hint: Message(
        en:
          "letters a–z, digits and hyphens, 60 at most, such as '\(Name.suggestion(for: String(id.prefix(60))) ?? "r4-annual")'",
        ja: "英小文字・数字・ハイフンの60字までで、「\(Name.suggestion(for: String(id.prefix(60))) ?? "r4-annual")」のような名前にしてください"
      ))
  }

  static func frozenAlready(_ id: String, in archive: ReleaseArchive) -> Self {
    Self(
      "snapshot.same", at: Place(path: "\(archive.folder)/\(id)"),
      Message(
        en: "the release '\(id)' has the same report, made of the same files and figures",
        ja: "同じファイルと同じ数の報告が、確定版「\(id)」にあります"),
      hint: Message(
        en: "cite that; in a schedule, '--unless-frozen' passes over it",
        ja: "それを引用してください。定期実行では、--unless-frozen を付けると飛ばします"))
  }

  /// - Parameter corrected: the release that can be corrected by one of that report; `nil` if it is of another.
  static func releaseTaken(_ id: String, corrected: ReleaseManifest?, in archive: ReleaseArchive) -> Self {
    let command = corrected.map { other in
      let period = other.period.map { " --period \($0)" } ?? ""
      return "snapshot \(archive.freeName(like: id)) --report \(other.report)\(period) --corrects \(other.id) --reason"
    }
    return Self(
      "snapshot.taken", at: Place(path: "\(archive.folder)/\(id)"),
      Message(en: "there is a release '\(id)' already, and it stays as it is", ja: "確定版「\(id)」はもうあり、書き換えられません"),
      hint: command.map {
        Message(
          en: "choose another name; to correct what it says: 'engawa \($0) \"why, for readers\"'",
          ja: "別の名前にしてください。内容を直したいときは「engawa \($0) \"読む人に見せる理由\"」と実行します")
      }
        ?? Message(
          en: "choose another name: that one is of another report or of other months",
          ja: "別の名前にしてください。その確定版は、別の報告か別の期間のものです"))
  }

  static func unknownRelease(_ id: String, _ known: [String]) -> Self {
    Self(
      "release.unknown", at: Place(path: ReleaseArchive.folder),
      Message(en: "there is no release '\(id)'", ja: "「\(id)」という確定版はありません"),
      hint: Suggestion.hint(for: id, in: known))
  }

  static func correctsAnother(_ other: ReleaseManifest, in archive: ReleaseArchive) -> Self {
    Self(
      "snapshot.corrects-another", at: Place(path: "\(archive.folder)/\(other.id)"),
      Message(
        en: "'\(other.id)' is of another report or of other months, which this cannot correct",
        ja: "「\(other.id)」は別の報告か、別の期間のものなので、この確定版では直せません"),
      hint: Message(
        en:
          "correct it with --report \(other.report)\(other.period.map { " --period \($0)" } ?? ""); or leave out --corrects",
        ja: "--report \(other.report)\(other.period.map { " --period \($0)" } ?? "") で直すか、--corrects を外してください"))
  }

  static func correctedAlready(_ id: String, by newer: String) -> Self {
    Self(
      "snapshot.corrected-already", at: Place(path: "\(ReleaseArchive.folder)/\(newer)"),
      Message(
        en: "'\(newer)' stands in the place of '\(id)' already", ja: "「\(id)」に代わる確定版「\(newer)」がもうあります"),
      hint: Message(en: "name that with '--corrects \(newer)'", ja: "--corrects \(newer) としてください"))
  }
}
