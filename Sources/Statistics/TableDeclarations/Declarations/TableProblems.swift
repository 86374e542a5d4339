import Diagnostics

// What can be wrong with the declaration of a table.
extension Diagnostic {
  static func noReportingPeriod(_ word: String, at place: Place) -> Self {
    Self(
      "statistics.no-reporting-period", at: place,
      Message(
        en: "'\(word)' is relative to 'reporting-period', and engawa.yml has none",
        ja: "「\(word)」は reporting-period をもとにしますが、engawa.yml にありません"),
      hint: Message(
        en: "write in engawa.yml what the register is complete for: 'reporting-period: 2022-04..2022-12'",
        ja: "engawa.yml に、登録簿がそろっている月を reporting-period: 2022-04..2022-12 のように書いてください"))
  }

  static func beforeReporting(_ period: String, at place: Place) -> Self {
    Self(
      "statistics.before-reporting", at: place,
      Message(
        en: "the table begins before the months that the register is complete for (\(period))",
        ja: "表の始まりが、登録簿のそろっている月（\(period)）より前です"),
      hint: Message(
        en: "begin it later, or let 'reporting-period' in engawa.yml begin earlier",
        ja: "表の始まりを遅くするか、engawa.yml の reporting-period を早く始めてください"))
  }

  static func missingPeriod(at place: Place) -> Self {
    Self(
      "statistics.missing-period", at: Place(path: place.path, position: place.position),
      Message(en: "key 'period' is missing", ja: "キー「period」がありません"),
      hint: Message(
        en: "a table that is counted from the register says for which months", ja: "登録簿から数える表には、どの月のものかを書いてください"))
  }

  static func conditionOnGiven(at place: Place) -> Self {
    Self(
      "statistics.condition-on-given", at: place,
      Message(en: "a given table has no records to choose from", ja: "数値を直接書いた表には、選ぶ記録がありません"),
      hint: Message(en: "take 'where' out", ja: "where を消してください"))
  }

  static func fictionOfRegister(at place: Place) -> Self {
    Self(
      "statistics.fiction-of-register", at: Place(path: place.path, position: place.position),
      Message(
        en: "whether counted figures are fictional is said of the register", ja: "数える表の数が架空かどうかは、登録簿について書きます"),
      hint: Message(
        en: "take 'fictional' out, and write 'register: {fictional: true}' in engawa.yml",
        ja: "fictional を消し、engawa.yml に register: {fictional: true} と書いてください"))
  }

  static func counterpartOfCounted(at place: Place) -> Self {
    Self(
      "statistics.counterpart", at: place,
      Message(en: "only a given table is held against a counted one", ja: "held-against は、数値を直接書いた表のためのキーです"),
      hint: Message(en: "write it in the given table", ja: "given のある表のほうに書いてください"))
  }

  static func unknownCounterpart(_ name: String, _ names: [String], at place: Place) -> Self {
    Self(
      "statistics.unknown-counterpart", at: place,
      Message(en: "there is no counted table '\(name)'", ja: "記録から数える表「\(name)」はありません"),
      hint: Suggestion.hint(for: name, in: names))
  }

  static func takenCounterpart(_ name: String, _ other: String, at place: Place) -> Self {
    Self(
      "statistics.counterpart-taken", at: place,
      Message(
        en: "'\(other)' is held against '\(name)' already, and would be shown in its place too",
        ja: "「\(name)」には、もう「\(other)」を照らし合わせています"),
      hint: Message(en: "one table is shown in the place of another", ja: "held-against は、一つの表だけに書いてください"))
  }

  static func emptyCounterpart(_ name: String, at place: Place) -> Self {
    Self(
      "statistics.counterpart-empty", at: place,
      Message(
        en: "no figure of this table is held against '\(name)', which would not be shown",
        ja: "この表には「\(name)」と照らし合わせる数がないのに、「\(name)」は載らなくなります"),
      hint: Message(en: "take 'held-against' out", ja: "held-against を消してください"))
  }

  /// Titles and notes are published as they are, and no auditor reads them.
  static func countInWords(_ text: String, at place: Place) -> Self {
    Self(
      "statistics.count-in-words", at: place,
      Message(en: "a title or note says how many people: '\(text)'", ja: "題名か注に人数が書いてあります（「\(text)」）"),
      hint: Message(
        en: "it would be published without protection; say it without the number", ja: "守られないまま公表されます。人数を書かずに説明してください"))
  }

  static func uncountable(at place: Place) -> Self {
    Self(
      "statistics.uncountable", at: Place(path: place.path, position: place.position),
      Message(
        en: "the register has neither activities nor consultations to count", ja: "登録簿には、数える活動も相談の件数もありません"),
      hint: Message(en: "write the figures under 'given'", ja: "数値を given に書いてください"))
  }

