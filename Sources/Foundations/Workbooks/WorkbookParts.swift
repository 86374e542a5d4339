extension Workbook {
  /// A file inside a workbook.
  public struct Part: Sendable {
    /// Its name, such as `xl/worksheets/sheet1.xml`.
    public let name: String
    /// Its bytes.
    public let bytes: [UInt8]
  }

  /// Every file inside a workbook, whatever programs make of it, for those who must know all that it says.
  ///
  /// - Throws: ``Problem`` if it is no archive, is torn or locked, or unpacks to more than any register does.
  public static func parts(of bytes: [UInt8]) throws(Problem) -> [Part] {
    let archive = try Archive(bytes, limit: largest)
    var parts: [Part] = []
    for name in archive.names {
      // A folder of its own has no bytes.
      guard !name.hasSuffix("/") else { continue }
      guard let bytes = try archive.read(name) else { throw .torn }
      parts.append(Part(name: name, bytes: bytes))
    }
    return parts
  }
}
