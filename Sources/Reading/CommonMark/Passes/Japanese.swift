extension Unicode.Scalar {
  /// Whether it is written without spaces around it, as kana, Han characters and full-width letters are.
  var isCJKLetter: Bool {
    switch value {
    case 0x3005...0x3007, 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF10...0xFF19, 0xFF21...0xFF3A,
      0xFF41...0xFF5A, 0xFF66...0xFF9D, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Whether it is Japanese punctuation, which has its own spacing built in.
  var isCJKPunctuation: Bool {
    switch value {
    case 0x3001...0x3004, 0x3008...0x3020, 0x3030, 0x303D, 0x30A0, 0x30FB, 0xFF01...0xFF0F, 0xFF1A...0xFF20,
      0xFF3B...0xFF40, 0xFF5B...0xFF65:
      true
    default: false
    }
  }

  /// Whether CommonMark counts it as punctuation.
  var isPunctuation: Bool {
    if isASCII {
      switch value {
      case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return true
      default: return false
      }
    }
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return true
    default: return false
    }
  }
}