  static func wrongLevels(_ variable: Variable, at place: Place) -> Self {
    let list = variable.levels.map(\.rawValue).joined(separator: ", ")
    return Self(
      "statistics.wrong-levels", at: place,
      Message(
        en: "levels of '\(variable.rawValue)' are, finest first: \(list)",
        ja: "「\(variable.rawValue)」の levels は、細かい順に \(list) です"))
  }

  static func missingNumbers(_ variable: Variable, at place: Place) -> Self {
    Self(
      "statistics.missing-numbers", at: place,
      Message(
        en: "'\(variable.rawValue)' wants 'from' and 'to', not above 1000",
        ja: "「\(variable.rawValue)」には from と to（1000まで）が要ります"))
  }

  static func strayNumbers(_ variable: Variable, at place: Place) -> Self {
    Self(
      "statistics.stray-numbers", at: place,
      Message(
        en: "'from', 'to' and 'and-over' mean nothing for '\(variable.rawValue)'",
        ja: "「\(variable.rawValue)」には from、to、and-over は使いません"))
  }

  static func unknownVariable(_ name: String, _ known: [String], at place: Place) -> Self {
    Self(
      "statistics.unknown-variable", at: place,
      Message(en: "cases cannot be chosen by '\(name)'", ja: "「\(name)」で記録を選ぶことはできません"),
      hint: Suggestion.hint(for: name, in: known))
  }

  static func wantsPeriod(_ name: String, at place: Place) -> Self {
    Self(
      "statistics.wants-period", at: place,
      Message(en: "'\(name)' wants a period such as 2022-04..2022-12", ja: "「\(name)」には2022-04..2022-12のような期間を書きます"))
  }

  static func wantsCodes(_ name: String, at place: Place) -> Self {
    Self(
      "statistics.wants-codes", at: place,
      Message(en: "'\(name)' wants a code or a list of codes", ja: "「\(name)」には符号か、符号のリストを書きます"))
  }

  static func wantsNumbers(_ row: String, at place: Place) -> Self {
    Self(
      "statistics.wants-numbers", at: place,
      Message(
        en: "row '\(row)' wants whole numbers; '…' stands for one that the source does not have",
        ja: "「\(row)」の行には整数を書きます。資料にない数は「…」とします"))
  }

  static func unknownRow(_ row: String, _ known: [String], at place: Place) -> Self {
    Self(
      "statistics.unknown-row", at: place, Message(en: "no row is called '\(row)'", ja: "「\(row)」という行はありません"),
      hint: Suggestion.hint(for: row, in: known))
  }

  static func missingRow(_ row: String, at place: Place) -> Self {
    Self("statistics.missing-row", at: place, Message(en: "row '\(row)' is missing", ja: "「\(row)」の行がありません"))
  }

  static func rowLength(_ row: String, _ found: Int, _ wanted: Int, at place: Place) -> Self {
    Self(
      "statistics.row-length", at: place,
      Message(en: "row '\(row)' has \(found) figures, not \(wanted)", ja: "「\(row)」の行の数は\(wanted)個のはずが\(found)個です"))
  }

  static func unknownCodeOfList(_ code: String, _ list: String, _ known: [String], at place: Place) -> Self {
    Self(
      "statistics.unknown-code", at: place,
      Message(en: "content/codes/\(list).yml has no '\(code)'", ja: "content/codes/\(list).yml に「\(code)」はありません"),
      hint: Suggestion.hint(for: code, in: known))
  }

  static func missingCodeList(_ list: String, at place: Place) -> Self {
    Self(
      "statistics.missing-code-list", at: place,
      Message(
        en: "content/codes/\(list).yml is missing, or has errors", ja: "content/codes/\(list).yml がないか、まちがいがあります"),
      hint: Message(
        en: "begin it with 'engawa new code-list \(list)'", ja: "engawa new code-list \(list) で書き始められます"))
  }

  static func withoutGroup(_ code: String, _ list: String, at place: Place) -> Self {
    Self(
      "statistics.without-group", at: place,
      Message(
        en: "'\(code)' in content/codes/\(list).yml belongs to no group",
        ja: "content/codes/\(list).yml の「\(code)」に、まとまりがありません"),
      hint: Message(en: "give it a group, or take the level 'group' out", ja: "まとまりを書くか、levels から group を外してください"))
  }

  static func malformedName(_ name: String, at place: Place) -> Self {
    Self(
      "statistics.malformed-name", at: place,
      Message(en: "'\(name)' cannot be the name of a table", ja: "「\(name)」は表の名前に使えません"),
      hint: Message(en: "name files in lower-case letters, digits and hyphens", ja: "ファイルの名前は、英小文字・数字・ハイフンで付けてください"))
  }
}
