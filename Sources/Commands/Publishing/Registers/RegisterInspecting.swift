import CaseRecords
import Codes
import Content
public import Diagnostics
import Files

extension Publishing {
  /// Looks at a spreadsheet as an office keeps it, and proposes what is needed to read it.
  ///
  /// - Parameters:
  ///   - file: where it lies on this machine.
  ///   - isWritten: whether the proposal is put into `engawa.yml` and the code lists.
  /// - Throws: ``Stop`` if the file cannot be read, or something is said already that the proposal would change.
  public static func inspectRegister(
    _ file: String, _ options: Options, isWritten: Bool
  ) async throws -> Reviewed<RegisterProposal> {
    try await masking(options) {
      let read = try inspectUnmasked(file, options, isWritten: isWritten)
      return Reviewed(read.value, await masked(read.diagnostics, options))
    }
  }

  private static func inspectUnmasked(
    _ file: String, _ options: Options, isWritten: Bool
  ) throws -> Reviewed<RegisterProposal> {
    let configuration = try SiteConfiguration.read(root: options.root)
    let codes = try CodeBook.read(root: options.root).value
    let bytes = try stopping { try readFile(file) }
    var diagnostics: [Diagnostic] = []
    let inspection = try RegisterInspection.read(
      bytes, path: file, settings: configuration.register, codes: codes
    ).unwrapped(into: &diagnostics)
    guard !diagnostics.haveErrors else { throw Stop(.content, diagnostics) }
    let written = isWritten ? try write(inspection, codes, options.root) : []
    return Reviewed(RegisterProposal(inspection, codes, written: written), diagnostics)
  }

  private static func write(
    _ inspection: RegisterInspection, _ codes: CodeBook, _ root: String
  ) throws -> [String] {
    var changes: [(path: String, text: String)] = []
    let block = RegisterProposal.block(inspection)
    if !block.isEmpty {
      let text = try self.text("engawa.yml", root) ?? ""
      changes.append(("engawa.yml", try ConfigurationText(text).adding(block)))
    }
    for (list, values) in inspection.newValues.sorted(by: { $0.key < $1.key }) {
      let path = RegisterProposal.path(list)
      let lines = RegisterProposal.codes(values, after: codes.lists[list]?.codes.count ?? 0)
      let old = try self.text(path, root)
      // A list that is there and has mistakes is mended first.
      if old != nil, codes.lists[list] == nil { throw Stop(.content, [.listHasMistakes(at: Place(path: path))]) }
      changes.append((path, try CodeListText(old, list).adding(lines, at: Place(path: path))))
    }
    try stopping {
      let folder = try FolderHandle(resolvedPath(root))
      for (path, text) in changes {
        let parent = try folder.makingFolder(FilePath.folder(of: path), for: .everybody)
        try parent.replace(FilePath.name(of: path), with: Array(text.utf8), for: .everybody)
      }
    }
    return changes.map(\.path)
  }

  private static func text(_ path: String, _ root: String) throws(Stop) -> String? {
    try stopping {
      let whole = FilePath.join(root, path)
      return try fileKind(whole) == .file ? String(decoding: try readFile(whole), as: UTF8.self) : nil
    }
  }
}

/// `engawa.yml` as text, to which something is added without a change to what is there.
private struct ConfigurationText {
  private let text: String

  init(_ text: String) { self.text = text }

  /// The text with what is proposed for the register.
  ///
  /// - Throws: ``Stop`` if it says something of columns already, or of the register in one line.
  func adding(_ block: [String]) throws(Stop) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let place = lines.firstIndex(where: { $0.hasPrefix("register:") }) else {
      return text + (text.hasSuffix("\n") || text.isEmpty ? "" : "\n") + block.joined(separator: "\n") + "\n"
    }
    var rest = lines[place].dropFirst("register:".count).drop { $0 == " " }
    var head = [lines[place]]
    // What is said in one line, as in a new site, is said in several from now on.
    if let short = rest.wholeMatch(of: #/\{(?<items>[^{}\[\]"']*)\} *(?<remark>#.*)?/#) {
      let items = short.items.split(separator: ",").map { "  " + $0.drop { $0 == " " } }
      head = ["register:" + (short.remark.map { " \($0)" } ?? "")] + items
      rest = ""
    }
    let inside =
      head.dropFirst() + lines[(place + 1)...].prefix { $0.isEmpty || $0.hasPrefix(" ") || $0.hasPrefix("#") }
    let isTaken = inside.contains { line in
      ["columns:", "note-columns:", "ignored-sheets:"].contains { line.drop { $0 == " " }.hasPrefix($0) }
    }
    guard rest.isEmpty || rest.hasPrefix("#"), !isTaken,
      inside.first(where: { $0.hasPrefix(" ") }).map({ $0.hasPrefix("  ") && !$0.hasPrefix("   ") }) ?? true
    else { throw Stop(.content, [.registerSaidAlready(line: place + 1)]) }
    return (lines[..<place] + head + block.dropFirst() + lines[(place + 1)...]).joined(separator: "\n")
  }
}

/// A code list as text, to which codes are added at the end.
private struct CodeListText {
  private let text: String

  init(_ old: String?, _ name: String) { text = old ?? "title: {ja: \(name)}\ncodes:\n" }

  /// The text with more codes.
  ///
  /// - Throws: ``Stop`` if the codes are not the last thing in it, one a line.
  func adding(_ codes: [String], at place: Place) throws(Stop) -> String {
    let lines = text.split(separator: "\n").map(String.init)
    let lastKey = lines.last { line in line.first.map { $0 != " " && $0 != "#" && $0 != "-" } ?? false }
    guard
      lastKey.map({ $0.drop { $0 == " " }.hasPrefix("codes:") && $0.dropFirst("codes:".count).allSatisfy { $0 == " " } }
      )
        ?? false, lines.last.map({ $0.hasPrefix("  ") || $0.hasPrefix("codes:") }) ?? false
    else { throw Stop(.content, [.codesNotLast(at: place)]) }
    return text + (text.hasSuffix("\n") ? "" : "\n") + codes.joined(separator: "\n") + "\n"
  }
}

extension Diagnostic {
  static func registerSaidAlready(line: Int) -> Self {
    Self(
      "inspect.said-already", at: Place(path: "engawa.yml", position: .init(line: line, column: 1)),
      Message(
        en: "something is said of the register already that the proposal would change",
        ja: "登録簿について、もう書かれていることがあります"),
      hint: Message(
        en: "run it without --write, and put what is missing there by hand", ja: "--write を付けずに実行し、足りないところを手で書いてください"))
  }

  static func codesNotLast(at place: Place) -> Self {
    Self(
      "inspect.codes-not-last", at: place,
      Message(
        en: "codes are not the last thing in this list, so that none can be added behind them",
        ja: "codes が最後に書かれていないので、後ろに足せません"),
      hint: Message(
        en: "run it without --write, and put the codes there by hand", ja: "--write を付けずに実行し、示された符号を手で書き加えてください"))
  }

  static func listHasMistakes(at place: Place) -> Self {
    Self(
      "inspect.list-has-mistakes", at: place,
      Message(en: "the list has mistakes of its own", ja: "この一覧には、まちがいがあります"),
      hint: Message(en: "run 'engawa check', and mend it first", ja: "engawa check で調べ、先に直してください"))
  }
}
