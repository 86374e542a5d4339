// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What conforms to Packable is told there.

import Chronology
import Diagnostics
public import Packing

// What was read of a file, without its text: as long as the file is the same, nobody has to read it again to know what
// others show of its page.

extension Entry.Audience: Packable {}
extension Entry.Status: Packable {}
extension Entry.Provenance: Packable {}
extension KindName: Packable {}
extension Language: Packable {}

extension PageKind: Packable {
  public func pack(into packer: inout Packer) {
    switch self {
    case .home: packer.pack(0)
    case .collection(let name):
      packer.pack(1)
      packer.pack(name)
    case .member(let name):
      packer.pack(2)
      packer.pack(name)
    case .statistics: packer.pack(3)
    }
  }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    switch try Int(from: &unpacker) {
    case 0: self = .home
    case 1: self = .collection(try KindName(from: &unpacker))
    case 2: self = .member(try KindName(from: &unpacker))
    case 3: self = .statistics
    default: throw Torn()
    }
  }
}

extension Entry.Consent: Packable {
  public func pack(into packer: inout Packer) {
    packer.pack(given)
    packer.pack(until)
  }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    given = try CalendarDate(from: &unpacker)
    until = try CalendarDate(from: &unpacker)
  }
}

extension Entry {
  func pack(into packer: inout Packer) {
    packer.pack(source.path)
    packer.pack(name)
    packer.pack(kind)
    packer.pack(bodyOffset)
    packer.pack(title)
    packer.pack(summary)
    packer.pack(audience)
    packer.pack(status)
    packer.pack(period)
    packer.pack(updated)
    packer.pack(order)
    packer.pack(isFictional)
    packer.pack(provenance)
    packer.pack(mixture)
    packer.pack(consent)
    packer.pack(citations)
    packer.pack(values)
    packer.pack(mark)
  }

  static func unpacked(from unpacker: inout Unpacker) throws(Torn) -> Entry {
    let source = SourceFile(path: try String(from: &unpacker))
    let name = try String(from: &unpacker)
    let kind = try PageKind(from: &unpacker)
    let bodyOffset = try Int(from: &unpacker)
    let title = try String(from: &unpacker)
    let summary = try String(from: &unpacker)
    let audience = try Audience(from: &unpacker)
    let status = try Status(from: &unpacker)
    let period = try MonthRange?(from: &unpacker)
    let updated = try CalendarDate(from: &unpacker)
    let order = try Int?(from: &unpacker)
    let isFictional = try Bool(from: &unpacker)
    let provenance = try Provenance?(from: &unpacker)
    let mixture = try String?(from: &unpacker)
    let consent = try Consent?(from: &unpacker)
    let citations = try [Citation](from: &unpacker)
    let values = try [FieldValue?](from: &unpacker)
    return Entry(
      name: name, kind: kind, source: source, bodyOffset: bodyOffset, title: title, summary: summary,
      audience: audience, status: status, period: period, updated: updated, order: order, isFictional: isFictional,
      provenance: provenance, mixture: mixture,
      consent: consent,
      citations: citations, values: values, mark: try String?(from: &unpacker))
  }
}

extension Translation: Packable {
  public func pack(into packer: inout Packer) {
    packer.pack(source.path)
    packer.pack(name)
    packer.pack(kind)
    packer.pack(language)
    packer.pack(bodyOffset)
    packer.pack(title)
    packer.pack(summary)
    packer.pack(status)
    packer.pack(updated)
    packer.pack(citations)
    packer.pack(values)
  }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    source = SourceFile(path: try String(from: &unpacker))
    name = try String(from: &unpacker)
    kind = try PageKind(from: &unpacker)
    language = try Language(from: &unpacker)
    bodyOffset = try Int(from: &unpacker)
    title = try String(from: &unpacker)
    summary = try String(from: &unpacker)
    status = try Entry.Status(from: &unpacker)
    updated = try CalendarDate(from: &unpacker)
    citations = try [Citation](from: &unpacker)
    values = try [FieldValue?](from: &unpacker)
  }
}

extension EntryReader.Reading {
  /// Whether it can be remembered: a page without mistakes that would have stopped the build.
  var isPackable: Bool {
    switch self {
    case .entry(let entry): entry.values.allSatisfy { $0?.isPackable ?? true }
    case .translation(let translation): translation.values.allSatisfy { $0?.isPackable ?? true }
    case .faulty, .nothing: false
    }
  }
}

extension EntryReader.Reading: Packable {
  func pack(into packer: inout Packer) {
    switch self {
    case .entry(let entry):
      packer.pack(0)
      entry.pack(into: &packer)
    case .translation(let translation):
      packer.pack(1)
      packer.pack(translation)
    case .faulty, .nothing: packer.pack(-1)
    }
  }

  init(from unpacker: inout Unpacker) throws(Torn) {
    switch try Int(from: &unpacker) {
    case 0: self = .entry(try Entry.unpacked(from: &unpacker))
    case 1: self = .translation(try Translation(from: &unpacker))
    default: throw Torn()
    }
  }
}
