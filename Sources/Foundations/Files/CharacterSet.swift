#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Text in CP932, the Japanese code page of Windows in which Excel writes CSV, as UTF-8.
///
/// - Returns: the text, or the offset of the first byte that is none.
/// - Throws: the system's error, if it does not know the code page.
public func decodedCP932(_ bytes: [UInt8]) throws(FileError) -> Result<[UInt8], CP932Error> {
  guard let converter = unsafe iconv_open("UTF-8", "CP932"), Int(bitPattern: converter) != -1 else {
    throw FileError("decode", "CP932")
  }
  defer { unsafe _ = iconv_close(converter) }
  // A byte of half-width katakana becomes three.
  var output = [UInt8](repeating: 0, count: bytes.count * 3)
  var input = bytes
  var consumed = 0
  var written = 0
  let isWhole = unsafe input.withUnsafeMutableBytes { source in
    unsafe output.withUnsafeMutableBytes { target in
      var from = unsafe source.baseAddress?.assumingMemoryBound(to: CChar.self)
      var to = unsafe target.baseAddress?.assumingMemoryBound(to: CChar.self)
      var (rest, space) = (source.count, target.count)
      let result = unsafe iconv(converter, &from, &rest, &to, &space)
      consumed = source.count - rest
      written = target.count - space
      return result != Int.max && rest == 0
    }
  }
  guard isWhole else { return .failure(CP932Error(offset: consumed)) }
  output.removeLast(output.count - written)
  return .success(output)
}

/// Bytes that are no text in CP932.
public struct CP932Error: Error, Sendable {
  /// Where they begin.
  public let offset: Int
}
