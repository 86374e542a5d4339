// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What conforms to Packable is told there.

public import Packing

extension CalendarDate: Packable {
  public func pack(into packer: inout Packer) { packer.pack(daysSince1970) }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    guard let date = CalendarDate(daysSince1970: try Int(from: &unpacker)) else { throw Torn() }
    self = date
  }
}

extension CalendarMonth: Packable {
  public func pack(into packer: inout Packer) { packer.pack(year * 12 + month - 1) }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    let number = try Int(from: &unpacker)
    guard let month = CalendarMonth(year: number / 12, month: number % 12 + 1) else { throw Torn() }
    self = month
  }
}

extension Period: Packable {
  public func pack(into packer: inout Packer) { packer.pack(code) }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    guard let period = Period(code: try String(from: &unpacker)) else { throw Torn() }
    self = period
  }
}

extension MonthRange: Packable {
  public func pack(into packer: inout Packer) {
    packer.pack(first)
    packer.pack(last)
  }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    let first = try CalendarMonth(from: &unpacker)
    guard let range = MonthRange(first, try CalendarMonth(from: &unpacker)) else { throw Torn() }
    self = range
  }
}
