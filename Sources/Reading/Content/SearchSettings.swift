import Diagnostics
import Fields
import Files

/// What `content/search.yml` says of the search: that there is one, and which words stand for one another in it.
public struct SearchSettings: Sendable {
  /// Words that mean or read the same, in groups: `[食料, しょくりょう, 食べ物]`.
  public let synonyms: [[String]]

  /// Where it lies, relative to the folder of the site.
  public static let path = "content/search.yml"

  /// Reads the file; `nil` if there is none, and then there is no search.
  ///
  /// - Throws: ``Stop`` with everything that is wrong with it.
  static func read(root: String) throws(Stop) -> SearchSettings? {
    let file = FilePath.join(root, path)
    let kind = try stopping { try fileKind(file) }
    if kind == nil { return nil }
    if kind == .link { throw Stop(.content, [.strayLink(at: Place(path: path))]) }
    let bytes = try stopping { try readFile(file) }
    let source = SourceText(path: path, bytes: WindowsText.plain(bytes) ?? bytes)
    let problems = FileCheck.problems(source)
    guard problems.isEmpty else { throw Stop(.content, problems) }
    let mapping = YAMLReader.mapping(0..<source.bytes.count, of: source)
    guard !mapping.isUnreadable else { throw Stop(.content, mapping.diagnostics) }
    var reader = FieldReader(mapping.value, of: source)
    let synonyms = reader.optional("same", .list(.synonyms)) ?? []
    var found = mapping.diagnostics + reader.finish()
    var seen: Set<String> = []
    for word in synonyms.joined() where !seen.insert(word).inserted {
      found.append(.repeatedWord(word, at: source.wholePlace))
    }
    guard !found.haveErrors else { throw Stop(.content, found) }
    return SearchSettings(synonyms: synonyms)
  }
}

extension FieldType where Value == [String] {
  /// Two words or more, each of which can be searched for.
  fileprivate static let synonyms = FieldType(
    expected: Message(
      en: "two words or more, without spaces in them: [食料, しょくりょう]",
      ja: "空白や読点のない、二つ以上の言葉（[食料, しょくりょう] のように）")
  ) { node, context in
    guard case .sequence(let items) = node.content, items.count > 1 else { return nil }
    let words = items.compactMap { item -> String? in
      guard case .scalar(let text, _) = item.content, !text.contains(#/[\s、。,]/#),
        text.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil })
      else { return nil }
      return text
    }
    return words.count == items.count ? words : nil
  }
}

extension Diagnostic {
  static func repeatedWord(_ word: String, at place: Place) -> Self {
    Self(
      "search.repeated", at: place,
      Message(en: "'\(word)' stands there twice", ja: "「\(word)」が二度書かれています"),
      hint: Message(en: "put all that means the same into one group", ja: "同じ意味の言葉は、一つの行にまとめてください"))
  }
}
