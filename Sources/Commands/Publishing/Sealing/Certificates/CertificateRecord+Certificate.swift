import CaseRecords
import Chronology
import Codes
import TableDeclarations
import Tables
import Worlds

// From a certificate to its record, and back.

extension CertificateRecord.Content {
  /// - Parameters:
  ///   - sealing: the number of the sealing.
  ///   - tables: all published tables, each with the number of its sealing, in the order that places mean.
  init(
    _ certificate: Certificate, edition: String, sealing: Int, salt: String,
    _ tables: [(release: Int, table: PublishedTable)], _ variables: CaseVariables
  ) {
    var kinds = Kinds(variables)
    format = CertificateRecord.format
    (self.edition, self.sealing, self.salt) = (edition, sealing, salt)
    register = kinds.counted(certificate.people)
    worlds = certificate.worlds.map { world in
      CertificateRecord.World(
        without: kinds.counted(world.without), with: kinds.counted(world.with),
        shows: world.shows.map { shown in
          var (minus, codes, variable): (CertificateRecord.Cell?, [String]?, String?) = (nil, nil, nil)
          switch shown.part {
          case .cell(let part)?: minus = CertificateRecord.Cell(part, tables)
          case .codes(let names, let kind)?: (codes, variable) = (names, kind.rawValue)
          case nil: break
          }
          return CertificateRecord.Statement(
            cell: CertificateRecord.Cell(shown.cell, tables), minus: minus, codes: codes, variable: variable,
            atMost: shown.isAtMost ? shown.bound : nil, atLeast: shown.isAtMost ? nil : shown.bound)
        })
    }
    (histories, people) = (kinds.histories, kinds.people)
  }

  /// - Returns: `nil` if a code, a table or a place is not there.
  func certificate(_ tables: [(release: Int, table: PublishedTable)], _ variables: CaseVariables) -> Certificate? {
    let names = Names(self, tables, variables)
    let worlds = worlds.compactMap { world -> Certificate.World? in
      let shows = world.shows.compactMap(names.statement)
      guard let without = names.people(world.without), let with = names.people(world.with),
        shows.count == world.shows.count
      else { return nil }
      return Certificate.World(without: without, with: with, shows: shows)
    }
    guard let real = names.people(register), worlds.count == self.worlds.count else { return nil }
    return Certificate(people: real, worlds: worlds)
  }
}

/// What the names and places of a record mean.
private struct Names {
  private let tables: [(release: Int, table: PublishedTable)]
  private let places: [String: Int]
  private let profiles: [CaseProfile?]

  /// So many people may be named at a time: nobody leaves or comes who is not in the register.
  private let mostPeople: Int

  /// More people are in no register.
  private static let most = 1_000_000

  init(
    _ content: CertificateRecord.Content, _ tables: [(release: Int, table: PublishedTable)], _ variables: CaseVariables
  ) {
    self.tables = tables
    mostPeople = 2 * min(content.register.reduce(0) { $0 + min(max($1.last ?? 0, 0), Self.most) }, Self.most)
    places = Dictionary(
      tables.enumerated().map { ("\($1.release) \($1.table.id)", $0) }, uniquingKeysWith: { first, _ in first })
    let histories = content.histories.map { $0.value(variables.states) }
    profiles = content.people.map { person in
      guard histories.indices.contains(person.history) else { return nil }
      return histories[person.history].flatMap { person.value($0, variables) }
    }
  }

  /// People by the places of their kinds.
  func people(_ counted: [[Int]]) -> [CaseProfile]? {
    var all: [CaseProfile] = []
    for entry in counted {
      guard entry.count == 2, profiles.indices.contains(entry[0]), let profile = profiles[entry[0]],
        entry[1] > 0, entry[1] <= mostPeople - all.count
      else { return nil }
      all += Array(repeating: profile, count: entry[1])
    }
    return all
  }

  func statement(_ statement: CertificateRecord.Statement) -> Certificate.Shown? {
    guard let cell = place(statement.cell), let bound = statement.atMost ?? statement.atLeast else { return nil }
    var part: Certificate.Part?
    if let codes = statement.codes {
      guard let variable = statement.variable.flatMap(Variable.init) else { return nil }
      part = .codes(codes, of: variable)
    } else if let minus = statement.minus {
      guard let other = place(minus) else { return nil }
      part = .cell(other)
    }
    return Certificate.Shown(cell: cell, part: part, isAtMost: statement.atMost != nil, bound: bound)
  }

