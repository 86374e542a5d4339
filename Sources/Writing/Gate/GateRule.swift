public import Diagnostics

/// What the gate looks for, and why; the rules are data, so that waivers and errors can name them.
public struct GateRule: Sendable, Hashable {
  /// The name, such as `full-name`.
  public let id: String
  /// What it finds, and why that must not leave.
  public let reason: Message
  /// Whether it needs the register, or finds patterns that any text can have.
  public let needsRegister: Bool

  private init(_ id: String, _ en: String, _ ja: String, register: Bool = false) {
    self.id = id
    reason = Message(en: en, ja: ja)
    needsRegister = register
  }

  // MARK: - Values of the register

  static let fullName = GateRule("full-name", "a person's name", "氏名", register: true)
  static let surname = GateRule(
    "surname", "a person's surname with さん or the like", "敬称の付いた姓", register: true)
  static let givenName = GateRule(
    "given-name", "a person's given name with さん or the like", "敬称の付いた名", register: true)
  static let phone = GateRule("phone", "a person's telephone number", "電話番号", register: true)
  static let address = GateRule("address", "a person's address", "住所", register: true)
  static let birthDate = GateRule("birth-date", "a person's date of birth", "生年月日", register: true)
  static let note = GateRule(
    "note", "twelve letters or more of a confidential note", "秘密の記録の文（12字以上の一致）", register: true)
  static let record = GateRule("record", "the number of a case record", "記録の番号", register: true)

  // MARK: - What the council's own people alone have

  static let answer = GateRule(
    "answer", "a sentence of an answer, which participants of a training must not have", "研修の問いの答え（参加者に渡らないもの）")

  // MARK: - Patterns, those called any for the public alone

  static let anyPhone = GateRule(
    "any-phone", "a telephone number that is no contact", "連絡先に書かれていない電話番号")
  static let anyMail = GateRule(
    "any-mail", "an e-mail address that is no contact", "連絡先に書かれていないメールアドレス")
  static let anyAddress = GateRule(
    "any-address", "a postal code with a street number, and no contact", "連絡先に書かれていない郵便番号と番地")
  static let anyBirthDate = GateRule("any-birth-date", "somebody's date of birth", "だれかの生年月日")
  static let myNumber = GateRule(
    "my-number", "twelve digits with the check digit of My Number", "個人番号（マイナンバー）になりうる12桁の数")

  // MARK: - The border

  static let metadata = GateRule(
    "metadata", "a picture that tells of its camera, place or author", "撮影した機械や場所、人が書き込まれた画像")
  static let thirdParty = GateRule(
    "third-party", "something that a page loads from elsewhere", "ページがよそから読み込むもの")
  static let inlineCode = GateRule(
    "inline-code", "script or style inside a page, which its security policy forbids", "ページの中のスクリプトやスタイル（安全の方針で禁止）")
  static let buildTrace = GateRule(
    "build-trace", "a path or program of the machine that built it", "作成した機械のパスやプログラムの名前")
  /// A file of a format that the gate does not know, or that is torn.
  public static let unreadable = GateRule(
    "unreadable", "a file that the gate cannot read", "関門が読めないファイル")

  /// All rules.
  public static let all: [GateRule] = [
    fullName, surname, givenName, phone, address, birthDate, note, record, answer, anyPhone, anyMail, anyAddress,
    anyBirthDate,
    myNumber, metadata, thirdParty, inlineCode, buildTrace, unreadable,
  ]
}
