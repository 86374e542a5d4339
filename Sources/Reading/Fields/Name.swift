public import Diagnostics

/// Names by which files, codes, tables and columns are called: lower-case letters, digits and hyphens.
public enum Name {
  /// Whether a text is one; it may begin with a digit, as `8050` does, and not with a hyphen.
  public static func isValid(_ text: String) -> Bool {
    guard let first = text.utf8.first, first != UInt8(ascii: "-") else { return false }
    return text.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || $0 == UInt8(ascii: "-")
    }
  }
}

extension FieldType where Value == (name: String, position: Place.Position) {
  /// A name with the place where it stands.
  public static let name = FieldType(
    expected: Message(en: "a name in lower-case letters, digits and hyphens", ja: "英小文字・数字・ハイフンの名前")
  ) { node, _ in
    guard case .scalar(let text, _) = node.content, Name.isValid(text) else { return nil }
    return (text, node.position)
  }
}
