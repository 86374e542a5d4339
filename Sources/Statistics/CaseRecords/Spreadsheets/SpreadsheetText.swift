import Diagnostics
import Files

/// The text of a CSV file in UTF-8, whether it was saved as UTF-8 or, as Excel does in Japan, as CP932.
enum SpreadsheetText {
  /// The file with its text in UTF-8; `nil` if it is neither.
  ///
  /// - Throws: the system's error, if it does not know CP932.
  static func decode(_ bytes: [UInt8], path: String) throws(FileError) -> Reviewed<SourceText?> {
    if isUTF8(bytes) { return Reviewed(SourceText(path: path, bytes: bytes, isConfidential: true)) }
    switch try decodedCP932(bytes) {
    case .success(let text): return Reviewed(SourceText(path: path, bytes: text, isConfidential: true))
    case .failure(let error):
      let line = bytes[..<error.offset].count { $0 == UInt8(ascii: "\n") } + 1
      return Reviewed(nil, [.neitherEncoding(at: Place(path: path, position: .init(line: line, column: 1)))])
    }
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }
}

extension Diagnostic {
  static func neitherEncoding(at place: Place) -> Self {
    Self(
      "csv.encoding", at: place,
      Message(en: "line is neither UTF-8 nor CP932", ja: "この行は、UTF-8でもCP932（シフトJIS）でもありません"),
      hint: Message(en: "save the sheet as 'CSV UTF-8'", ja: "Excelで「CSV UTF-8」として保存してください"))
  }
}
