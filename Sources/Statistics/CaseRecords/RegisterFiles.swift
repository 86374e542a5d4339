import Diagnostics
import Files

/// The files of a register.
enum RegisterFiles {
  struct File: Sendable {
    /// Where it lies on this machine.
    let location: String
    /// What diagnostics call it.
    let path: String
    let form: Form

    /// What it is.
    enum Form: Sendable {
      /// One case in Markdown.
      case summary
      /// Comma-separated values.
      case values
      /// A workbook of Excel.
      case workbook
    }

    private static let forms: [String: Form] = ["md": .summary, "csv": .values, "xlsx": .workbook]

    /// What files of an ending are; `nil` for those that no register has.
    static func form(ofEnding ending: String) -> Form? { forms[ending] }

    /// The name of a case summary without its ending, which is the name of the case.
    var id: String { String(FilePath.name(of: path).dropLast(".md".count)) }
  }

  /// Where exact tables are kept, which are as confidential as the records.
  private static let sealedPrefix = "sealed/"

  /// Lists them, sorted by path; `nil` if there is no such folder.
  ///
  /// A name that is no case number may be a person's and is not shown.
  ///
  /// - Throws: ``Stop`` if the folder cannot be read.
  static func list(root: String, _ folder: String) throws(Stop) -> Reviewed<[File]?> {
    let location = FilePath.join(root, folder)
    do {
      guard try fileKind(location) != nil else { return Reviewed(nil) }
      var files: [File] = []
      var diagnostics: [Diagnostic] = []
      for (number, entry) in try listTree(location).enumerated()
      where entry.kind != .folder && !entry.path.hasPrefix(sealedPrefix) && !Junk.isJunk(entry.path) {
        let name = FilePath.name(of: entry.path)
        let ending = FilePath.ending(of: entry.path)
        let parts = entry.path.dropLast(ending.utf8.count + 1).split(separator: "/").map(String.init)
        guard entry.kind == .file, let form = File.form(ofEnding: ending), parts.dropLast().allSatisfy(isPlain),
          ending == "md" ? CaseDraft.isID(parts.last ?? "") : isPlain(parts.last ?? ""), !name.hasPrefix(".")
        else {
          diagnostics.append(.strangeName(number + 1, at: Place(path: folder)))
          continue
        }
        files.append(
          File(
            location: FilePath.join(location, entry.path), path: FilePath.join(folder, entry.path),
            form: form))
      }
      return Reviewed(files, diagnostics)
    } catch {
      throw error.stop
    }
  }

  /// Whether a name has nothing in it but what a case number, a year or a plain English word has.
  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || "-_.".utf8.contains($0)
      }
  }
}

extension Diagnostic {
  static func strangeName(_ number: Int, at place: Place) -> Self {
    Self(
      "register.strange-file", at: place,
      Message(
        en: "entry \(number) of the folder (in order of names) is neither a case summary nor a spreadsheet",
        ja: "このフォルダの（名前順で）\(number)番目のものは、個別支援の記録でも表でもありません"),
      hint: Message(
        en:
          "summaries are named after their case, R4-0208.md; spreadsheets end in .csv or .xlsx and have plain names; nothing else lies here",
        ja: "記録は R4-0208.md のように番号を名前とします。表は cases.csv や cases.xlsx のように英数字の名前にします。ほかのものは置けません"))
  }
}
