public import Diagnostics

/// A service of the support system that wards report on (重層的支援体制整備事業).
///
/// Source: 社会福祉法 第106条の4第2項, in the order of its items.
public enum WelfareService: String, CaseIterable, Sendable {
  case consultation, participation, community, outreach, coordination
  case supportPlan = "support-plan"

  /// The name of the service as the law's item is called by wards.
  public var title: Message {
    switch self {
    case .consultation: Message(en: "comprehensive consultation", ja: "包括的相談支援事業")
    case .participation: Message(en: "support for participation", ja: "参加支援事業")
    case .community: Message(en: "building community", ja: "地域づくり事業")
    case .outreach: Message(en: "continued support by outreach", ja: "アウトリーチ等を通じた継続的支援事業")
    case .coordination: Message(en: "coordination of agencies", ja: "多機関協働事業")
    case .supportPlan: Message(en: "support plans", ja: "支援プランの作成")
    }
  }

  /// The number of the item in the law.
  public var item: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
}
