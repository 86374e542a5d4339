import Foundation
@_spi(Gate) import Tables
import Testing

@Suite("A confidential value")
struct ConfidentialTests {
  private struct Holder {
    let name = Confidential("山田 花子")
    let birthYears = [Confidential(1995)]
  }

  private struct Failure: Error {
    let name = Confidential("山田 花子")
  }

  @Test("shows itself to nobody")
  func shows() {
    let holder = Holder()
    var dumped = ""
    dump(holder, to: &dumped)
    var printed = ""
    print(holder, holder.name, to: &printed)
    let texts = [
      printed, dumped, String(describing: holder), String(reflecting: holder), "\(holder)", "\(Failure())",
      String(describing: Optional(holder.name)), (Failure() as NSError).description,
    ]
    for text in texts { #expect(!text.contains("山田") && !text.contains("1995"), "\(text)") }
    #expect(Mirror(reflecting: holder.name).children.isEmpty)
  }

  @Test("is lent to the gate")
  func gate() { #expect(Confidential("山田").reveal { $0.count } == 2) }

  @Test("has no conformance by which it could get out")
  func conformances() {
    let value: Any = Confidential("山田")
    #expect(!(value is any Encodable))
    #expect(!(value is any Equatable))
    #expect(!(value is any Hashable))
    #expect(!(value is any Comparable))
    #expect(!(value is any LosslessStringConvertible))
  }
}
