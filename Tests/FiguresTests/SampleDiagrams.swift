@testable import Figures

/// Diagrams of every kind, with few words and with many.
enum SampleDiagrams {
  static let roles: [Diagram.Node] = [
    .init(label: "① 把握する", link: "outreach.html"), .init(label: "② つなぐ"),
  ]

  static let all: [(name: String, diagram: Diagram)] = [
    (
      "wheels",
      Diagram(
        title: "支援の両輪",
        shape: .wheels(
          [
            .init(label: "課題解決型支援", text: "サービスや給付を届ける", items: [.init(label: "⑤ サービスを創る", link: "service.html")]),
            .init(
              label: "伴走型支援", text: "長い期間にわたって関わり続ける",
              items: [.init(label: "③ 参加づくり", text: "住民が見守る"), .init(label: "④ 専門職として伴走支援")]),
          ], between: roles, base: [.init(label: "⑥ 支え合いの地域づくり")]))
    ),
    (
      "layers",
      Diagram(
        title: "氷山の構造",
        shape: .layers(
          [.init(label: "課題を解決する働き"), .init(label: "参加支援", text: "新しい活動"), .init(label: "地域づくり", link: "c.html")],
          above: 2, line: "水面"))
    ),
    (
      "vectors",
      Diagram(
        title: "2＋参加",
        shape: .vectors(
          [.init(label: "地域支援", text: "個人が入っていきにくい地域に対する働きかけ"), .init(label: "個別支援")],
          joining: .init(label: "参加支援", text: "地域の活動に加わる")))
    ),
    (
      "venn",
      Diagram(
        title: "三つの重なり",
        shape: .venn(
          [.init(label: "地域支援"), .init(label: "個別支援", text: "一人ひとりへ"), .init(label: "参加支援", link: "p.html")],
          center: .init(label: "一体的に進める")))
    ),
    (
      "network",
      Diagram(
        title: "一人を囲む機関",
        shape: .network(
          center: .init(label: "困りごとのある人"),
          groups: [
            .init(label: "暮らし", items: [.init(label: "福祉事務所", link: "w.html"), .init(label: "生活困窮者自立相談支援機関")]),
            .init(label: "こころ", items: [.init(label: "保健師")]), .init(label: "会議", items: [.init(label: "支援会議")]),
          ]))
    ),
    (
      "flow",
      Diagram(
        title: "相談から伴走まで",
        shape: .flow((1...5).map { .init(label: "段階\($0)", text: "この段階ですることを短く書きます") }))
    ),
    (
      "parts",
      Diagram(
        title: "六つの役割",
        shape: .parts(
          (1...5).map { .init(label: "役割\($0)", text: "社協がすること") }, base: [.init(label: "土台", link: "b.html")]))
    ),
  ]
}
