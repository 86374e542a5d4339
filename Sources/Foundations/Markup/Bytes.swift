#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Finds bytes and marks of ASCII in text.
public enum Bytes {
  /// Where a byte stands first, from a place on.
  @inline(__always)
  public static func first(_ byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    return unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, let found = unsafe memchr(base + start, Int32(byte), buffer.count - start)
      else { return nil }
      return unsafe found - UnsafeMutableRawPointer(mutating: base)
    }
  }

  /// Where a byte stands first in a part of a text, from a place on.
  @inline(__always)
  public static func first(_ byte: UInt8, in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
    guard start < bytes.endIndex else { return nil }
    return unsafe bytes.withUnsafeBytes { buffer in
      let skipped = start - bytes.startIndex
      guard let base = buffer.baseAddress,
        let found = unsafe memchr(base + skipped, Int32(byte), buffer.count - skipped)
      else { return nil }
      return unsafe start + (found - UnsafeMutableRawPointer(mutating: base + skipped))
    }
  }

  /// Whether a mark stands at a place.
  public static func starts(_ mark: StaticString, _ bytes: [UInt8], at index: Int, ignoringCase: Bool = false) -> Bool {
    let count = mark.utf8CodeUnitCount
    guard index + count <= bytes.count else { return false }
    for place in 0..<count {
      let byte = bytes[index + place]
      let isCapital = ignoringCase && (0x41...0x5A).contains(byte)
      if unsafe (isCapital ? byte | 0x20 : byte) != mark.utf8Start[place] { return false }
    }
    return true
  }

  /// Where a mark stands from a place on; the end of the file if it does not.
  ///
  /// The first byte of the mark is no letter.
  public static func find(_ mark: StaticString, in bytes: [UInt8], from start: Int, ignoringCase: Bool = false) -> Int {
    var index = start
    while let next = unsafe first(mark.utf8Start[0], in: bytes, from: index) {
      if starts(mark, bytes, at: next, ignoringCase: ignoringCase) { return next }
      index = next + 1
    }
    return bytes.count
  }
}
