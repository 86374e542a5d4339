/// Reads an e-mail address from its @ on.
struct MailReader {
  private var local: [UInt32] = []
  private var domain: [UInt32] = []
  private(set) var isActive = false

  /// Ends of names of files, which are no top-level domains.
  private static let fileEndings: Set<String> = [
    "png", "jpg", "jpeg", "webp", "avif", "gif", "svg", "css", "js", "html", "csv", "json", "xlsx", "ics",
  ]

  /// Whether a folded character can stand in front of an @.
  static func isLocal(_ scalar: UInt32) -> Bool {
    isDigit(scalar) || (0x61...0x7A).contains(scalar) || [0x2B, 0x2D, 0x2E, 0x5F, 0x25].contains(scalar)
  }

  /// Begins at an @, with what stands before it.
  mutating func begin(_ local: some Sequence<UInt32>) {
    self.local = Array(local)
    domain = []
    isActive = !self.local.isEmpty
  }

  /// Reads one more character; false if it is no part of a domain.
  mutating func read(_ scalar: UInt32) -> Bool {
    guard isDigit(scalar) || (0x61...0x7A).contains(scalar) || scalar == 0x2D || scalar == 0x2E else { return false }
    domain.append(scalar)
    return true
  }

  /// The address, if it is one.
  mutating func end() -> String? {
    defer { isActive = false }
    let name = String(String.UnicodeScalarView(domain.compactMap(Unicode.Scalar.init)))
    let labels = name.split(separator: ".")
    guard labels.count >= 2, let last = labels.last, last.count >= 2, last.allSatisfy(\.isLetter),
      !Self.fileEndings.contains(String(last))
    else { return nil }
    let front = String(String.UnicodeScalarView(local.compactMap(Unicode.Scalar.init)))
    return "\(front)@\(labels.joined(separator: "."))"
  }
}
