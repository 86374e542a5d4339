import Markup

/// Writes XML line by line, everything escaped.
struct XMLWriter {
  private(set) var bytes: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)

  mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
    tag(name, attributes)
    bytes += ">\n".utf8
  }

  mutating func close(_ name: String) { bytes += "</\(name)>\n".utf8 }

  mutating func empty(_ name: String, _ attributes: [(String, String)]) {
    tag(name, attributes)
    bytes += "/>\n".utf8
  }

  mutating func element(_ name: String, _ text: String) {
    tag(name, [])
    bytes.append(UInt8(ascii: ">"))
    bytes.appendEscaped(text)
    bytes += "</\(name)>\n".utf8
  }

  private mutating func tag(_ name: String, _ attributes: [(String, String)]) {
    bytes += "<\(name)".utf8
    for (key, value) in attributes {
      bytes += " \(key)=\"".utf8
      bytes.appendEscaped(value)
      bytes.append(UInt8(ascii: "\""))
    }
  }
}
