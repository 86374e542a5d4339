import Folding

/// The ways in which people write an address: 架空町7-18-18, 架空町7丁目18番18号, 架空町七丁目十八番.
struct AddressForms {
  let folding: TextFolding

  /// What may stand behind each number.
  private static let styles: [[String]] = [
    ["-", "-", "-"], ["丁目", "番", "号"], ["丁目", "番地", "号"], ["丁目", "-", "-"], ["丁目", "番地の", ""], ["丁目", "番地", "の"],
    ["の", "の", "の"], ["丁目", "の", "の"], ["・", "・", "・"], ["番", "号", ""], ["番地", "の", ""], ["番地", "", ""],
  ]
  /// Ends of the beginnings that people leave out.
  private static let wide: Set<Character> = ["都", "道", "府", "県", "市", "区", "郡"]
  /// An address without two numbers must be so long to tell of somebody.
  private static let leastPlain = 8

  /// Forms of an address, from the name of the town on.
  func forms(of address: String) -> [WrittenForm] {
    let plain = Self.withDigits(address.filter { !$0.isWhitespace })
    let head = plain.prefix { Self.digit($0) == nil }
    let numbers = Self.numbers(in: plain.dropFirst(head.count))
    var town = Substring(head)
    if let last = town.dropLast().lastIndex(where: { Self.wide.contains($0) }) {
      town = town[town.index(after: last)...]
    }
    guard !town.isEmpty, numbers.count >= 2 else {
      return plain.count >= Self.leastPlain ? [form(plain)] : []
    }
    var texts: Set<String> = []
    for style in Self.styles {
      // In digits, as it is said, and as towns do it: 六丁目2番2号.
      for spoken in [0, 1, numbers.count] {
        func write(_ index: Int) -> String {
          index < spoken ? KanjiNumber.text(numbers[index]) : String(numbers[index])
        }
        var text = String(town)
        for index in numbers.indices.dropLast() { text += write(index) + style[index] }
        let last = numbers.count - 1
        text += write(last)
        // The sign behind the last number is often left out.
        texts.insert(text)
        if !["-", "の", "・"].contains(style[last]) { texts.insert(text + style[last]) }
      }
    }
    return texts.sorted().map(form)
  }

  private func form(_ text: String) -> WrittenForm {
    WrittenForm(rule: .address, scalars: folding.fold(text), boundary: .init(after: .digit))
  }

  private static func digit(_ character: Character) -> Int? {
    guard let scalar = character.unicodeScalars.first, scalar.properties.numericType == .decimal else { return nil }
    return character.wholeNumberValue
  }

  /// Writes the numbers of districts, as in 七丁目, in digits.
  private static func withDigits(_ text: String) -> String {
    guard text.contains("丁目") else { return text }
    return text.replacing(#/([一二三四五六七八九十]{1,3})丁目/#) { match in
      let signs = Array(match.output.1)
      let ten = signs.firstIndex(of: "十")
      func value(_ part: ArraySlice<Character>) -> Int { part.first?.wholeNumberValue ?? 0 }
      let number = ten.map { max(1, value(signs[..<$0])) * 10 + value(signs[($0 + 1)...]) } ?? value(signs[...])
      return "\(number)丁目"
    }
  }

  /// The first numbers of an address: district, block, house; what follows is a building.
  private static func numbers(in text: Substring) -> [Int] {
    var numbers: [Int] = []
    var rest = text
    while numbers.count < 3 {
      let digits = rest.prefix { digit($0) != nil }
      guard (1...5).contains(digits.count) else { break }
      numbers.append(digits.reduce(0) { $0 * 10 + (digit($1) ?? 0) })
      rest = rest.dropFirst(digits.count).drop { "-－ー‐−–丁目番地号の".contains($0) }
    }
    return numbers
  }
}
