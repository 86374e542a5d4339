import CZlib

/// A PDF file of some objects and streams; its pages say nothing.
public struct SamplePDF {
  /// The file.
  public let bytes: [UInt8]

  /// Makes a file.
  ///
  /// - Parameter streams: of each the keys of its dictionary, and its content as it stands in the file.
  public init(objects: [String], streams: [(keys: String, content: [UInt8])] = []) {
    var file = Array("%PDF-1.7\n%\u{E9}\n".utf8)
    for (number, object) in objects.enumerated() { file += Array("\(number + 1) 0 obj\n\(object)\nendobj\n".utf8) }
    for (number, stream) in streams.enumerated() {
      let head = "\(number + 50) 0 obj\n<<\(stream.keys) /Length \(stream.content.count)>>\nstream\n"
      file += Array(head.utf8) + stream.content + Array("\nendstream\nendobj\n".utf8)
    }
    bytes = file + Array("trailer\n<</Size 9>>\nstartxref\n0\n%%EOF\n".utf8)
  }

  /// Bytes as zlib packs them.
  public static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var packed = [UInt8](repeating: 0, count: bytes.count + bytes.count / 100 + 64)
    var count = UInt(packed.count)
    let status = unsafe compress(&packed, &count, bytes, UInt(bytes.count))
    return status == Z_OK ? Array(packed[..<Int(count)]) : []
  }
}
