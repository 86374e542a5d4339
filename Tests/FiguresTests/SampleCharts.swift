@testable import Figures

/// Charts of every kind and every strange shape, all made up.
enum SampleCharts {
  static let words = ChartWords([
    "unit": "単位: {unit}", "base": "全体は{number}です。", "hidden": "非公表", "missing": "元の資料に数がありません",
    "total": "合計は、", "empty": "示す数がありません。", "kind-bar": "棒グラフ", "kind-stacked": "積み上げ棒グラフ", "kind-line": "折れ線グラフ",
    "kind-histogram": "柱状グラフ", "kind-multiples": "小さな棒グラフの組", "kind-pyramid": "左右に分けた棒グラフ", "kind-tiles": "タイル地図",
    "what": "{kind}。単位は{unit}。", "range": "最も多いのは{highest}の{most}、最も少ないのは{lowest}の{least}です。",
    "range-shown": "公表した数のうち、最も多いのは{highest}の{most}、最も少ないのは{lowest}の{least}です。",
    "same-shown": "公表した数は、どれも{number}です。", "single-shown": "公表した数は、{label}の{number}です。",
    "same": "どれも{number}です。", "single": "{label}が{number}です。", "of": "{label}: ",
    "rise": "{subject}{start}の{first}から{end}の{last}へ増えています。",
    "fall": "{subject}{start}の{first}から{end}の{last}へ減っています。", "hidden-more": "ほかに非公表の数",
    "hidden-count": "非公表の数が{count}個あります。",
    "missing-count": "元の資料にない数が{count}個あります。", "more": "ほかの系列は表をご覧ください。", "others": "ほか",
  ])

  static func chart(
    _ kind: Chart.Kind, _ title: String, _ labels: [String], _ series: [(String, [Int?])], hidden: Set<Int> = [],
    totals: [Int?] = [], highlight: Int? = nil, base: Int? = nil,
    waters: [Chart.Side: String] = [:]
  ) -> Chart {
    var number = 0
    func datum(_ value: Int?) -> Chart.Datum {
      defer { number += 1 }
      return Chart.Datum(
        hidden.contains(number) ? .hidden : value.map { .value($0) } ?? .missing, cell: "c\(number)")
    }
    return Chart(
      kind: kind, title: title, counter: "人", unit: "人（実人数）", base: base,
      isOverTime: kind == .line || kind == .stacked,
      categories: labels.enumerated().map { .init(label: $1, isHighlighted: $0 == highlight) },
      series: series.map { .init(label: $0.0, data: $0.1.map(datum)) }, totals: totals.map(datum), waters: waters,
      words: words)
  }

  static let months = (4...12).map { "2022年\($0)月" }
  static let districts = ["調布", "大森", "蒲田", "糀谷羽田"]

  static let all: [(name: String, chart: Chart)] = [
    ("bar", chart(.bar, "地区別", districts, [("", [66, 52, 48, 42])], highlight: 1, base: 208)),
    (
      "bar-hidden",
      chart(
        .bar, "課題別", ["生活困窮", "精神の不調", "住まいの困りごと（立ち退き・家賃・手続き）", "ひきこもり", "その他"],
        [("", [93, 61, 24, 0, nil])], hidden: [2])
    ),
    (
      "stacked",
      chart(
        .stacked, "対象者", months,
        [
          ("新規", [23, 33, 13, 17, 18, 11, 16, 17, 5]), ("継続", [40, 50, 70, 80, 85, 101, 120, 128, 150]),
          ("相談時対応", [14, 20, 27, 30, 42, 51, 49, 57, 53]),
        ], totals: [77, 103, 110, 127, 145, 163, 185, 202, 208])
    ),
    (
      "stacked-hidden",
      chart(
        .stacked, "対象者", ["第1四半期", "第2四半期", "第3四半期"],
        [("新規", [69, 46, 38]), ("再開", [3, 12, 14]), ("継続", [54, 110, 163])], hidden: [3], totals: [126, nil, 215])
    ),
    ("line", chart(.line, "相談の数", months, [("", [77, 110, 123, 140, nil, 169, 185, 202, 208])])),
    (
      "lines",
      chart(
        .line, "地区別の月ごとの数", months,
        [
          ("調布", [20, 22, 25, 30, 31, 33, 40, 45, 50]), ("大森", [20, 23, 25, 29, 32, 36, 41, 44, 49]),
          ("蒲田", [18, 19, 14, 12, 15, 20, 22, 24, 25]), ("糀谷羽田", [10, 11, 13, 14, 16, 12, 13, 15, 18]),
        ], hidden: [20])
    ),
    (
      "histogram",
      chart(.histogram, "課題の数", (1...7).map { "\($0)個" }, [("", [39, 64, 52, 30, 12, 10, 4])], hidden: [6], base: 163)
    ),
    (
      "multiples",
      chart(
        .multiples, "年代別・地区別", ["20代以下", "30〜50代", "60〜70代", "80代以上"],
        [
          ("調布", [12, 20, 25, 9]), ("大森", [10, 12, 20, 10]), ("蒲田", [4, 16, 18, 14]), ("糀谷羽田", [10, 12, 10, 10]),
        ], hidden: [8, 9])
    ),
    (
      "pyramid",
      chart(
        .pyramid, "家族と本人", ["20代以下", "30〜50代", "60〜70代", "80代以上"],
        [("本人から", [12, 20, 25, 9]), ("家族から", [10, 32, 5, nil])],
        hidden: [6])
    ),
    ("tiles", chart(.tiles, "地区別の活動", districts, [("", [22, 14, 7, 4])])),
    (
      "tiles-waters",
      chart(
        .tiles, "地区別の活動", districts, [("", [22, 14, 7, 4])],
        waters: [.north: "北の川", .east: "東京湾", .south: "多摩川", .west: "西の丘の池"])
    ),
    ("tiles-hidden", chart(.tiles, "地区別の活動", districts, [("", [22, 14, 7, 0])], hidden: [2])),
    ("empty", chart(.bar, "空", [], [("", [])])),
    ("one-point", chart(.line, "一つ", ["2022年4月"], [("", [12])])),
    ("all-zero", chart(.bar, "すべて0", districts, [("", [0, 0, 0, 0])])),
    ("all-hidden", chart(.histogram, "すべて非公表", ["1個", "2個"], [("", [1, 2])], hidden: [0, 1])),
    (
      "long-label",
      chart(
        .bar, "長い名前",
        ["重層的支援体制整備事業の実施に伴い新しく始めた参加支援の取り組みに加わった人の数で年度の終わりに数えたもの", "Supercalifragilisticexpialidocious-and-more-words"],
        [("", [30, 12])])
    ),
    ("many", chart(.bar, "多くの項目", (1...200).map { "項目\($0)" }, [("", (1...200).map { ($0 * 37) % 101 })])),
    ("negative", chart(.bar, "前の年との差", districts, [("", [12, -8, 0, -21])])),
    ("huge", chart(.bar, "大きな数", ["国", "都"], [("", [125_000_000, 14_000_000])])),
    (
      "line-highlight",
      chart(.line, "相談の数", months, [("", [77, 110, 123, 140, 150, 169, 185, 202, 208])], highlight: 5)
    ),
    (
      "multiples-highlight",
      chart(.multiples, "年代別", ["20代以下", "30〜50代"], [("調布", [12, 20]), ("大森", [10, 12])], highlight: 1)
    ), ("negative-line", chart(.line, "前の月との差", months, [("", [3, -4, 10, 2, -8, 0, 5, 1, -2])])),
  ]
}
