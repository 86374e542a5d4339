import CUtf8proc

/// Brings the ways in which one text can be written down to one, character by character.
///
/// Compatibility decomposition and case folding are those of Unicode (NFKD and CaseFolding), by utf8proc. Besides:
/// katakana become hiragana, small kana large ones, accents go, all dashes and long marks are one hyphen, common variants
/// of characters in names become the usual one, and what is not seen, as a space or a zero-width character, is nothing at
/// all. What is read and what is looked for go through the same folding, so that they meet whatever each was written like.
public struct TextFolding: Sendable {
  /// The blocks that are worked out; characters of all others stand for themselves.
  private static let blocks: [ClosedRange<UInt32>] = [
    0...0x33FF, 0xF900...0xFFFF, 0x1D400...0x1D7FF, 0x1F100...0x1F2FF, 0x2F800...0x2FA1F, 0xE0000...0xE0FFF,
  ]
  /// For each page of 256 characters where its cells begin, or −1 for a page of characters that stand for themselves.
  private let pages: [Int32]
  /// What a character becomes: itself or another one, or several by their place and number in `sequences`.
  private let cells: [UInt32]
  private let sequences: [UInt32]

  private static let isSequence: UInt32 = 0x8000_0000
  /// What stands in the place of characters that are nothing at all.
  private static let nothing: UInt32 = 0x4000_0000

  /// The hyphen that all dashes and long marks become.
  public static let hyphen: UInt32 = 0x2D

  /// Works out the tables; one is enough for a whole run.
  public init() {
    var pages = [Int32](repeating: -1, count: 0x1100)
    var cells: [UInt32] = []
    var sequences: [UInt32] = []
    for block in Self.blocks {
      for page in (block.lowerBound >> 8)...(block.upperBound >> 8) {
        pages[Int(page)] = Int32(cells.count)
        for scalar in (page << 8)...(page << 8 | 0xFF) {
          let folded = Self.fold(scalar)
          switch folded.count {
          case 0: cells.append(Self.nothing)
          case 1: cells.append(folded[0])
          default:
            cells.append(Self.isSequence | UInt32(sequences.count) << 8 | UInt32(folded.count))
            sequences += folded
          }
        }
      }
    }
    for (variant, usual) in NameVariants.pairs {
      let page = Int(variant >> 8)
      if pages[page] < 0 {
        pages[page] = Int32(cells.count)
        cells += (0..<256).map { UInt32(page) << 8 | $0 }
      }
      cells[Int(pages[page]) + Int(variant & 0xFF)] = usual
    }
    self.pages = pages
    self.cells = cells
    self.sequences = sequences
  }

  /// What a character becomes: one character most of the time.
  public struct Folded: Sendable {
    let cell: UInt32

    /// The character, if it is one.
    public var single: UInt32? { isSingle ? cell : nil }

    var isSingle: Bool { cell < TextFolding.nothing }
    /// How many characters there are.
    public var count: Int { isSingle ? 1 : cell < TextFolding.isSequence ? 0 : Int(cell & 0xFF) }
  }

  /// What a character becomes.
  public func fold(_ scalar: UInt32) -> Folded {
    let page = pages[Int(scalar >> 8)]
    return Folded(cell: page < 0 ? scalar : cells[Int(page) + Int(scalar & 0xFF)])
  }

  /// One of the characters that a character becomes.
  public func character(_ index: Int, of folded: Folded) -> UInt32 {
    folded.isSingle ? folded.cell : sequences[Int(folded.cell & 0x7FFF_FFFF) >> 8 + index]
  }

  /// The sign for the character before it, once more: 々.
  public static let repetition: UInt32 = 0x3005

  /// A text with all its characters folded, and signs of repetition written out.
  public func fold(_ text: String) -> [UInt32] {
    var all: [UInt32] = []
    for scalar in text.unicodeScalars {
      let folded = fold(scalar.value)
      for index in 0..<folded.count {
        let character = character(index, of: folded)
        all.append(character == Self.repetition ? all.last ?? character : character)
      }
    }
    return all
  }

  // MARK: - One character

  private static func fold(_ scalar: UInt32) -> [UInt32] {
    if (0xD800...0xDFFF).contains(scalar) { return [] }
    // A radical or a compatibility character may become a variant, which is not yet the usual one.
    return decomposed(scalar).compactMap(adjusted).map { NameVariants.usual[$0] ?? $0 }
  }

  /// The compatibility decomposition of a character, in lower case, without what is ignorable.
  private static func decomposed(_ scalar: UInt32) -> [UInt32] {
    let options =
      UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_COMPAT.rawValue | UTF8PROC_CASEFOLD.rawValue
      | UTF8PROC_IGNORE.rawValue
    var buffer = [Int32](repeating: 0, count: 32)
    var boundary: Int32 = 0
    let count = unsafe utf8proc_decompose_char(
      Int32(bitPattern: scalar), &buffer, buffer.count, utf8proc_option_t(options), &boundary)
    guard count >= 0, count <= buffer.count else { return [scalar] }
    return buffer.prefix(count).map { UInt32(bitPattern: $0) }
  }

  /// What Unicode keeps apart and readers do not; `nil` for what is nothing at all.
  private static func adjusted(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    // Voicing marks tell one kana from another.
    case 0x3099, 0x309A: return scalar
    case 0x30FC, 0x2212, 0x301C, 0x7E, 0x2500, 0x2501, 0x30A0: return hyphen
    default: break
    }
    switch utf8proc_category(Int32(bitPattern: scalar)) {
    case UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_ME, UTF8PROC_CATEGORY_ZS, UTF8PROC_CATEGORY_ZL, UTF8PROC_CATEGORY_ZP,
      UTF8PROC_CATEGORY_CC, UTF8PROC_CATEGORY_CF:
      return nil
    case UTF8PROC_CATEGORY_PD: return hyphen
    default: break
    }
    var kana = scalar
    if (0x30A1...0x30F6).contains(kana) { kana -= 0x60 }
    return smallKana[kana] ?? kana
  }

  /// Small kana and the large ones.
  private static let smallKana: [UInt32: UInt32] = [
    0x3041: 0x3042, 0x3043: 0x3044, 0x3045: 0x3046, 0x3047: 0x3048, 0x3049: 0x304A, 0x3063: 0x3064, 0x3083: 0x3084,
    0x3085: 0x3086, 0x3087: 0x3088, 0x308E: 0x308F, 0x3095: 0x304B, 0x3096: 0x3051,
  ]
}
