import Folding

/// An address as the gate looks for it: the name of a town, and the numbers behind it.
///
/// However the numbers are written and whatever stands between them: 架空町7-18-18, 架空町7丁目18番18号, 架空町七丁目十八番.
struct AddressForms {
  let folding: TextFolding

  /// Ends of the beginnings that people leave out.
  private static let wide: Set<Character> = ["都", "道", "府", "県", "市", "区", "郡"]
  /// An address without two numbers must be so long to tell of somebody.
  private static let leastPlain = 8

  /// What is looked for.
  enum Form {
    /// Letters of a town, with the numbers that follow: district, block, house.
    case town(letters: [UInt32], numbers: [Int])
    /// An address as it stands, because it has no two numbers.
    case plain([UInt32])
  }

  /// The form of an address, from the name of the town on; `nil` if it tells of nobody.
  func form(of address: String) -> Form? {
    let plain = Self.withDigits(address.filter { !$0.isWhitespace })
    let head = plain.prefix { Self.digit($0) == nil }
    let numbers = Self.numbers(in: plain.dropFirst(head.count))
    var town = Substring(head)
    if let last = town.dropLast().lastIndex(where: { Self.wide.contains($0) }) {
      town = town[town.index(after: last)...]
    }
    let letters = Lane.letters(of: folding.fold(String(town)))
    guard !letters.isEmpty, numbers.count >= 2 else {
      return plain.count >= Self.leastPlain ? .plain(Lane.letters(of: folding.fold(plain))) : nil
    }
    return .town(letters: letters, numbers: numbers)
  }

  private static func digit(_ character: Character) -> Int? {
    guard let scalar = character.unicodeScalars.first, scalar.properties.numericType == .decimal else { return nil }
    return character.wholeNumberValue
  }

  /// Writes the numbers of districts, as in 七丁目, in digits.
  private static func withDigits(_ text: String) -> String {
    guard text.contains("丁目") else { return text }
    return text.replacing(#/([一二三四五六七八九十]{1,3})丁目/#) { match in
      var number = WrittenNumber()
      for scalar in match.output.1.unicodeScalars { number.append(scalar.value) }
      return "\(number.digits?.value ?? 0)丁目"
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

/// Numbers in Chinese characters.
enum KanjiNumber {
  static let ten: UInt32 = 0x5341

  /// The value of a digit, of Chinese ones too; `nil` for ten, which is none.
  @inline(__always)
  static func digit(_ scalar: UInt32) -> UInt8? {
    if scalar < 0x3007 { return isDigit(scalar) ? UInt8(scalar - 0x30) : nil }
    switch scalar {
    case 0x3007, 0x96F6: return 0
    case 0x4E00: return 1
    case 0x4E8C: return 2
    case 0x4E09: return 3
    case 0x56DB: return 4
    case 0x4E94: return 5
    case 0x516D: return 6
    case 0x4E03: return 7
    case 0x516B: return 8
    case 0x4E5D: return 9
    default: return nil
    }
  }

  /// Whether a character may stand in a number.
  @inline(__always)
  static func mayStand(_ scalar: UInt32) -> Bool { digit(scalar) != nil || scalar == ten }
}
