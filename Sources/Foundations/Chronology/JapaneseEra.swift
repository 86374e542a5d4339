/// The eras by which Japan counts years, 明治 to 令和.
enum JapaneseEra {
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

  /// The year of a day in its era, such as 令和4年; the first year is 元年.
  static func year(of date: CalendarDate) -> String {
    let day = (date.year, date.month, date.day)
    guard let era = eras.first(where: { ($0.from.year, $0.from.month, $0.from.day) <= day }) else {
      return "\(date.year)年"
    }
    let number = date.year - era.from.year + 1
    return "\(era.name)\(number == 1 ? "元" : String(number))年"
  }
}
