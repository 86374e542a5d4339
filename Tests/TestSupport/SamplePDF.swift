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
    let all = objects.indices.map { $0 + 1 } + streams.indices.map { $0 + 50 }
    let uses = all.map { "\($0) 0 R" }.joined(separator: " ")
    bytes = file + Array("trailer\n<</Size 9 /Uses [\(uses)]>>\nstartxref\n0\n%%EOF\n".utf8)
  }

  /// Makes a file of one page with a line of ASCII text.
  public init(page text: String) {
    let content = "BT /F1 12 Tf 20 100 Td (\(text)) Tj ET"
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    var file = "%PDF-1.4\n"
    var table = ""
    for (number, object) in objects.enumerated() {
      let offset = String(file.utf8.count)
      table += String(repeating: "0", count: 10 - offset.utf8.count) + offset + " 00000 n \n"
      file += "\(number + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = file.utf8.count
    file += "xref\n0 6\n0000000000 65535 f \n\(table)trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    bytes = Array(file.utf8)
  }

  /// Bytes as zlib packs them.
  public static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var packed = [UInt8](repeating: 0, count: bytes.count + bytes.count / 100 + 64)
    var count = UInt(packed.count)
    let status = unsafe compress(&packed, &count, bytes, UInt(bytes.count))
    return status == Z_OK ? Array(packed[..<Int(count)]) : []
  }
}
