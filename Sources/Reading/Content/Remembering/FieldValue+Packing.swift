// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What conforms to Packable is told there.

import Chronology
import Diagnostics
import Markup
public import Packing
import Schedules

extension Reference: Packable {
  public func pack(into packer: inout Packer) {
    packer.pack(name)
    packer.pack(position)
  }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    name = try String(from: &unpacker)
    position = try Place.Position(from: &unpacker)
  }
}

extension Citation.Role: Packable {}

extension Citation: Packable {
  public func pack(into packer: inout Packer) {
    packer.pack(role)
    packer.pack(title)
    packer.pack([author, publisher, date])
    packer.pack(isAdapted)
  }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    role = try Role(from: &unpacker)
    title = try String(from: &unpacker)
    let others = try [String?](from: &unpacker)
    guard others.count == 3 else { throw Torn() }
    (author, publisher, date) = (others[0], others[1], others[2])
    isAdapted = try Bool(from: &unpacker)
  }
}

extension PictureReference: Packable {
  public func pack(into packer: inout Packer) {
    packer.pack(file)
    packer.pack(alternative)
    packer.pack(position)
  }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    file = try String(from: &unpacker)
    alternative = try String(from: &unpacker)
    position = try Place.Position(from: &unpacker)
  }
}

extension AttachmentReference: Packable {
  public func pack(into packer: inout Packer) {
    packer.pack(file)
    packer.pack(title)
    packer.pack(position)
  }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    file = try String(from: &unpacker)
    title = try String?(from: &unpacker)
    position = try Place.Position(from: &unpacker)
  }
}

extension FieldValue {
  /// Whether it can be remembered; diagrams and schedules, which are few, are read again.
  var isPackable: Bool {
    switch self {
    case .diagram, .schedule, .person: false
    default: true
    }
  }
}

extension FieldValue: Packable {
  public func pack(into packer: inout Packer) {
    func pack(_ tag: Int, _ value: some Packable) {
      packer.pack(tag)
      packer.pack(value)
    }
    switch self {
    case .text(let text): pack(0, text)
    case .texts(let texts): pack(1, texts)
    case .markdown(let text, let position):
      pack(2, text)
      packer.pack(position)
    case .number(let number): pack(3, number)
    case .flag(let flag): pack(4, flag)
    case .date(let date): pack(5, date)
    case .month(let month): pack(6, month)
    case .period(let period): pack(7, period)
    case .months(let months): pack(8, months)
    case .choice(let position): pack(9, position)
    case .references(let references): pack(10, references)
    case .url(let url): pack(11, url.text)
    case .phone(let text, let url): pack(12, [text, url.text])
    case .mail(let text, let url): pack(13, [text, url.text])
    case .address(let text): pack(14, text)
    case .picture(let picture): pack(15, picture)
    case .attachment(let attachment): pack(16, attachment)
    case .citation(let citation): pack(17, citation)
    case .schedule(let schedule): pack(-2, schedule.words)
    case .diagram, .person: packer.pack(-1)
    }
  }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    switch try Int(from: &unpacker) {
    case 0: self = .text(try String(from: &unpacker))
    case 1: self = .texts(try [String](from: &unpacker))
    case 2:
      let text = try String(from: &unpacker)
      self = .markdown(text, try Place.Position(from: &unpacker))
    case 3: self = .number(try Int(from: &unpacker))
    case 4: self = .flag(try Bool(from: &unpacker))
    case 5: self = .date(try CalendarDate(from: &unpacker))
    case 6: self = .month(try CalendarMonth(from: &unpacker))
    case 7: self = .period(try Period(from: &unpacker))
    case 8: self = .months(try MonthRange(from: &unpacker))
    case 9: self = .choice(try Int(from: &unpacker))
    case 10: self = .references(try [Reference](from: &unpacker))
    case 11: self = .url(try Self.url(String(from: &unpacker)))
    case 12:
      let (text, url) = try Self.address(from: &unpacker)
      self = .phone(text, url)
    case 13:
      let (text, url) = try Self.address(from: &unpacker)
      self = .mail(text, url)
    case 14: self = .address(try String(from: &unpacker))
    case 15: self = .picture(try PictureReference(from: &unpacker))
    case 16: self = .attachment(try AttachmentReference(from: &unpacker))
    case 17: self = .citation(try Citation(from: &unpacker))
    default: throw Torn()
    }
  }

  private static func url(_ text: String) throws(Torn) -> PageURL {
    guard let url = PageURL(external: text) else { throw Torn() }
    return url
  }

  private static func address(from unpacker: inout Unpacker) throws(Torn) -> (String, PageURL) {
    let parts = try [String](from: &unpacker)
    guard parts.count == 2 else { throw Torn() }
    return (parts[0], try url(parts[1]))
  }
}
