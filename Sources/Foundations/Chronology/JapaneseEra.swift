/// The eras by which Japan counts years, 明治 to 令和.
public enum JapaneseEra {
  private struct Era {
    let name: String
    let from: (year: Int, month: Int, day: Int)
  }

  // First days as the orders in council set them, latest first.
  private static let eras = [
    Era(name: "令和", from: (2019, 5, 1)),
    Era(name: "平成", from: (1989, 1, 8)),
    Era(name: "昭和", from: (1926, 12, 25)),
    Era(name: "大正", from: (1912, 7, 30)),
    Era(name: "明治", from: (1868, 1, 1)),
  ]

  /// The name of the era that a day lies in, or an empty text before 明治.
  public static func name(of date: CalendarDate) -> String { era(of: date)?.name ?? "" }

  /// The year of the common era that an era calls by a number, or `nil` if there is no such era.
  ///
  /// 令和4 is 2022. Whether the era lasted so long is not asked.
  public static func commonYear(_ number: Int, of name: String) -> Int? {
    eras.first { $0.name == name }.map { $0.from.year + number - 1 }
  }

  /// The year of a day in its era, such as 令和4年; the first year is 元年.
  public static func year(of date: CalendarDate) -> String {
    guard let era = era(of: date) else { return "\(date.year)年" }
    let number = date.year - era.from.year + 1
    return "\(era.name)\(number == 1 ? "元" : String(number))年"
  }

  private static func era(of date: CalendarDate) -> Era? {
    let day = (date.year, date.month, date.day)
    return eras.first { ($0.from.year, $0.from.month, $0.from.day) <= day }
  }
}
