public import Chronology
public import Codes
import Diagnostics
public import Tables

/// An axis with the way from the value of a case to its members.
public struct AxisIndex: Sendable {
  /// The members.
  public let axis: Axis
  /// What it distinguishes, or `nil` for an axis of one figure.
  public let variable: Variable?
  /// The code list of its members, if they are codes.
  public let list: CodeList?
  /// The members of each value.
  ///
  /// A code is found by its position in the list, a month by its distance from the first month of the period, a number
  /// by its distance from the first. A value without members does not belong to the axis.
  public let members: [[Int]]
  /// The first month, if its values are months.
  public let firstMonth: CalendarMonth?
  /// The numbers, if its values are numbers.
  public let numbers: ClosedRange<Int>
  /// Whether the last number stands for itself and all above.
  public let isOpenAbove: Bool

  /// The axis of a table that has only rows: everything belongs to its one member.
  static let single = AxisIndex(
    axis: .single, variable: nil, list: nil, members: [[0]], firstMonth: nil, numbers: 0...0, isOpenAbove: false)

  /// The members that a code has.
  public func members(ofCode position: Int) -> [Int] { members[position] }

  /// The members that a month has; none outside the period.
  public func members(of month: CalendarMonth) -> [Int] {
    guard let firstMonth else { return [] }
    let distance = firstMonth.distance(to: month)
    return members.indices.contains(distance) ? members[distance] : []
  }

  /// The members that a number has; none outside the range.
  public func members(ofNumber number: Int) -> [Int] {
    let index = (isOpenAbove ? min(number, numbers.upperBound) : number) - numbers.lowerBound
    return members.indices.contains(index) ? members[index] : []
  }
}
