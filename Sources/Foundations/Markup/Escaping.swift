extension [UInt8] {
  /// Appends a part of other bytes, without making a slice of them.
  public mutating func append(_ bytes: [UInt8], in range: Range<Int>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0[range]) }
  }

  /// Appends a text with `&`, `<`, `>`, `"` and `'` escaped, so that it is safe between tags and in quoted attributes.
  ///
  /// It works byte by byte: all five are ASCII, which never occurs inside a multi-byte sequence of UTF-8, and a
  /// combining mark that follows one of them cannot hide it.
  public mutating func appendEscaped(_ text: String) {
    appendEscaped(text.utf8)
  }

  /// Appends bytes of UTF-8 text, escaped as ``appendEscaped(_:)-(String)`` does.
  public mutating func appendEscaped(_ text: some Collection<UInt8>) {
    // Most text holds nothing to escape; then one copy does it. Otherwise whole runs are copied.
    let done: Void? = text.withContiguousStorageIfAvailable { buffer in
      var runStart = 0
      for index in 0..<buffer.count {
        guard let entity = Entity.forByte(unsafe buffer[index]) else { continue }
        unsafe append(contentsOf: buffer[runStart..<index])
        append(contentsOf: entity.utf8)
        runStart = index + 1
      }
      unsafe append(contentsOf: buffer[runStart...])
    }
    guard done == nil else { return }
    for byte in text {
      if let entity = Entity.forByte(byte) { append(contentsOf: entity.utf8) } else { append(byte) }
    }
  }
}

private enum Entity {
  @inline(__always)
  static func forByte(_ byte: UInt8) -> StaticText? {
    // One comparison rejects almost every byte of Japanese text and lower-case ASCII.
    guard byte <= UInt8(ascii: ">") else { return nil }
    switch byte {
    case UInt8(ascii: "&"): return StaticText("&amp;")
    case UInt8(ascii: "<"): return StaticText("&lt;")
    case UInt8(ascii: ">"): return StaticText("&gt;")
    case UInt8(ascii: "\""): return StaticText("&quot;")
    case UInt8(ascii: "'"): return StaticText("&#39;")
    default: return nil
    }
  }

  struct StaticText {
    let text: String
    init(_ text: String) { self.text = text }
    var utf8: String.UTF8View { text.utf8 }
  }
}
