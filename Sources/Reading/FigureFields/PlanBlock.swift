public import Diagnostics
import Fields

/// What a course does from beginning to end, as an author plans it.
public struct PlanBlock: Sendable {
  /// When it begins, in minutes since midnight.
  public let start: Int
  /// What is done, in order.
  public let items: [Item]

  /// Something that is done.
  public struct Item: Sendable {
    /// How long it takes.
    public let minutes: Int
    /// What it is called.
    public let title: String
    /// What participants can do afterwards.
    public let aim: String?
    /// The page that is used: a deck, a worksheet, a case.
    public let page: PlacedName?
    /// What has to be there besides.
    public let materials: [String]
  }

  /// When an item begins and ends, in minutes since midnight, for each item.
  public var times: [(begin: Int, end: Int)] {
    var begin = start
    return items.map { item in
      defer { begin += item.minutes }
      return (begin, begin + item.minutes)
    }
  }

  /// Reads a plan from YAML.
  ///
  /// - Parameter start: where the block begins, for what is not there.
  public static func read(_ source: SourceText, start: Place.Position) -> Reviewed<PlanBlock?> {
    var diagnostics: [Diagnostic] = []
    let pairs = YAMLReader.mapping(0..<source.bytes.count, of: source).unwrapped(into: &diagnostics)
    if pairs.isEmpty, diagnostics.haveErrors { return Reviewed(nil, diagnostics) }
    var reader = FieldReader(pairs, of: source, start: start)
    let begin = reader.required("start", .timeOfDay)
    let items = reader.required("items", .list(.planItem))
    diagnostics += reader.finish()
    guard let begin, let items, !diagnostics.haveErrors else { return Reviewed(nil, diagnostics) }
    let plan = PlanBlock(start: begin, items: items)
    if let end = plan.times.last?.end, end > 24 * 60 {
      return Reviewed(nil, diagnostics + [.pastMidnight(at: source.place(start))])
    }
    return Reviewed(plan, diagnostics)
  }
}

extension FieldType where Value == Int {
  /// A time of day in minutes since midnight.
  fileprivate static let timeOfDay = FieldType(
    expected: Message(en: "a time such as 9:30", ja: "9:30 のような時刻")
  ) { node, _ in
    guard case .scalar(let text, _) = node.content, let match = text.wholeMatch(of: #/(\d{1,2}):(\d{2})/#),
      let hour = Int(match.1), let minute = Int(match.2), hour < 24, minute < 60
    else { return nil }
    return 60 * hour + minute
  }

  /// How long something takes.
  fileprivate static let minutes = FieldType(
    expected: Message(en: "minutes, from 1 to 480", ja: "1から480までの分")
  ) { node, context in
    guard let number = FieldType<Int>.number.parse(node, &context), (1...480).contains(number) else { return nil }
    return number
  }
}

extension FieldType where Value == PlanBlock.Item {
  fileprivate static let planItem = FieldType(
    expected: Message(en: "a set of keys with 'minutes' and 'title'", ja: "minutes と title のあるキーの集まり")
  ) { node, context in
    guard case .mapping(let pairs) = node.content else { return nil }
    var reader = FieldReader(pairs, of: context.source, start: node.position)
    let minutes = reader.required("minutes", .minutes)
    let title = reader.required("title", .text)
    let aim = reader.optional("aim", .text)
    let page = reader.optional("page", .named)
    let materials = reader.optional("materials", .list(.text)) ?? []
    context.diagnostics += reader.finish()
    guard let minutes, let title else { return nil }
    return PlanBlock.Item(minutes: minutes, title: title, aim: aim, page: page, materials: materials)
  }
}

extension Diagnostic {
  static func pastMidnight(at place: Place) -> Self {
    Self(
      "plan.past-midnight", at: place,
      Message(en: "the plan goes on past midnight", ja: "予定が、夜の12時を過ぎています"),
      hint: Message(en: "begin earlier, or shorten what is done", ja: "始まりを早くするか、時間を短くしてください"))
  }
}
