/// Numbers as figures print them.
public enum NumberText {
  /// A whole number with a comma between thousands and a true minus sign.
  public static func whole(_ value: Int) -> String {
    let digits = String(value.magnitude)
    guard digits.count > 3 else { return value < 0 ? "−" + digits : digits }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return value < 0 ? "−" + text : text
  }

  /// A length in a picture, to a tenth.
  static func length(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let (whole, rest) = (tenths.magnitude / 10, tenths.magnitude % 10)
    return (tenths < 0 ? "-" : "") + (rest == 0 ? "\(whole)" : "\(whole).\(rest)")
  }
}
