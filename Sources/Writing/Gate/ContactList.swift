import Folding

/// What a site says of how to reach the council, which may stand on its pages.
public struct ContactList: Sendable {
  let phones: Set<UInt64>
  let mails: Set<String>
  let postalCodes: Set<UInt64>

  /// Takes telephone numbers, e-mail addresses and postal codes, as they are written.
  public init(phones: [String] = [], mails: [String] = [], postalCodes: [String] = []) {
    self.phones = Set(phones.map(Self.number))
    self.mails = Set(mails.map { $0.lowercased() })
    self.postalCodes = Set(postalCodes.map(Self.number))
  }

  /// The digits of a text as a number, with a one in front so that zeros count.
  static func number(_ text: String) -> UInt64 {
    text.reduce(1) { number, character in
      character.wholeNumberValue.flatMap { $0 < 10 ? number &* 10 &+ UInt64($0) : nil } ?? number
    }
  }
}
