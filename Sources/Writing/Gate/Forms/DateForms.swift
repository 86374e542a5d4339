import Chronology
import Folding

/// The ways in which people write a day.
struct DateForms {
  let folding: TextFolding

  /// Forms of a date of birth, in the calendar of the West and by the years of eras.
  func forms(of date: CalendarDate) -> [WrittenForm] {
    let (year, month, day) = (String(date.year), date.month, date.day)
    var years = [year + "年"]
    var short = [year]
    if let (name, letter, number) = Self.era(of: date) {
      years +=
        ["\(name)\(number)年", "\(name)\(KanjiNumber.text(number))年", "\(letter)\(number)年"]
        + (number == 1 ? ["\(name)元年"] : [])
      short += ["\(letter)\(number)", "\(letter)\(Self.two(number))", "\(name)\(number)"]
      years += [
        "\(year)(\(name)\(number))年", "\(year)年(\(name)\(number)年)", "\(name)\(number)(\(year))年",
        "\(name)\(number)年(\(year)年)",
      ]
    }
    var texts = years.flatMap { year in
      [
        "\(year)\(month)月\(day)日", "\(year)\(Self.two(month))月\(Self.two(day))日",
        "\(year)\(KanjiNumber.text(month))月\(KanjiNumber.text(day))日",
      ]
    }
    for separator in ["-", "/", "."] {
      for year in short {
        texts += [
          "\(year)\(separator)\(month)\(separator)\(day)",
          "\(year)\(separator)\(Self.two(month))\(separator)\(Self.two(day))",
        ]
      }
    }
    let english = Self.months[month - 1]
    texts += ["\(english) \(day), \(year)", "\(day) \(english) \(year)", "\(year)年\(month)/\(day)"]
    texts.append("\(year)\(Self.two(month))\(Self.two(day))")
    texts.append("\(KanjiNumber.digits(date.year))年\(KanjiNumber.text(month))月\(KanjiNumber.text(day))日")
    return Set(texts).sorted().map {
      WrittenForm(rule: .birthDate, scalars: folding.fold($0), boundary: .init(before: .word, after: .digit))
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func era(of date: CalendarDate) -> (name: String, letter: String, number: Int)? {
    let eras: [(String, String, String)] = [
      ("令和", "R", "2019-05-01"), ("平成", "H", "1989-01-08"), ("昭和", "S", "1926-12-25"), ("大正", "T", "1912-07-30"),
      ("明治", "M", "1873-01-01"),
    ]
    guard let era = eras.first(where: { date.iso >= $0.2 }) else { return nil }
    let first = era.0 == "明治" ? 1868 : Int(era.2.prefix(4)) ?? 0
    return (era.0, era.1, date.year - first + 1)
  }
}

/// Numbers in Chinese characters.
enum KanjiNumber {
  private static let signs = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

  /// A number below a hundred as it is said: 十八.
  static func text(_ number: Int) -> String {
    let (tens, ones) = (number / 10, number % 10)
    if number == 0 || number >= 100 { return digits(number) }
    return (tens == 0 ? "" : tens == 1 ? "十" : signs[tens] + "十") + (ones == 0 ? "" : signs[ones])
  }

  /// A number digit by digit: 一九九五.
  static func digits(_ number: Int) -> String {
    String(number).compactMap { $0.wholeNumberValue }.map { signs[$0] }.joined()
  }
}