  private func place(_ cell: CertificateRecord.Cell) -> CellPlace? {
    guard let place = places["\(cell.sealing) \(cell.table)"],
      let row = tables[place].table.rows.members.firstIndex(where: { $0.code == cell.row }),
      let column = tables[place].table.columns.members.firstIndex(where: { $0.code == cell.column })
    else { return nil }
    return CellPlace(table: place, row: row, column: column)
  }
}

/// Everybody who is alike once, with codes.
private struct Kinds {
  private(set) var histories: [CertificateRecord.History] = []
  private(set) var people: [CertificateRecord.Person] = []
  private var placesOfHistories: [SupportHistory: Int] = [:]
  private var places: [CaseProfile: Int] = [:]
  private let variables: CaseVariables

  init(_ variables: CaseVariables) { self.variables = variables }

  /// The place of each kind of people, and how many there are, in order.
  mutating func counted(_ profiles: [CaseProfile]) -> [[Int]] {
    var counts: [Int: Int] = [:]
    for profile in profiles { counts[place(of: profile), default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }.map { [$0.key, $0.value] }
  }

  private mutating func place(of profile: CaseProfile) -> Int {
    if let place = places[profile] { return place }
    let history = placesOfHistories[profile.support] ?? histories.count
    if history == histories.count {
      placesOfHistories[profile.support] = history
      histories.append(.init(profile.support, variables.states))
    }
    places[profile] = people.count
    people.append(.init(profile, history: history, variables))
    return people.count - 1
  }
}

extension CertificateRecord.Cell {
  fileprivate init(_ place: CellPlace, _ tables: [(release: Int, table: PublishedTable)]) {
    let (sealing, table) = tables[place.table]
    self.init(
      sealing: sealing, table: table.id, row: table.rows.members[place.row].code,
      column: table.columns.members[place.column].code)
  }
}

extension CertificateRecord.History {
  fileprivate init(_ history: SupportHistory, _ states: CodeList) {
    self.init(
      opened: history.opened.iso, reopened: history.reopened.map(\.iso), closed: history.closed.map(\.iso),
      states: Dictionary(
        history.months.map { ($0.month.iso, states.codes[$0.state].code) }, uniquingKeysWith: { first, _ in first }))
  }

  fileprivate func value(_ list: CodeList) -> SupportHistory? {
    let (begins, ends) = (reopened.compactMap(CalendarDate.init(iso:)), closed.compactMap(CalendarDate.init(iso:)))
    let months = states.compactMap { month, state -> Case.MonthState? in
      guard let month = CalendarMonth(iso: month), let state = list.position(of: state) else { return nil }
      return Case.MonthState(month: month, state: state)
    }
    guard let opened = CalendarDate(iso: opened), begins.count == reopened.count, ends.count == closed.count,
      months.count == states.count
    else { return nil }
    return SupportHistory(opened: opened, reopened: begins, closed: ends, months: months.sorted { $0.month < $1.month })
  }
}

extension CertificateRecord.Person {
  fileprivate init(_ profile: CaseProfile, history: Int, _ variables: CaseVariables) {
    self.init(
      district: variables.districts.codes[profile.district].code, route: variables.routes.codes[profile.route].code,
      firstContact: variables.firstContacts.codes[profile.firstContact].code,
      ageBand: variables.ageBands.codes[profile.ageBand].code,
      household: variables.households.codes[profile.household].code,
      issues: profile.issues.map { variables.issues.codes[$0].code }, history: history)
  }

  fileprivate func value(_ support: SupportHistory, _ variables: CaseVariables) -> CaseProfile? {
    let issues = issues.compactMap(variables.issues.position(of:))
    guard let district = variables.districts.position(of: district), let route = variables.routes.position(of: route),
      let firstContact = variables.firstContacts.position(of: firstContact),
      let ageBand = variables.ageBands.position(of: ageBand),
      let household = variables.households.position(of: household), issues.count == self.issues.count
    else { return nil }
    return CaseProfile(
      district: district, route: route, firstContact: firstContact, ageBand: ageBand, household: household,
      issues: issues.sorted(), support: support)
  }
}
