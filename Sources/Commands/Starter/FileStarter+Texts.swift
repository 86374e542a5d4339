import Chronology
import Content
import Proofreading

// The texts that new files begin with.
extension FileStarter {
  static func frontMatter(_ kind: Kind, _ name: String, _ today: CalendarDate) -> String {
    var text = """
      ---
      title: \(Placeholder.title)
      summary: \(Placeholder.summary)
      audience: \(kind.isInternal ? "internal" : "public")   # public（だれでも）か internal（職員だけ）
      status: draft      # 書き終えたら published
      updated: \(today.iso)
      # order: 1         # 並び順（小さい順）

      """
    if kind.needsProvenance { text += "provenance: fictional   # fictional（架空）、composite（合成）、consented（同意）\n" }
    let isNamed = name.contains("/")
    for field in kind.fields {
      let label = field.label.text(in: .init(rawValue: "ja")) ?? field.name
      let isOpen = field.isRequired && !(isNamed && field.name == kind.subfolders?.name)
      let line = "\(field.name): \(example(field.type))"
      let notes = [label, field.isRequired ? "必須" : "", field.isInternal ? "職員用の版だけに載る" : ""].filter { !$0.isEmpty }
      text += "\(isOpen ? "" : "# ")\(line)   # \(notes.joined(separator: "、"))\n"
    }
    return text + "---\n\n\(Placeholder.body)\n"
  }

  /// The first page of the site or of a folder, which is of no use before it is published.
  static func index(_ title: String, _ today: CalendarDate) -> String {
    """
    ---
    title: \(title)
    summary: \(Placeholder.summary)
    audience: public
    status: published
    updated: \(today.iso)
    ---

    \(Placeholder.body)

    """
  }

  static let exampleCode = "  - {code: omori, label: {ja: 大森}}\n"

  static let codeListText = """
    # 符号の一覧です。記録や表では、ここにある符号（code）を使います。
    title: {ja: 一覧の名前を書きます}
    codes:
    \(exampleCode)
    """

  private static func example(_ type: FieldKind) -> String {
    switch type {
    case .text: Placeholder.text
    case .texts: "[一つめ, 二つめ]"
    case .markdown: "\"**太字**や[リンク](page:index)を使えます\""
    case .number: "12"
    case .flag: "true"
    case .date: "2022-12-31"
    case .month: "2022-12"
    case .period: "2022-04..2022-12"
    case .schedule: "第2・第4水曜 18:00–20:30"
    case .choice(let choices): choices.first?.code ?? ""
    case .reference(let folder): "\(folder)の中のファイルの名前"
    case .references(let folder): "[\(folder)の中のファイルの名前]"
    case .url: "https://example.org/"
    case .phone: "03-1234-5678"
    case .mail: "a@example.org"
    case .address: "〇〇1-2-3"
    case .picture: "{file: photo.jpg, alt: 何が写っているか}"
    case .attachment: "{file: flyer.pdf, title: チラシ}"
    case .person: "{issues: [], months: {}}"
    case .diagram: "{kind: flow, title: 流れ, steps: [はじめ, おわり]}"
    case .citation: "{title: 資料の名前}"
    }
  }

  static let kindText = """
    # ページの種類です。この種類のページは、folder で決めたフォルダに置きます。
    title: 種類の名前を書きます
    # folder: news               # 書かなければ、このファイルと同じ名前
    # template: page             # templates/pages/ のテンプレート。書かなければ page
    # audience: internal         # 公開しない種類なら
    # order: 5                   # 種類の並び順
    # order-by: {field: held, descending: true}
    # group-by: district
    fields:
      held: {type: date, label: 日付}
      # 型: text texts markdown number flag date month period schedule person choice reference references url phone mail address
      #     picture attachment diagram citation
      # district: {type: reference, to: districts, label: 地区}
      # memo: {type: text, public: false, label: 職員のメモ}

    """

  static let tableText = """
    # 数える表です。engawa inspect statistics で正確な数を見て、engawa seal で公表できる形にします。
    title: \(Placeholder.table)
    unit: persons                # 人（実人数）。mentions は件（延べ）
    source: 個別支援の記録
    period: @PERIOD@     # この期間に支援の対象だった人
    # where: {district: omori}   # さらに絞るとき
    rows: {by: route, total: true}
    # columns: {by: month, levels: [month, quarter, fiscal-year]}
    # notes: [表の下に出る説明]

    """
}
