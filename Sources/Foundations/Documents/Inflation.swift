import CZlib

/// Data that zlib packed, unpacked.
enum Inflation {
  /// Unpacks data; `nil` if they are none, are torn, or are larger than a limit.
  static func unpacked(_ bytes: ArraySlice<UInt8>, limit: Int) -> [UInt8]? {
    var stream = unsafe z_stream()
    guard unsafe inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
    defer { unsafe inflateEnd(&stream) }
    var input = Array(bytes)
    var output: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    return unsafe input.withUnsafeMutableBufferPointer { packed in
      unsafe stream.next_in = packed.baseAddress
      unsafe stream.avail_in = UInt32(clamping: packed.count)
      while true {
        let (status, count) = unsafe part.withUnsafeMutableBufferPointer { room in
          unsafe stream.next_out = room.baseAddress
          unsafe stream.avail_out = UInt32(room.count)
          let status = unsafe inflate(&stream, Z_NO_FLUSH)
          return unsafe (status, room.count - Int(stream.avail_out))
        }
        guard status == Z_OK || status == Z_STREAM_END, output.count + count <= limit else { return nil }
        output += part[..<count]
        if status == Z_STREAM_END { return output }
        if count == 0 { return nil }
      }
    }
  }
}
