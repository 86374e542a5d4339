public import Diagnostics

/// Something told as data in a fenced block: ```` ```chart ````, ```` ```diagram ````, ```` ```table ```` or ```` ```links ````.
public struct FigureBlock: Sendable {
  /// What stands behind the fence.
  public let kind: Kind
  /// The data, with the lines of the file in front of them left empty, so that places are those of the file.
  public let source: SourceText
  /// Where the fence stands.
  public let place: Place
  /// Which of its series it is in the text, counted from 1.
  public let number: Int
  /// The name that its author gave it, if any.
  public let name: String?
  /// The room that it has on its slide; `nil` where it stands in a text.
  public let room: SlideRoom?

  /// The anchor at which it is found.
  public var anchor: String {
    name.map { FigureAnchor(series: kind.series, name: $0).text } ?? "\(kind.series.rawValue)-\(number)"
  }

  /// What such a block tells.
  public enum Kind: String, Sendable, CaseIterable {
    /// A chart of a table.
    case chart
    /// A diagram of a support model.
    case diagram
    /// A table of figures.
    case table
    /// Ways to go from here, with a sign each.
    case links
    /// What a course does from beginning to end.
    case plan

    /// What it is counted with.
    public var series: FigureSeries {
      switch self {
      case .chart, .diagram: .figure
      case .table: .table
      case .links: .links
      case .plan: .plans
      }
    }
  }
}
