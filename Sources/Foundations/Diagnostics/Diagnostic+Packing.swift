// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What conforms to Packable is told there.

public import Packing

// Diagnostics in a cache: without excerpts that would be taken from the files when somebody looks.

extension Place.Position: Packable {
  public func pack(into packer: inout Packer) {
    packer.pack(line)
    packer.pack(column)
  }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    let line = try Int(from: &unpacker)
    self.init(line: line, column: try Int(from: &unpacker))
  }
}

extension Place: Packable {
  public func pack(into packer: inout Packer) {
    packer.pack(path)
    packer.pack(position)
    packer.pack(keptExcerpt)
  }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    let path = try String(from: &unpacker)
    let position = try Position?(from: &unpacker)
    self.init(path: path, position: position, keeping: try Excerpt?(from: &unpacker))
  }
}

extension Excerpt: Packable {
  public func pack(into packer: inout Packer) {
    packer.pack(text)
    packer.pack(column)
    packer.pack(isWhole)
  }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    let text = try String(from: &unpacker)
    let column = try Int(from: &unpacker)
    self.init(text: text, column: column, isWhole: try Bool(from: &unpacker))
  }
}

extension Message: Packable {
  public func pack(into packer: inout Packer) {
    packer.pack(en)
    packer.pack(ja)
  }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    let en = try String(from: &unpacker)
    self.init(en: en, ja: try String(from: &unpacker))
  }
}

extension Diagnostic.Severity: Packable {}

extension Diagnostic: Packable {
  public func pack(into packer: inout Packer) {
    packer.pack(id)
    packer.pack(severity)
    packer.pack(place)
    packer.pack(message)
    packer.pack(hint)
  }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    let id = try String(from: &unpacker)
    let severity = try Severity(from: &unpacker)
    let place = try Place?(from: &unpacker)
    let message = try Message(from: &unpacker)
    self.init(id, severity: severity, at: place, message, hint: try Message?(from: &unpacker))
  }
}

extension Diagnostic {
  /// The same with its excerpt as it is now, whatever becomes of the file.
  public var keepingExcerpt: Diagnostic {
    Diagnostic(id, severity: severity, at: place?.rewritten { $0 }, message, hint: hint)
  }

  /// The same with an excerpt of the file that it is about.
  public func showing(_ source: SourceText) -> Diagnostic {
    guard let position = place?.position, place?.path == source.path else { return self }
    return Diagnostic(id, severity: severity, at: source.place(position), message, hint: hint)
  }
}
