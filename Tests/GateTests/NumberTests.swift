import Tables
import Testing

@testable import Gate

@Suite("Digits, and numbers as people write them")
struct NumberTests {
  @Test("keep their zeros in front, and are joined and taken apart by places")
  func places() {
    #expect(Digits(in: "080") != Digits(in: "80"))
    #expect(Digits(in: "03-1234") + Digits(in: "(0056)") == Digits(in: "0312340056"))
    let digits = Digits(in: "0000012")
    #expect((0..<7).map { digits[$0] } == [0, 0, 0, 0, 0, 1, 2])
    #expect(digits.dropFirst(5) == Digits(in: "12"))
    #expect(digits.dropFirst(7).isEmpty)
    #expect(digits.leading(6) == 1)
    #expect(Digits(in: "12").withZero == Digits(in: "012"))
    #expect([0, 9, 10, 99].map { Digits(of: $0) } == ["0", "9", "10", "99"].map { Digits(in: $0) })
  }

  @Test("are dialled with a zero where they begin with the code of Japan")
  func national() {
    #expect(Digits(in: "818012345678").national == Digits(in: "08012345678"))
    #expect(Digits(in: "81 080 1234 5678").national == Digits(in: "08012345678"))
    #expect(Digits(in: "08012345678").national == nil)
    #expect(Digits(in: "81").national == nil)
  }

  @Test("are the same however they are written, and nothing where 十 stands among several digits")
  func written() {
    func digits(_ text: String) -> Digits? {
      var number = WrittenNumber()
      for scalar in text.unicodeScalars { number.append(scalar.value) }
      return number.digits
    }
    let expected = [
      "18": "18", "一八": "18", "十八": "18", "十": "10", "二十": "20", "四十三": "43", "〇三": "03", "元": "1", "〇十": "0",
    ]
    for (text, number) in expected { #expect(digits(text) == Digits(in: number), "\(text)") }
    for text in ["", "十十", "一二十", "十一二"] { #expect(digits(text) == nil, "\(text)") }
    // What is too long to be looked for is read without an overflow.
    #expect(digits(String(repeating: "9", count: 40))?.count == 24)
  }
}

@Suite("Fragments of notes")
struct FragmentTests {
  private static let note = "窓辺ニ置イタ鉢植エモ枯レタノヲ気ニシテイル"
  private static let gate = Gate(
    [Secret(record: "R4-0001", .note(Confidential(Self.note)))], contacts: ContactList(), isPublic: true)

  private static func columns(_ text: String) -> [Int?] {
    gate.hits(in: "page.txt", Array(text.utf8)).map(\.column)
  }

  @Test("of twelve letters are found wherever they begin, in the note and in the text; of eleven, nothing")
  func placesOfFragments() {
    let letters = Array(Self.note)
    for start in 0...letters.count - Fragments.length {
      let fragment = String(letters[start..<start + Fragments.length])
      for before in 0...Fragments.length {
        let front = String(repeating: "晴", count: before)
        #expect(Self.columns("\(front)\(fragment)晴晴晴晴晴晴") == [before + Fragments.length], "\(start) \(before)")
        #expect(Self.columns("\(front)\(fragment.dropLast())晴晴晴晴晴晴").isEmpty, "\(start) \(before)")
      }
    }
  }

  @Test("are found behind parts of the note that are too short")
  func afterParts() {
    let letters = Array(Self.note)
    let text = "\(String(letters[3..<12]))晴\(String(letters[0..<7]))、\(String(letters[7..<13]))"
    #expect(Self.columns(text) == [9 + 1 + 7 + 1 + 5])
  }
}
