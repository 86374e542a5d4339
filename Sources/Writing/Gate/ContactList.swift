/// What a site says of how to reach the council, which may stand on its pages.
public struct ContactList: Sendable {
  let phones: Set<Digits>
  let mails: Set<String>
  let postalCodes: Set<Digits>

  /// Takes telephone numbers, with the code of the country or without, e-mail addresses and postal codes, as they are
  /// written.
  public init(phones: [String] = [], mails: [String] = [], postalCodes: [String] = []) {
    self.phones = Set(phones.map { Digits(digitsIn: $0).dialled })
    self.mails = Set(mails.map { $0.lowercased() })
    self.postalCodes = Set(postalCodes.map(Digits.init(digitsIn:)))
  }
}
