import CExpat

/// Reads XML from beginning to end and hands on what it meets, by expat.
///
/// Names come without the prefix of their namespace. A document type is refused, and with it all entities of a document's own.
///
/// It is a class because C calls it back.
final class XMLEvents {
  private let start: (Substring, [Substring: String]) -> Void
  private let end: (Substring) -> Void
  private let text: (String) -> Void
  private var hasDocumentType = false

  private init(
    start: @escaping (Substring, [Substring: String]) -> Void, end: @escaping (Substring) -> Void,
    text: @escaping (String) -> Void
  ) {
    self.start = start
    self.end = end
    self.text = text
  }

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - start: what is done where an element begins, with its attributes.
  ///   - end: what is done where it ends.
  ///   - text: what is done with the text between, which may come in parts.
  /// - Throws: ``Workbook/Problem`` if it is no XML, or has a document type.
  static func read(
    _ bytes: [UInt8], start: @escaping (Substring, [Substring: String]) -> Void,
    end: @escaping (Substring) -> Void = { _ in }, text: @escaping (String) -> Void = { _ in }
  ) throws(Workbook.Problem) {
    let events = XMLEvents(start: start, end: end, text: text)
    guard let parser = unsafe XML_ParserCreate(nil) else { throw .torn }
    defer { unsafe XML_ParserFree(parser) }
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(events).toOpaque())
    unsafe XML_SetElementHandler(
      parser,
      { context, name, attributes in
        unsafe XMLEvents.of(context)?.begin(name, attributes)
      },
      { context, name in
        guard let name = unsafe name else { return }
        unsafe XMLEvents.of(context)?.end(XMLEvents.local(unsafe String(cString: name)))
      })
    unsafe XML_SetCharacterDataHandler(parser) { context, text, count in
      guard let text = unsafe text else { return }
      let bytes = unsafe UnsafeRawBufferPointer(start: text, count: Int(count))
      unsafe XMLEvents.of(context)?.text(unsafe String(decoding: bytes, as: UTF8.self))
    }
    unsafe XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
      unsafe XMLEvents.of(context)?.hasDocumentType = true
    }
    let status = unsafe bytes.withUnsafeBytes { room in
      unsafe XML_Parse(parser, room.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: room.count), 1)
    }
    guard status == XML_STATUS_OK, !events.hasDocumentType else { throw .torn }
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> XMLEvents? {
    unsafe context.map { unsafe Unmanaged<XMLEvents>.fromOpaque($0).takeUnretainedValue() }
  }

  private func begin(
    _ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    guard let name = unsafe name else { return }
    var found: [Substring: String] = [:]
    var place = 0
    while let key = unsafe attributes?[place], let value = unsafe attributes?[place + 1] {
      found[Self.local(unsafe String(cString: key))] = unsafe String(cString: value)
      place += 2
    }
    start(Self.local(unsafe String(cString: name)), found)
  }

  private static func local(_ name: String) -> Substring {
    name.lastIndex(of: ":").map { name[name.index(after: $0)...] } ?? name[...]
  }
}
