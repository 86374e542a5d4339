import Chronology
public import Diagnostics
import Suppression
import Tables

/// What a month needs, and what becomes public with it: what a coordinator puts before whoever decides.
public struct MonthReport: Sendable {
  let period: MonthRange
  let before: MonthRange?
  let register: RegisterText
  let checked: Int
  let seal: SealReport
  let outlooks: [Outlook]
  /// Whether the period was moved and the figures sealed.
  public let isApplied: Bool

  /// The summary.
  public var text: Message {
    Message(en: lines(\.en).joined(separator: "\n") + "\n", ja: lines(\.ja).joined(separator: "\n") + "\n")
  }

  private func lines(_ language: KeyPath<Message, String>) -> [String] {
    func say(_ message: Message) -> String { message[keyPath: language] }
    let months = Message(en: period.last.english, ja: period.last.japanese)
    var lines = [
      say(months), say(Message(en: "For the register's owner: it tells small counts.", ja: "取扱注意（少ない人数が分かります）")), "",
      say(Message(en: "Register", ja: "登録簿")),
    ]
    if let skipped { lines.insert(say(skipped), at: 1) }
    lines += register.lines(language).map { "  \($0)" }
    lines += [
      "", say(Message(en: "Checks", ja: "検算")),
      "  " + say(Message(en: "\(checked), all of which hold", ja: "\(checked)件すべて成り立つ")),
    ]
    lines += ["", say(Message(en: "What becomes public", ja: "公表される数"))]
    lines += seal.text[keyPath: language].split(separator: "\n").map { "  \($0)" }
    if !outlooks.isEmpty {
      lines += ["", say(Message(en: "What does not, and what would free it", ja: "まだ載らない数と、載るようになる条件"))]
      lines += outlooks.flatMap { $0.lines(language) }.map { "  \($0)" }
    }
    lines += ["", say(conclusion)]
    return lines
  }

  /// That several months are passed at once, which may be a slip of the finger.
  private var skipped: Message? {
    guard let before, case let months = before.last.distance(to: period.last), months > 1 else { return nil }
    return Message(
      en: "NOTE: the period moves on by \(months) months at once, from \(before.last.iso) to \(period.last.iso).",
      ja: "注意: 期間を\(before.last.iso)から\(period.last.iso)まで、一度に\(months)か月進めます。")
  }

  private var conclusion: Message {
    if isApplied {
      return Message(
        en: "engawa.yml: reporting-period: \(period.code). Next: engawa build",
        ja: "engawa.yml: reporting-period: \(period.code)。次は engawa build でサイトを作ってください")
    }
    if before == period {
      return Message(
        en: "Nothing was written. 'engawa month \(period.last.iso) --apply' seals it.",
        ja: "何も書き出していません。engawa month \(period.last.iso) --apply で封印します")
    }
    return Message(
      en:
        "Nothing was written. 'engawa month \(period.last.iso) --apply' writes 'reporting-period: \(period.code)' into engawa.yml, and seals.",
      ja:
        "何も書き出していません。engawa month \(period.last.iso) --apply で、engawa.yml に reporting-period: \(period.code) と書き、封印します")
  }

  /// The same for programs.
  public struct Record: Encodable, Sendable {
    let period: String
    let isApplied: Bool
    let cases: Int
    let open: Int
    let opened: [String]
    let reopened: [String]
    let closed: [String]
    let changed: [String]
    let quiet: [String: [String]]
    let checks: Int
    let seal: SealReport.Record
    let blocked: [Blocked]
  }

  /// A table that is not shown whole, for programs.
  public struct Blocked: Encodable, Sendable {
    let table: String
    let cells: [String]
    let likely: String?
    let levels: [String]
  }

  /// The same for programs.
  public var record: Record {
    let month = register.month
    return Record(
      period: period.code, isApplied: isApplied, cases: month.total, open: month.open.count, opened: month.opened,
      reopened: month.reopened, closed: month.closed, changed: month.changed,
      quiet: Dictionary(month.quiet.map { ($0.month.iso, $0.ids) }, uniquingKeysWith: +), checks: checked,
      seal: seal.record,
      blocked: outlooks.map { outlook in
        Blocked(
          table: outlook.obstacle.table, cells: outlook.obstacle.cells.map(\.cell.name), likely: outlook.likely?.iso,
          levels: outlook.levels.map { "\($0.rows) × \($0.columns)" })
      })
  }
}

/// Tells what happened in a register in a month.
struct RegisterText: Sendable {
  let month: MonthOfRegister

