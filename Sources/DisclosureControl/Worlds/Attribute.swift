import CaseRecords
import TableDeclarations

/// What two people can differ in that tables count.
///
/// A statistic is a product of one factor for each of them, which is what makes the search for worlds possible.
enum Attribute: Int, CaseIterable {
  case district, route, firstContact, ageBand, household, issues, support

  /// The attributes that are one code of a list, with the variable of tables that asks about it.
  static let coded: [(attribute: Attribute, variable: Variable)] = [
    (.district, .district), (.route, .route), (.firstContact, .firstContact), (.ageBand, .ageBand),
    (.household, .household),
  ]

  /// The code that a profile has of it; `nil` where it is no code.
  func code(of profile: CaseProfile) -> Int? {
    switch self {
    case .district: profile.district
    case .route: profile.route
    case .firstContact: profile.firstContact
    case .ageBand: profile.ageBand
    case .household: profile.household
    case .issues, .support: nil
    }
  }
}

/// A kind of people whom no attribute tells apart: the place of each of their values among those of the attribute.
///
/// A vector of eight numbers can be compared and hashed without memory of its own; the eighth is not used.
typealias PersonType = SIMD8<Int32>

extension PersonType {
  subscript(_ attribute: Attribute) -> Int {
    get { Int(self[attribute.rawValue]) }
    set { self[attribute.rawValue] = Int32(newValue) }
  }
}
