/// Where pages and data of statistics lie: in a folder of the site, and in one of each other language.
enum StatisticsFolder {
  private static let name = "statistics"

  /// Whether a path lies in one; asked of every file, so that nothing is looked for but at its beginning.
  static func holds(_ path: String) -> Bool {
    var rest = path.utf8[...]
    if let slash = rest.firstIndex(of: UInt8(ascii: "/")), isLanguage(rest[..<slash]) {
      rest = rest[rest.index(after: slash)...]
    }
    return rest.starts(with: name.utf8) && rest.dropFirst(name.utf8.count).first == UInt8(ascii: "/")
  }

  /// Whether a folder is named like a language (BCP 47): two or three letters, and subtags behind hyphens.
  private static func isLanguage(_ folder: Substring.UTF8View) -> Bool {
    var parts = folder.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)[...]
    guard let first = parts.popFirst(), (2...3).contains(first.count), first.allSatisfy(isLetter) else { return false }
    return parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