  func lines(_ language: KeyPath<Message, String>) -> [String] {
    func list(_ en: String, _ ja: String, _ ids: [String]) -> [String] {
      guard !ids.isEmpty else { return [] }
      // Programs get them all.
      let listed = Message.list(ids, most: 20, counter: "件")
      let message = Message(en: "\(en): \(ids.count) (\(listed.en))", ja: "\(ja): \(ids.count)件（\(listed.ja)）")
      return [message[keyPath: language]]
    }
    let derived = Message(
      en: "states worked out, not written: "
        + month.derived.map { "\($0.label) \($0.count)" }.joined(separator: ", "),
      ja: "状態を書かなくても決まったもの: " + month.derived.map { "\($0.label)\($0.count)件" }.joined(separator: "、"))
    let total = Message(
      en: "\(Message.counted(month.total, "case")), \(month.open.count) of them supported in the month",
      ja: "\(month.total)件、うちこの月の対象は\(month.open.count)件")
    let quiet = month.quiet.flatMap { entry in
      list(
        "nothing said since \(entry.month.iso)", "\(entry.month.iso)から何も書かれていないもの（見直してください）", entry.ids)
    }
    return [total[keyPath: language]] + list("new", "新規", month.opened)
      + list("taken up again", "再開", month.reopened) + list("closed", "終結", month.closed)
      + list("state said for the month", "この月の状態を書いたもの", month.changed)
      + (month.derived.isEmpty ? [] : [derived[keyPath: language]])
      + list("codes used for the first time", "初めて使われた符号", month.newCodes) + quiet
  }
}

extension Outlook {
  /// What stands in the way, and what would free it.
  func lines(_ language: KeyPath<Message, String>) -> [String] {
    func say(_ en: String, _ ja: String) -> String { Message(en: en, ja: ja)[keyPath: language] }
    let state =
      switch obstacle.kind {
      case .withheld: say("not published", "公表しない")
      case .totals: say("totals of one axis alone", "片方の合計だけ")
      case .carried(let day): say("shown as on \(day)", "前回値（\(day)現在）")
      case .hidden: say("partly hidden", "一部が非公表")
      }
    var lines = ["\(obstacle.table): \(state)"]
    let cells = obstacle.cells.sorted { ($1.isTotal ? 0 : 1, $0.missing) < ($0.isTotal ? 0 : 1, $1.missing) }
    lines += cells.prefix(Self.mostCells).map { "  " + text(of: $0)[keyPath: language] }
    if cells.count > Self.mostCells {
      lines.append(say("  and \(cells.count - Self.mostCells) more", "  ほか\(cells.count - Self.mostCells)個"))
    }
    if let given = obstacle.gaveAway {
      lines.append(say("  it would give away \(given)", "  載せると \(given) が分かる"))
    } else if let other = obstacle.tiedTo {
      lines.append(
        say(
          "  a check names a figure of '\(other)' that is not published there anew",
          "  checks が名指しする「\(other)」の数が、その表に新しく載らないため"))
    } else if obstacle.hiddenForOthers > 0 {
      lines.append(
        say(
          "  counts that would give away others: \(obstacle.hiddenForOthers)",
          "  載せると、ほかの隠した数が分かる欄: \(obstacle.hiddenForOthers)個"))
    } else if cells.isEmpty {
      lines.append(say("  it would give away other hidden counts", "  載せると、ほかの隠した数が分かる"))
    }
    if let likely {
      lines.append(
        beginsAnew
          ? say("  likely with \(likely.iso), when the year begins anew", "  載る見込み: \(likely.iso)（新しい年度で数え直すとき）")
          : say("  likely with \(likely.iso), if it goes on like this", "  載る見込み: \(likely.iso)（今の増え方が続けば）"))
    } else if isTooLate {
      lines.append(say("  not before its period ends, if it goes on like this", "  今の増え方では、その期間のうちには載らない見込み"))
    } else if course == .over {
      lines.append(say("  stays so: its months are over", "  締めた月なので、このまま"))
    } else if course == .monthly {
      lines.append(say("  counted anew with each month", "  月が変わるたびに数え直す"))
    }
    for level in levels {
      lines.append(
        say(
          "  could be shown now as \(level.rows) × \(level.columns): \(level.small) of \(level.counts) counts are small; declare 'levels'",
          "  今でも載せられる細かさ: \(level.rows) × \(level.columns)（\(level.counts)個のうち少ないもの\(level.small)個）。levels に加える"))
    }
    return lines
  }

  /// What a count that is too small lacks.
  private func text(of small: ProtectedTables.SmallCell) -> Message {
    let missing = Message(
      en: "\(small.missing) more \(small.missing == 1 ? "is" : "are") needed", ja: "あと\(small.missing)人")
    if small.isNew {
      return Message(
        en: "\(small.words): \(small.size) for the first time, \(missing.en)",
        ja: "\(small.words): 初めて数える欄に\(small.size)人。\(missing.ja)")
    }
    guard case .carried = obstacle.kind else {
      return Message(en: "\(small.words): \(missing.en)", ja: "\(small.words): \(missing.ja)")
    }
    return Message(
      en: "\(small.words): \(small.size) came to it, \(missing.en)",
      ja: "\(small.words): 増えたのは\(small.size)人。\(missing.ja)")
  }

  /// More would not tell more.
  private static let mostCells = 8
}
