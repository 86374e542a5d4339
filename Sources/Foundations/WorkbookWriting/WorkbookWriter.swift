import CXlsxWriter

/// Writes workbooks of Excel (.xlsx) by libxlsxwriter.
public enum WorkbookWriter {
  /// Why a workbook cannot be written: what the library says of it.
  public struct Failure: Error, Sendable, Hashable {
    /// The library's words.
    public let words: String
  }

  /// Writes a workbook to a path; the same content gives the same bytes.
  ///
  /// - Parameters:
  ///   - created: when it says that it was made, in seconds since 1970, for the library would ask the clock.
  ///   - scratch: a folder that its parts may be written to meanwhile.
  /// - Throws: ``Failure`` if a sheet's name cannot be one, or the file cannot be written.
  public static func write(
    _ content: WorkbookContent, created: Int, to path: String, scratch: String
  ) throws(Failure) {
    var failure: Failure?
    unsafe scratch.withCString { scratch in
      var options = unsafe lxw_workbook_options()
      unsafe options.tmpdir = UnsafeMutablePointer(mutating: scratch)
      guard let book = unsafe workbook_new_opt(path, &options) else {
        failure = Failure(words: "no memory")
        return
      }
      unsafe setProperties(of: book, content, created: created)
      let formats = unsafe Formats(book)
      for sheet in content.sheets {
        guard failure == nil else { break }
        unsafe failure = add(sheet, to: book, formats)
      }
      let status = unsafe workbook_close(book)
      if failure == nil { failure = problem(status) }
    }
    if let failure { throw failure }
  }

  private static func problem(_ status: lxw_error) -> Failure? {
    guard status != LXW_NO_ERROR else { return nil }
    return Failure(words: unsafe lxw_strerror(status).map { unsafe String(cString: $0) } ?? "\(status.rawValue)")
  }

  private static func setProperties(
    of book: UnsafeMutablePointer<lxw_workbook>, _ content: WorkbookContent, created: Int
  ) {
    unsafe content.title.withCString { title in
      unsafe content.author.withCString { author in
        var properties = unsafe lxw_doc_properties()
        unsafe properties.title = UnsafeMutablePointer(mutating: title)
        unsafe properties.author = UnsafeMutablePointer(mutating: author)
        unsafe properties.created = time_t(created)
        _ = unsafe workbook_set_properties(book, &properties)
      }
    }
  }

  private static func add(
    _ sheet: WorkbookSheet, to book: UnsafeMutablePointer<lxw_workbook>, _ formats: Formats
  ) -> Failure? {
    if let failure = unsafe problem(workbook_validate_sheet_name(book, sheet.name)) { return failure }
    guard let page = unsafe workbook_add_worksheet(book, sheet.name) else { return Failure(words: sheet.name) }
    for (column, width) in sheet.widths.enumerated() {
      let place = UInt16(clamping: column)
      if let failure = unsafe problem(worksheet_set_column(page, place, place, width, nil)) { return failure }
    }
    for (row, cells) in sheet.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        let (row, column) = (UInt32(clamping: row), UInt16(clamping: column))
        let status =
          switch cell.content {
          case .text(""): LXW_NO_ERROR
          case .text(let text):
            unsafe worksheet_write_string(page, row, column, text, formats[cell.style])
          case .count(let count, let sign):
            unsafe worksheet_write_number(page, row, column, Double(count), formats[cell.style, sign: sign])
          }
        if let failure = problem(status) { return failure }
      }
    }
    unsafe layOut(page, headings: sheet.headings)
    return nil
  }

  /// A4, one page wide, with the headings on each.
  private static func layOut(_ page: UnsafeMutablePointer<lxw_worksheet>, headings: Int?) {
    unsafe worksheet_set_paper(page, 9)
    unsafe worksheet_set_landscape(page)
    unsafe worksheet_fit_to_pages(page, 1, 0)
    guard let headings else { return }
    let row = UInt32(clamping: headings)
    unsafe worksheet_freeze_panes(page, row + 1, 1)
    unsafe worksheet_repeat_rows(page, row, row)
  }
}

/// The formats of a workbook, each made once.
///
/// It is a class because formats with a sign are made when they are first asked for.
@safe private final class Formats {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private var made: [Key: UnsafeMutablePointer<lxw_format>] = unsafe [:]

  private struct Key: Hashable {
    let style: WorkbookSheet.Style
    let sign: String
  }

  init(_ book: UnsafeMutablePointer<lxw_workbook>) { unsafe self.book = book }

  /// The format of a style.
  ///
  /// - Parameter sign: what is shown behind a number.
  subscript(style: WorkbookSheet.Style, sign sign: String = "") -> UnsafeMutablePointer<lxw_format>? {
    let key = Key(style: style, sign: sign)
    if let known = unsafe made[key] { return unsafe known }
    guard let format = unsafe workbook_add_format(book) else { return nil }
    unsafe Self.set(style, sign, format)
    unsafe made[key] = format
    return unsafe format
  }

  private static func set(
    _ style: WorkbookSheet.Style, _ sign: String, _ format: UnsafeMutablePointer<lxw_format>
  ) {
    if [.title, .totalHeading, .total, .heading].contains(style) { unsafe format_set_bold(format) }
    if style == .title { unsafe format_set_font_size(format, 14) }
    if style == .plain || style == .title { return }
    unsafe format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
    if style == .heading || style == .totalHeading { unsafe format_set_bg_color(format, 0xEEF2FA) }
    if style == .figure || style == .total {
      unsafe format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
      // A sign stands in quotation marks, in which a quotation mark would end it.
      let quoted = sign.isEmpty ? "" : "\"\(sign.filter { $0 != "\"" })\""
      unsafe format_set_num_format(format, "#,##0\(quoted)")
    }
  }
}
