/// Which styles show a number as a date, and how exactly.
struct DateStyles: Sendable {
  /// How exactly a style shows a date; `nil` for a style that shows none.
  private let styles: [Precision?]

  /// How exactly a date is shown.
  enum Precision: Sendable {
    case day, month
  }

  static let none = DateStyles(styles: [])

  private init(styles: [Precision?]) { self.styles = styles }

  /// How exactly a cell of a style shows a date; `nil` if it shows none.
  func precision(_ style: Int) -> Precision? { styles.indices.contains(style) ? styles[style] : nil }

  /// Reads the styles of a workbook.
  init(_ bytes: [UInt8]) throws(Workbook.Problem) {
    var formats: [Int: String] = [:]
    var styles: [Precision?] = []
    var isOfCells = false
    try XMLEvents.read(
      bytes,
      start: { name, attributes in
        switch name {
        case "numFmt":
          if let id = attributes["numFmtId"].flatMap({ Int($0) }) { formats[id] = attributes["formatCode"] ?? "" }
        case "cellXfs": isOfCells = true
        case "xf" where isOfCells:
          let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
          styles.append(formats[id].map(Self.precision(of:)) ?? Self.precision(ofBuiltIn: id))
        default: break
        }
      }, end: { if $0 == "cellXfs" { isOfCells = false } })
    self.styles = styles
  }

  /// The formats that every program has (ECMA-376 18.8.30); 17 is `mmm-yy`, 27 to 58 are those of East Asia, of which 55
  /// is `yyyy"年"m"月"`.
  private static func precision(ofBuiltIn id: Int) -> Precision? {
    switch id {
    case 17, 55: .month
    case 14...16, 22, 27...31, 36, 50...54, 56...58: .day
    default: nil
    }
  }

  /// What a format of the workbook's own shows: letters outside quotes and brackets tell.
  private static func precision(of format: String) -> Precision? {
    var letters: Set<Character> = []
    var (isQuoted, isBracketed, isEscaped) = (false, false, false)
    for character in format.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if character == "\"" {
        isQuoted.toggle()
      } else if isQuoted {
        continue
      } else if character == "[" || character == "]" {
        isBracketed = character == "["
      } else if character == "\\" {
        isEscaped = true
      } else if !isBracketed {
        letters.insert(character)
      }
    }
    guard letters.contains("y") || letters.contains("e") && !letters.contains("0") else { return nil }
    return letters.contains("d") ? .day : letters.contains("m") ? .month : nil
  }
}

/// A day as spreadsheets count them.
enum SerialDate {
  /// The day as `2022-12-31`, or its month; `nil` for a number that is none.
  static func text(_ number: Double, _ precision: DateStyles.Precision, isFrom1904: Bool) -> String? {
    guard number.isFinite, number >= 1, number < 2_958_466 else { return nil }
    // Lotus took 1900 for a leap year, and its day 60 has been in spreadsheets ever since.
    let serial = Int(number)
    let days = isFrom1904 ? serial + 1_462 - 25_569 : serial - 25_569 + (serial < 60 ? 1 : 0)
    let (year, month, day) = civil(days)
    func padded(_ value: Int, _ width: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    let start = "\(padded(year, 4))-\(padded(month, 2))"
    return precision == .month ? start : "\(start)-\(padded(day, 2))"
  }

  /// The date of a day since 1970-01-01.
  ///
  /// Source: Howard Hinnant, chrono-Compatible Low-Level Date Algorithms, `civil_from_days`.
  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}
