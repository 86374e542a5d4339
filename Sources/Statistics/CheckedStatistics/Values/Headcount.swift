import Tables

/// The persons in a cell of a table, and whether others can be told from them.
struct Headcount: Sendable, Hashable {
  let table: String
  let variables: [String]
  let members: [AxisMember]

  /// What one case has one value of, so that two values mean different people.
  private static let single: Set<String> = [
    "district", "route", "first-contact", "age-band", "household", "issue-count", "opened", "reopened", "closed",
  ]
  /// The state of the month in which support begins, which nobody has twice.
  private static let beginning = "new"

  /// Whether nobody can stand in both cells.
  func isDisjoint(from other: Headcount) -> Bool {
    guard table == other.table, members.count == other.members.count else { return false }
    for (variable, (a, b)) in zip(variables, zip(members, other.members))
    where Self.single.contains(variable) && a != b && a.level == b.level && !a.isTotal {
      return true
    }
    guard let state = variables.firstIndex(of: "state"), let time = variables.firstIndex(of: "month"),
      members[time].level == "month", other.members[time].level == "month"
    else { return false }
    let (mine, theirs) = (members[state], other.members[state])
    let (month, otherMonth) = (members[time].code, other.members[time].code)
    if month == otherMonth { return mine != theirs && !mine.isTotal && !theirs.isTotal }
    // Who begins in a later month was not there before.
    return month < otherMonth ? theirs.code == Self.beginning : mine.code == Self.beginning
  }
}
