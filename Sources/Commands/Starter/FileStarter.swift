public import Chronology
import Content
public import Diagnostics
import Fields
import Files
import Proofreading

/// Writes a first version of a page, a kind or a table, with every key explained.
public struct FileStarter: Sendable {
  private let root: String

  /// Works in the folder of a site.
  public init(root: String) { self.root = root }

  /// Writes a page of a kind, and returns its path.
  ///
  /// - Parameters:
  ///   - kind: the name of the kind, or its folder.
  ///   - name: the name of the file, with a folder before it where the kind has folders in its folder.
  /// - Throws: ``Stop`` if there is no such kind, the name cannot be an address, or the page is there already.
  public func page(_ kind: String, _ name: String, today: CalendarDate) throws(Stop) -> String {
    let book = try KindBook.read(root: root).value
    if kind == "home", name == "index" { return try write("content/index.md", Self.index("サイトの名前を書きます", today)) }
    guard let kind = book[KindName(rawValue: kind)] ?? book[folder: kind] else {
      throw Stop(.usage, [.noKind(kind, book.kinds.map(\.name.rawValue))])
    }
    let name = try checked(Self.own(name, in: kind.folder))
    try checkFolder(of: name, kind)
    if name == "index" {
      let title = kind.title.text(in: .init(rawValue: "ja")) ?? kind.name.rawValue
      return try write("content/\(kind.folder)/index.md", Self.index(title, today))
    }
    return try write("content/\(kind.folder)/\(name).md", Self.frontMatter(kind, name, today))
  }

  /// Writes a kind of pages, and returns its path.
  ///
  /// - Throws: ``Stop`` if the name cannot be one, or the kind is there already.
  public func kind(_ name: String) throws(Stop) -> String {
    let name = try checked(name, isOnePart: true)
    if let other = try KindBook.read(root: root).value[folder: name] {
      throw Stop(.usage, [.folderOfOther(name, kind: other.name.rawValue)])
    }
    guard !KindName.isReserved(name) else { throw Stop(.usage, [.reservedName(name)]) }
    return try write("content/kinds/\(name).yml", Self.kindText)
  }

  /// Writes a table, and returns its path.
  ///
  /// - Throws: ``Stop`` if the name cannot be one, or the table is there already.
  public func table(_ name: String) throws(Stop) -> String {
    let name = try checked(name, isOnePart: true)
    let period = try usualPeriod() ?? "2022-04..2022-12"
    return try write("content/statistics/\(name).yml", Self.tableText.replacing("@PERIOD@", with: period))
  }

  /// Writes the text of a report, and returns its path.
  ///
  /// - Throws: ``Stop`` if no kind has reports, the name cannot be an address, or the page is there already.
  public func report(_ name: String, _ text: String) throws(Stop) -> String {
    let book = try KindBook.read(root: root).value
    guard let kind = book[folder: "reports"] else {
      throw Stop(.usage, [.noKind("reports", book.kinds.map(\.name.rawValue))])
    }
    return try write("content/\(kind.folder)/\(try checked(Self.own(name, in: kind.folder), isOnePart: true)).md", text)
  }

  /// Writes a code list, and returns its path: one of the field's if it is one of those, else an example.
  ///
  /// - Throws: ``Stop`` if the name cannot be one, or the list is there already.
  public func codeList(_ name: String) throws(Stop) -> String {
    let name = try checked(name, isOnePart: true)
    let path = "content/codes/\(name).yml"
    let known = StarterFile.all.first { $0.path == path }?.text ?? Self.codeListText
    return try write(path, known.replacing("@DISTRICT-CODES@", with: Self.exampleCode))
  }

  // MARK: - Writing

