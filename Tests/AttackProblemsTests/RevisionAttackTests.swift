@_spi(Suppression) import Tables
import TestSupport
import Testing

@testable import AttackProblems

@Suite("Figures held against those that stood before a correction")
struct RevisionAttackTests {
  private static let codes = ["a", "b", "c"]

  private func member(_ code: String, _ codes: [String], level: String = "code") -> AxisMember {
    AxisMember(code: code, label: code, level: level, covers: codes)
  }

  private func axis(_ variable: String, _ members: [AxisMember]) -> Axis {
    Axis(variable: variable, name: variable, title: variable, members: members)
  }

  private func table(
    _ id: String = "t", rows: Axis, columns: Axis = .single, where conditions: [String: [String]] = [:],
    _ figures: [Int?]
  ) -> PublishedTable {
    PublishedTable(
      id: id, title: id, unit: .persons, measure: "n", rows: rows, columns: columns, origin: .register, source: "架空",
      notes: [], breaks: [], scope: .init(period: "2022-04", conditions: conditions), choice: [],
      figures: figures.map { $0.map { .value($0) } ?? .hidden })
  }

  /// A table of three districts and their total; `nil` is hidden.
  private func districts(_ figures: [Int?], _ id: String = "t") -> PublishedTable {
    table(
      id, rows: axis("district", Self.codes.map { member($0, [$0]) } + [AxisMember.total.covering(Self.codes)]), figures
    )
  }

  private func telling(_ old: PublishedTable..., to new: PublishedTable...) -> [CellID] {
    RevisionAttack(from: old, to: new, threshold: 10).telling
  }

  @Test("tell of few people where a figure changes by few, up or down")
  func figures() {
    #expect(telling(districts([20, 30, 40, 90]), to: districts([21, 30, 40, 91])) == ["t[a]", "t[total]"])
    #expect(telling(districts([20, 30, 40, 90]), to: districts([21, 29, 40, 90])) == ["t[a]", "t[b]"])
    #expect(telling(districts([20, 30, 40, 90]), to: districts([30, 30, 40, 100])) == [])
    #expect(telling(districts([20, 30, 40, 90]), to: districts([20, 30, 40, 90])) == [])
  }

  @Test("tell of few people where two changes differ by few, or add up to few, whether a total is declared or not")
  func together() {
    #expect(telling(districts([20, 30, 40, nil]), to: districts([32, 19, 40, nil])) != [])
    #expect(telling(districts([50, 50, 50, nil]), to: districts([62, 74, 15, nil])) != [])
    #expect(telling(districts([20, 30, 40, 90]), to: districts([30, 41, 40, 111])) != [])
    #expect(telling(districts([20, 30, 40, 90]), to: districts([30, 40, 40, 110])) == [])
    #expect(telling(districts([20, 30, 40, nil]), to: districts([30, 20, 40, nil])) == [])
  }

  @Test("tell of few people where what is left for a hidden figure is small")
  func remainders() {
    #expect(telling(districts([20, nil, nil, 90]), to: districts([30, nil, nil, 101])) == ["t[total]"])
    #expect(telling(districts([20, nil, nil, 90]), to: districts([30, nil, nil, 100])) == [])
    #expect(telling(districts([20, nil, nil, 90]), to: districts([30, nil, nil, 110])) == [])
    // What is hidden from now on changes by nobody knows how much.
    #expect(telling(districts([20, 30, 40, 90]), to: districts([nil, nil, 40, 101])) == [])
  }

  @Test("are told apart by whom they count, whatever their tables are called")
  func names() {
    #expect(
      telling(districts([20, 30, 40, 90], "old"), to: districts([21, 30, 40, nil], "new")) == ["new[a]", "new[total]"])
    // One change under two names is one change.
    #expect(
      telling(
        districts([20, 30, 40, 90]), districts([20, 30, 40, 90], "u"),
        to: districts([30, 30, 40, 100]), districts([30, 30, 40, 100], "u")) == [])
  }

  @Test("are added up, so that a coarser table and a finer one tell what they tell together")
  func levels() {
    let coarse = axis("district", [member("ab", ["a", "b"], level: "group"), member("c", ["c"])])
    #expect(telling(districts([20, 30, 40, nil]), to: table("g", rows: coarse, [52, 40])) == ["g[ab]", "t[total]"])
    #expect(telling(table("g", rows: coarse, [50, 40]), to: districts([22, 30, 40, nil])) != [])
    #expect(telling(districts([20, 30, 40, nil]), to: table("g", rows: coarse, [60, 40])) == [])
  }

  @Test("leave nothing over for hidden ones in another table")
  func otherTables() {
    // The whole of one district, and by household: two households are hidden, the third is 10 more, the whole 12.
    let whole = districts([20, 30, 40, nil])
    let households = axis("household", ["x", "y", "z"].map { member($0, [$0]) })
    let own = table("h", rows: households, where: ["district": ["a"]], [nil, nil, 12])
    let later = table("h", rows: households, where: ["district": ["a"]], [nil, nil, 22])
    #expect(telling(whole, own, to: districts([32, 30, 40, nil]), later) != [])
    #expect(telling(whole, own, to: districts([30, 30, 40, nil]), later) == [])
    #expect(telling(whole, own, to: districts([40, 30, 40, nil]), later) == [])
  }

  @Test("are added up over both variables of a table of which some is hidden")
  func crossed() {
    let rows = axis("district", ["a", "b"].map { member($0, [$0]) })
    let columns = axis("household", ["x", "y"].map { member($0, [$0]) })
    let old = table(rows: rows, columns: columns, [50, 20, 20, nil])
    #expect(telling(old, to: table(rows: rows, columns: columns, [20, 30, 40, nil])) == [])
    #expect(telling(old, to: table(rows: rows, columns: columns, [19, 30, 40, nil])) != [])
  }

  @Test("tell of few people in none of several parts that no table lists together")
  func named() {
    func own(_ district: String, _ figure: Int) -> PublishedTable {
      table(district, rows: axis("household", [member("xy", ["x", "y"])]), where: ["district": [district]], [figure])
    }
    func all(_ figure: Int) -> PublishedTable {
      table("all", rows: axis("household", [member("xy", ["x", "y"])]), [figure])
    }
    #expect(telling(all(100), own("a", 30), own("b", 40), to: all(141), own("a", 50), own("b", 60)) != [])
    #expect(telling(all(100), own("a", 30), own("b", 40), to: all(140), own("a", 50), own("b", 60)) == [])
  }

  @Test("are held against figures of more months that go on from what was withdrawn")
  func longer() {
    func months(_ period: String, _ figures: [Int?]) -> PublishedTable {
      PublishedTable(
        id: "t", title: "t", unit: .persons, measure: "n", rows: axis("district", Self.codes.map { member($0, [$0]) }),
        columns: .single, origin: .register, source: "架空", notes: [], breaks: [],
        scope: .init(period: period, conditions: [:]), choice: [],
        figures: figures.map { $0.map { .value($0) } ?? .hidden })
    }
    let old = months("2022-04..2022-05", [30, 40, 50])
    #expect(telling(old, to: months("2022-04..2022-06", [31, 60, 70])) == ["t[a]"])
    #expect(telling(old, to: months("2022-04..2022-06", [30, 60, 70])) == [])
    #expect(telling(old, to: months("2022-04..2022-06", [45, 60, 70])) == [])
    // What stands still is held against later months by the attack on what stands.
    #expect(telling(old, to: old, months("2022-04..2022-06", [31, 60, 70])) == [])
  }
}
