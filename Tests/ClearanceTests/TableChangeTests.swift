@_spi(Clearance) import Disclosure
import Testing

@testable import Clearance

@Suite("The change from one version of a table to the next")
struct TableChangeTests {
  private static let codes = ["a", "b", "c"]

  /// A table of three districts and their total; `nil` is hidden.
  private func table(_ figures: [Int?]) -> PublishedTable {
    PublishedTable(
      id: "t", title: "t", unit: .persons, measure: "n",
      rows: Axis(
        variable: "district", name: "district", title: "地区",
        members: Self.codes.map { AxisMember(code: $0, label: $0, level: "code", covers: [$0]) } + [
          AxisMember.total.covering(Self.codes)
        ]), columns: .single, origin: .register, source: "架空", notes: [], breaks: [],
      scope: .init(period: "2022-04", conditions: [:]), choice: [],
      figures: figures.map { $0.map { .value($0) } ?? .hidden })
  }

  private func small(_ old: [Int?], _ new: [Int?]) -> [String] { TableChange(table(old), table(new)).small(10) }

  @Test("tells of few people where a figure changes by few, up or down")
  func figures() {
    #expect(small([20, 30, 40, 90], [21, 30, 40, 91]) == ["t[a]", "t[total]"])
    #expect(small([20, 30, 40, 90], [21, 29, 40, 90]) == ["t[a]", "t[b]"])
    #expect(small([20, 30, 40, 90], [30, 30, 40, 100]) == [])
    #expect(small([20, 30, 40, 90], [20, 30, 40, 90]) == [])
  }

  @Test("tells of few people where two changes differ by few, or add up to few, whether a total is declared or not")
  func together() {
    func telling(_ old: [Int?], _ new: [Int?]) -> Bool {
      !TableChange.telling([TableChange(table(old), table(new))], 10).isEmpty
    }
    #expect(telling([20, 30, 40, nil], [32, 19, 40, nil]))
    #expect(telling([50, 50, 50, nil], [62, 74, 15, nil]))
    #expect(telling([20, 30, 40, 90], [30, 41, 40, 111]))
    #expect(!telling([20, 30, 40, 90], [30, 40, 40, 110]))
    #expect(!telling([20, 30, 40, nil], [30, 20, 40, nil]))
  }

  @Test("takes figures away and leaves what is hidden as it is")
  func withdrawing() {
    let standing = table([20, nil, 40, 90]).withdrawing(["t[a]", "t[b]"])
    #expect(standing.figures == [.missing, .hidden, .value(40), .value(90)])
  }

  @Test("tells of few people where what is left for a hidden figure is small")
  func remainders() {
    #expect(small([20, nil, nil, 90], [30, nil, nil, 101]) == ["t[total]"])
    #expect(small([20, nil, nil, 90], [30, nil, nil, 100]) == [])
    #expect(small([20, nil, nil, 90], [30, nil, nil, 110]) == [])
    // A figure that is hidden from now on changes by nobody knows how much.
    #expect(small([20, 30, 40, 90], [nil, nil, 40, 101]) == [])
  }
}
