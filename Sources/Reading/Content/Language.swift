import Diagnostics
import Fields

/// A language that pages are written in, by the code that names of files and addresses have: `ja`, `ja-simple`, `en`.
public struct Language: RawRepresentable, Sendable, Hashable {
  /// The code.
  public let rawValue: String

  /// Takes a code as it is.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The tag that browsers and readers of screens know it by (BCP 47): plain Japanese is Japanese to them.
  public var tag: String { self == .plainJapanese ? "ja-x-simple" : rawValue }

  /// Whether dates and numbers are written as in Japan.
  public var isJapanese: Bool { rawValue == "ja" || rawValue.hasPrefix("ja-") }

  /// Whether it is Japanese for whoever does not read it well, with readings above the words.
  public var isPlainJapanese: Bool { self == .plainJapanese }

  /// やさしい日本語.
  static let plainJapanese = Language(rawValue: "ja-simple")

  /// Whether a text is the code of a language: two or three letters, and perhaps more behind hyphens.
  static func isCode(_ text: some StringProtocol) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.utf8.count) else { return false }
    return parts.allSatisfy { part in
      (2...8).contains(part.utf8.count) && part.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }
  }
}

extension FieldType where Value == Language {
  /// A language that the site has strings for.
  static let language = FieldType(expected: Message(en: "a language such as ja", ja: "ja のような言語の符号")) {
    node, context in
    guard case .scalar(let text, _) = node.content, Language.isCode(text) else { return nil }
    if let spoken = Language.ofCountries[text] {
      context.diagnostics.append(.country(text, spoken, at: context.place(of: node)))
      return nil
    }
    return Language(rawValue: text)
  }
}

extension Language {
  /// Codes of countries that are easily taken for those of their languages, and are those of no language.
  fileprivate static let ofCountries = [
    "jp": "ja", "cn": "zh", "vn": "vi", "np": "ne", "ph": "tl", "mm": "my", "us": "en", "gb": "en",
  ]
}

extension Diagnostic {
  fileprivate static func country(_ code: String, _ language: String, at place: Place) -> Self {
    Self(
      "configuration.country-code", at: place,
      Message(en: "'\(code)' is the code of a country, not of a language", ja: "「\(code)」は国の符号で、言語の符号ではありません"),
      hint: Message(en: "write '\(language)'", ja: "「\(language)」と書いてください"))
  }
}
