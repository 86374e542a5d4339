import Chronology
import Diagnostics
import Workbooks

/// The sheets of a workbook as comma-separated values, a line for each row, so that lines are numbered as the spreadsheet
/// numbers rows.
enum WorkbookText {
  /// A sheet in which there is anything.
  struct Sheet: Sendable {
    /// The name on its tab.
    let name: String
    let source: SourceText

    /// The month that the sheet is of, if it is called after one.
    var month: CalendarMonth? { CalendarMonth(written: name) }
  }

  /// Reads a workbook; the value is `nil` if it cannot be read.
  static func read(_ bytes: [UInt8], path: String) -> Reviewed<[Sheet]?> {
    do throws(Workbook.Problem) {
      let sheets = try Workbook.read(bytes).sheets
      return Reviewed(
        sheets.enumerated().filter { $1.rows.contains { !$0.isEmpty } }.map { index, sheet in
          let place = sheets.count == 1 ? path : "\(path)#\(index + 1)"
          return Sheet(
            name: sheet.name, source: SourceText(path: place, bytes: csv(sheet.rows), isConfidential: true))
        })
    } catch { return Reviewed(nil, [.workbook(error, at: Place(path: path))]) }
  }

  private static func csv(_ rows: [[String]]) -> [UInt8] {
    var bytes: [UInt8] = []
    let width = rows.reduce(0) { max($0, $1.count) }
    for row in rows {
      for column in 0..<(row.isEmpty ? 0 : width) {
        if column > 0 { bytes.append(UInt8(ascii: ",")) }
        if column < row.count { append(row[column], to: &bytes) }
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// A cell; a line break in it becomes a space, so that a row is one line.
  private static func append(_ text: String, to bytes: inout [UInt8]) {
    let isPlain = text.utf8.allSatisfy { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "\"") && $0 >= 0x20 }
    guard !isPlain else {
      bytes += text.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte < 0x20 ? UInt8(ascii: " ") : byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension Diagnostic {
  static func workbook(_ problem: Workbook.Problem, at place: Place) -> Self {
    switch problem {
    case .notAWorkbook:
      Self(
        "workbook.other", at: place, Message(en: "file is no .xlsx workbook", ja: "Excelのブック（.xlsx）ではありません"),
        hint: Message(en: "save it again as 'Excel Workbook (.xlsx)'", ja: "Excelで「Excelブック（.xlsx）」として保存し直してください"))
    case .encrypted:
      Self(
        "workbook.locked", at: place, Message(en: "workbook is locked by a password", ja: "ブックにパスワードがかかっています"),
        hint: Message(
          en: "save a copy without it, where nobody else can read it", ja: "ほかの人が読めない場所に、パスワードなしで保存してください"))
    case .torn:
      Self(
        "workbook.torn", at: place, Message(en: "workbook is torn", ja: "ブックが壊れています"),
        hint: Message(en: "open it in Excel, and save it again", ja: "Excelで開いて、保存し直してください"))
    case .tooLarge:
      Self(
        "workbook.too-large", at: place,
        Message(en: "workbook unpacks to more than any register has", ja: "ブックが大きすぎます（登録簿ではありえない大きさです）"),
        hint: Message(
          en: "keep the register in a workbook of its own, without pictures", ja: "登録簿だけを、図などのない別のブックにしてください"))
    case .unfinishedFormula:
      Self(
        "workbook.unfinished", at: place,
        Message(en: "workbook has formulas that were never worked out", ja: "計算されていない数式のあるブックです"),
        hint: Message(
          en: "open it in Excel, and save it again; another program has written it",
          ja: "Excelで開いて、保存し直してください（別のプログラムが書いたブックです）"))
    case .externalLinks:
      Self(
        "workbook.links", at: place,
        Message(en: "workbook takes cells from other files", ja: "ほかのファイルのセルを参照しているブックです"),
        hint: Message(
          en: "in Excel: Data, Edit Links, Break Link; then save it again",
          ja: "Excelの「データ」→「リンクの編集」→「リンクの解除」をしてから、保存し直してください"))
    }
  }

  static func sheetWithoutHeader(_ number: Int, at place: Place) -> Self {
    Self(
      "workbook.no-header", at: place,
      Message(
        en: "sheet \(number) has no row of headings that are known", ja: "\(number)枚目のシートに、意味の分かる見出しの行がありません"),
      hint: Message(
        en:
          "'engawa register inspect' proposes what its columns are; or name it in engawa.yml under register: ignored-sheets",
        ja: "engawa register inspect で列の対応の案が見られます。読まなくてよいシートなら、engawa.yml の register の ignored-sheets に名前を書いてください"))
  }
}
