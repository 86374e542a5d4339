import Chronology
import Diagnostics
import Testing

@testable import EngawaCommandLine

@Suite("The day that a machine knows of")
struct SurroundingsTests {
  private func id(epoch: String? = nil, clock: Double) -> String? {
    guard case .failure(let stop) = Surroundings.today(epoch: epoch, clock: clock) else { return nil }
    return stop.diagnostics.map(\.id).joined(separator: " ")
  }

  @Test("is the latest that it can be anywhere on earth")
  func day() throws {
    // 2022-12-31T12:00:00Z is the new year in Kiritimati.
    #expect(try Surroundings.today(epoch: nil, clock: 1_672_488_000).get() == CalendarDate(iso: "2023-01-01"))
    #expect(try Surroundings.today(epoch: "1672444799", clock: 0).get() == CalendarDate(iso: "2022-12-31"))
  }

  @Test("is none if the clock was never set, or SOURCE_DATE_EPOCH is no time")
  func unknown() {
    #expect(id(clock: 0) == "machine.clock")
    #expect(id(clock: -86_400 * 3650) == "machine.clock")
    #expect(id(clock: .infinity) == "usage.source-date-epoch")
    #expect(id(epoch: "12x", clock: 1_672_488_000) == "usage.source-date-epoch")
    #expect(id(epoch: "86400", clock: 1_672_488_000) == "usage.source-date-epoch")
  }
}
