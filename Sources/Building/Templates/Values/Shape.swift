/// The type of a ``Value``, known before any page is rendered.
public indirect enum Shape: Sendable {
  /// Text.
  case text
  /// Markup.
  case html
  /// An address.
  case url
  /// A condition.
  case flag
  /// A whole number.
  case number
  /// Values of one shape, in order.
  case list(Shape)
  /// Values with names.
  case record(Schema)
  /// A value that may be absent.
  case optional(Shape)

  /// What the shape is called in a diagnostic.
  var name: String {
    switch self {
    case .text: "text"
    case .html: "HTML"
    case .url: "URL"
    case .flag: "flag"
    case .number: "number"
    case .list: "list"
    case .record: "record"
    case .optional(let shape): "optional \(shape.name)"
    }
  }
}

/// The names that a record declares, with their shapes, in the order of their slots.
public struct Schema: Sendable {
  /// The names, by slot.
  public let names: [String]
  private let shapes: [Shape]
  private let slots: [String: Int]

  /// Declares names with their shapes; a name that is declared again replaces the earlier one.
  public init(_ fields: [(name: String, shape: Shape)]) {
    names = fields.map(\.name)
    shapes = fields.map(\.shape)
    slots = Dictionary(fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { _, last in last })
  }

  func field(_ name: String) -> (slot: Int, shape: Shape)? { slots[name].map { ($0, shapes[$0]) } }
}
