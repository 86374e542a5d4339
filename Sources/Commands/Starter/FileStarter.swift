public import Chronology
import Content
public import Diagnostics
import Fields
import Files

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
