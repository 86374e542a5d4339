import Chronology
import Tables
import Testing

@testable import Gate

@Suite("Digits, and numbers as people write them")
struct NumberTests {
  @Test("keep their zeros in front, and are joined and taken apart by places")
  func places() {
    #expect(Digits(digitsIn: "080") != Digits(digitsIn: "80"))
    #expect(Digits(digitsIn: "03-1234") + Digits(digitsIn: "(0056)") == Digits(digitsIn: "0312340056"))
    let digits = Digits(digitsIn: "0000012")
    #expect((0..<7).map { digits[$0] } == [0, 0, 0, 0, 0, 1, 2])
    #expect(digits.dropFirst(5) == Digits(digitsIn: "12"))
    #expect(digits.dropFirst(7).isEmpty)
    #expect(digits.leading(6) == 1)
    #expect(Digits(digitsIn: "12").withLeadingZero == Digits(digitsIn: "012"))
    #expect(Digits(number: .max).count == 20 && Digits(number: 9_999_999_999_999_999_999).count == 19)
    #expect([0, 9, 10, 99].map { Digits(number: $0) } == ["0", "9", "10", "99"].map { Digits(digitsIn: $0) })
  }

  @Test("are dialled with a zero where they begin with the code of Japan")
  func national() {
    #expect(Digits(digitsIn: "818012345678").national == Digits(digitsIn: "08012345678"))
    #expect(Digits(digitsIn: "81 080 1234 5678").national == Digits(digitsIn: "08012345678"))
    #expect(Digits(digitsIn: "08012345678").national == nil)
    #expect(Digits(digitsIn: "81").national == nil)
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
    for (text, number) in expected { #expect(digits(text) == Digits(digitsIn: number), "\(text)") }
    for text in ["", "十十", "一二十", "十一二"] { #expect(digits(text) == nil, "\(text)") }
    // What is too long to be looked for is read without an overflow.
    #expect(digits(String(repeating: "9", count: 40))?.count == 24)
  }
}

@Suite("Numbers of a register on a page")
struct KnownNumberTests {
  @Test(
    "are found in every way of dialling, however the register writes them",
    arguments: [
      ("+81-80-3555-2842", ["080-3555-2842", "08035552842", "818035552842", "+81 80 3555 2842", "8035552842"]),
      ("+81 080 3555 2842", ["080-3555-2842", "818035552842"]),
      ("080 3555 2842", ["080-3555-2842", "+81-80-3555-2842"]),
      ("03 3777 2842", ["03-3777-2842", "3777-2842", "+81 3 3777 2842"]),
      ("+81 3 3777 2842", ["03-3777-2842", "(3777)2842", "0337772842"]),
      ("3777-2842", ["03-3777-2842", "3777-2842", "3777の2842"]),
      ("03-3777-2842 080-3555-2842", ["3777-2842", "08035552842"]), ("03-3777-2842　080-3555-2842", ["0337772842"]),
    ])
  func phones(register: String, pages: [String]) {
    let gate = Gate(
      [Secret(record: "R4-0001", .phone(Confidential(register)))], contacts: ContactList(), isPublic: false)
    for page in pages {
      #expect(gate.hits(in: "page.txt", Array("電話は\(page)です".utf8)).map(\.rule) == [.phone], "\(page)")
    }
    for page in ["03-3777-2843", "3555-2842-1", "8180355528421"] {
      #expect(gate.hits(in: "page.txt", Array("電話は\(page)です".utf8)).isEmpty, "\(page)")
    }
  }

  @Test(
    "of telephones are found without the code of the area also if the register has them in one piece",
    arguments: ["0337331234", "337331234", "81337331234", "03-37331234", "033733-1234"])
  func pieces(register: String) {
    let gate = Gate(
      [Secret(record: "R4-0001", .phone(Confidential(register)))], contacts: ContactList(), isPublic: false)
    for page in ["3733-1234", "３７３３−１２３４", "03-3733-1234"] {
      #expect(gate.hits(in: "page.txt", Array("電話は\(page)です".utf8)).map(\.rule) == [.phone], "\(page)")
    }
    for page in ["3733-1235", "33-1234", "2022-1234"] {
      #expect(gate.hits(in: "page.txt", Array("番号は\(page)です".utf8)).isEmpty, "\(page)")
    }
  }

  @Test("of telephones that are none are told, without the number, so that somebody mends the record")
  func unsearched() {
    let numbers = [
      "3733-1234", "080-0000-428", "12", "03-1234-5678 内線12", "なし", "090-0000-0000 080-0000-0000", "080-0000-42800",
    ]
    let secrets = numbers.enumerated().map { Secret(record: "R4-000\($0)", .phone(Confidential($1))) }
    #expect(
      Gate(secrets, contacts: ContactList(), isPublic: false).unsearched
        == ["R4-0001", "R4-0002", "R4-0006"])
  }

  @Test("in a note are no telephone numbers where they are postal codes or years")
  func notes() {
    let note = Secret(record: "R4-0001", .note(Confidential("〒144-0051の家。2022-2023年度の支援。電話は03-3733-1234。\n")))
    let gate = Gate([note], contacts: ContactList(), isPublic: false)
    for page in ["〒144-0051 大田区", "2022-2023年度"] {
      #expect(gate.hits(in: "page.txt", Array(page.utf8)).isEmpty, "\(page)")
    }
    #expect(gate.hits(in: "page.txt", Array("電話は3733-1234".utf8)).map(\.rule) == [.phone])
  }

  @Test(
    "of the council may stand on pages in every way of dialling, however they are written down",
    arguments: ["+81-3-1234-5678", "+81 (0)3 1234 5678", "03-1234-5678", "0312345678"])
  func contacts(written: String) {
    let gate = Gate([], contacts: ContactList(phones: [written]), isPublic: true)
    for page in ["03-1234-5678", "03(1234)5678", "0312345678", "+81-3-1234-5678", "+81 3 1234 5678", "+81312345678"] {
      #expect(gate.hits(in: "page.txt", Array("電話は\(page)です".utf8)).isEmpty, "\(page)")
    }
    for page in ["03-1234-5679", "+81-3-1234-5679", "06-1234-5678"] {
      #expect(gate.hits(in: "page.txt", Array("電話は\(page)です".utf8)).map(\.rule) == [.anyPhone], "\(page)")
    }
  }

  @Test("are found behind a long list of other days")
  func long() throws {
    let day = try #require(CalendarDate(year: 1969, month: 6, day: 28))
    let gate = Gate(
      [Secret(record: "R4-0001", .birthDate(Confidential(day)))], contacts: ContactList(), isPublic: false)
    let days = String(repeating: "1 jan 2022, 3 may 2021\n", count: 50)
    for written in ["28 June 1969", "1969-06-28", "昭和四十四年六月二十八日"] {
      #expect(gate.hits(in: "page.txt", Array("\(days)\(written)".utf8)).map(\.rule) == [.birthDate], "\(written)")
    }
    #expect(gate.hits(in: "page.txt", Array(days.utf8)).isEmpty)
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

  @Test("are found far down a page, with digits in them, and not over the end of a paragraph or a file")
  func far() {
    let digits = "三月二十五日ニ窓辺ノ鉢植エヲ置イタ"
    let gate = Gate(
      [Secret(record: "R4-0001", .note(Confidential(digits)))], contacts: ContactList(), isPublic: true)
    var reader = GateReader(gate)
    let far = String(repeating: "晴", count: 205)
    func hits(_ text: String) -> [Gate.Hit] {
      reader.hits(in: "page.html", Array("<p>\(text)</p>".utf8)).filter { $0.rule == .note }
    }
    let letters = Array(digits)
    for start in 0...letters.count - Fragments.length {
      let fragment = String(letters[start..<start + Fragments.length])
      #expect(hits(far + fragment + far).count == 1, "\(start)")
      let (front, back) = (String(fragment.prefix(6)), String(fragment.suffix(6)))
      #expect(hits("\(far)\(front)</p><p>\(back)\(far)").isEmpty, "\(start)")
      #expect(hits(far + front).isEmpty && hits(back + far).isEmpty, "\(start)")
    }
  }

  @Test("are found behind parts of the note that are too short")
  func afterParts() {
    let letters = Array(Self.note)
    let text = "\(String(letters[3..<12]))晴\(String(letters[0..<7]))、\(String(letters[7..<13]))"
    #expect(Self.columns(text) == [9 + 1 + 7 + 1 + 5])
  }
}