  private func checked(_ name: String, isOnePart: Bool = false) throws(Stop) -> String {
    let name = name.hasSuffix(".md") || name.hasSuffix(".yml") ? String(name.prefix { $0 != "." }) : name
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ Name.isValid(String($0)) }), !isOnePart || parts.count == 1 else {
      throw Stop(.usage, [.unfitName(name)])
    }
    return name
  }

  /// A name without the folders that its kind has anyway, which people type who see the file.
  private static func own(_ name: String, in folder: String) -> String {
    let path = name.hasPrefix("content/") ? String(name.dropFirst("content/".count)) : name
    return path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
  }

  /// Refuses a folder that stands for a value which there is not.
  private func checkFolder(of name: String, _ kind: Kind) throws(Stop) {
    guard let field = kind.subfolders, let slash = name.firstIndex(of: "/") else { return }
    let folder = String(name[..<slash])
    let known: [String]
    switch field.type {
    case .choice(let choices): known = choices.map(\.code)
    case .reference(let target):
      let files = try stopping {
        let path = FilePath.join(root, "content/\(target)")
        return try fileKind(path) == nil ? [] : try listFolder(path).map(\.path)
      }
      known = files.filter { $0.hasSuffix(".md") }.map { String($0.prefix { $0 != "." }) }.filter { $0 != "index" }
    default: return
    }
    guard !known.contains(folder) else { return }
    throw Stop(
      .usage, [.noFolder(folder, field.label.text(in: .init(rawValue: "ja")) ?? field.name, Array(Set(known)).sorted())]
    )
  }

  /// The period of another table of the site, which the records reach.
  private func usualPeriod() throws(Stop) -> String? {
    let path = FilePath.join(root, "content/statistics")
    return try stopping {
      guard try fileKind(path) != nil else { return nil }
      for file in try listFolder(path).map(\.path).sorted() where file.hasSuffix(".yml") {
        let text = String(decoding: try readFile(FilePath.join(path, file)), as: UTF8.self)
        if let line = text.split(separator: "\n").first(where: { $0.hasPrefix("period: ") }) {
          let value = line.dropFirst("period: ".count).prefix { $0 != " " && $0 != "#" }
          let isPeriod = MonthRange(code: String(value)) != nil || RelativePeriod(rawValue: String(value)) != nil
          if isPeriod { return String(value) }
        }
      }
      return nil
    }
  }

  private func write(_ path: String, _ text: String) throws(Stop) -> String {
    try stopping {
      do throws(FileError) { try FolderHandle(root).writeMakingFolders(path, Array(text.utf8)) } catch {
        guard error.isTaken else { throw error }
        throw Stop(.usage, [.thereAlready(at: Place(path: path))])
      }
      return path
    }
  }

  // MARK: - Texts

  private static func frontMatter(_ kind: Kind, _ name: String, _ today: CalendarDate) -> String {
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
  private static func index(_ title: String, _ today: CalendarDate) -> String {
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

  private static let exampleCode = "  - {code: omori, label: {ja: 大森}}\n"

  private static let codeListText = """
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

  private static let kindText = """
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

  private static let tableText = """
    # 数える表です。engawa inspect statistics で正確な数を見て、engawa seal で公表できる形にします。
    title: 表の名前を書きます
    unit: persons                # 人（実人数）。mentions は件（延べ）
    source: 個別支援の記録
    period: @PERIOD@     # この期間に支援の対象だった人
    # where: {district: omori}   # さらに絞るとき
    rows: {by: route, total: true}
    # columns: {by: month, levels: [month, quarter, fiscal-year]}
    # notes: [表の下に出る説明]

    """
}

extension Diagnostic {
  static func noKind(_ name: String, _ known: [String]) -> Self {
    let all = known.joined(separator: ", ")
    return Self(
      "new.unknown-kind", at: nil,
      Message(en: "the site has no kind of pages '\(name)'", ja: "「\(name)」という種類のページはありません"),
      hint: Suggestion.closest(to: name, in: known) == nil
        ? Message(
          en: "make it with 'engawa new kind \(name)'; there is: \(all)",
          ja: "engawa new kind \(name) で作れます。いまあるもの: \(all)")
        : Suggestion.hint(for: name, in: known))
  }

  static func noFolder(_ folder: String, _ label: String, _ known: [String]) -> Self {
    Self(
      "new.unknown-folder", at: nil,
      Message(
        en: "folders of this kind are named after \(label), and '\(folder)' is none",
        ja: "この種類のフォルダは「\(label)」の名前で、「\(folder)」はありません"),
      hint: Suggestion.hint(for: folder, in: known))
  }

  static func folderOfOther(_ folder: String, kind: String) -> Self {
    Self(
      "new.folder-of-other", at: nil,
      Message(
        en: "the kind '\(kind)' has the folder '\(folder)' already", ja: "「\(folder)」は、種類「\(kind)」のフォルダです"),
      hint: Message(en: "begin a page of it: engawa new page \(kind) NAME", ja: "ページを作るなら: engawa new page \(kind) 名前"))
  }

  static func reservedName(_ name: String) -> Self {
    Self(
      "new.reserved", at: nil,
      Message(en: "'\(name)' has a meaning of its own", ja: "「\(name)」は、ツールが別の意味で使う名前です"),
      hint: Message(en: "give another name", ja: "別の名前にしてください"))
  }

  static func unfitName(_ name: String) -> Self {
    Self(
      "new.unfit-name", at: nil,
      Message(en: "'\(name)' cannot be part of an address", ja: "「\(name)」はページの住所（URL）に使えません"),
      hint: Message(
        en: "name it in lower-case letters, digits and hyphens, such as tea-party",
        ja: "tea-party のように、英小文字・数字・ハイフンの名前にしてください"))
  }

  static func thereAlready(at place: Place) -> Self {
    Self(
      "new.there-already", at: place,
      Message(en: "this file is there already, and was left as it is", ja: "このファイルはもうあります。手を付けていません"),
      hint: Message(en: "open it in an editor, or give another name", ja: "そのファイルをエディタで開くか、別の名前にしてください"))
  }
}
