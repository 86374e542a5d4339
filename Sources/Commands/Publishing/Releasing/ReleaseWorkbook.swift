import Chronology
import Diagnostics
import Files
import WorkbookWriting

/// Writes the tables of a release as a workbook of Excel.
enum ReleaseWorkbook {
  /// The file.
  ///
  /// - Parameter day: the day of the release, which the workbook says that it was made on.
  /// - Throws: ``Stop`` if it cannot be written.
  static func bytes(
    _ content: WorkbookContent, day: CalendarDate
  ) throws -> [UInt8] {
    let work = try TemporaryWork()
    defer { work.remove() }
    let path = FilePath.join(work.path, "tables.xlsx")
    do throws(WorkbookWriter.Failure) {
      try WorkbookWriter.write(
        content, created: day.daysSince1970 * 86_400, to: path, scratch: work.path)
    } catch { throw Stop(.machine, [.noWorkbook(error.words)]) }
    return try stopping { try readFile(path) }
  }
}

extension Diagnostic {
  static func noWorkbook(_ words: String) -> Self {
    Self(
      "release.no-workbook", at: nil,
      Message(en: "the workbook of the tables cannot be written: '\(words)'", ja: "表のExcelファイルが書けません: 「\(words)」"),
      hint: Message(
        en: "is there room in the folder for temporary files?", ja: "一時ファイルのフォルダに空きがあるか、確かめてください"))
  }
}
