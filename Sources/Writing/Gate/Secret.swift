public import Chronology
public import Tables

/// A value of the register that must not leave, with the record and field that it stands in.
public struct Secret: Sendable {
  /// The name of the record, such as `R4-0208`.
  public let record: String
  /// What it is.
  public let content: Content

  /// A value by what it is.
  public enum Content: Sendable {
    /// The name.
    case name(Confidential<String>)
    /// The name in kana.
    case nameKana(Confidential<String>)
    /// The day of birth.
    case birthDate(Confidential<CalendarDate>)
    /// The telephone number.
    case phone(Confidential<String>)
    /// The address.
    case address(Confidential<String>)
    /// A note of the coordinator, of any number of sentences.
    case note(Confidential<String>)
    /// The name of the record itself.
    case record
    /// An answer to a question that participants of a training are asked, of any number of sentences; the record is the
    /// file that it stands in.
    case answer(String)
  }

  /// Makes a secret.
  public init(record: String, _ content: Content) {
    self.record = record
    self.content = content
  }

  /// The field as the register calls it.
  var field: String {
    switch content {
    case .name: "name"
    case .nameKana: "name-kana"
    case .birthDate: "birth-date"
    case .phone: "phone"
    case .address: "address"
    case .note: "note"
    case .record: "id"
    case .answer: "answer"
    }
  }
}
