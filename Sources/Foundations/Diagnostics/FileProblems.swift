/// What is wrong with one file, of which so much is listed that its author has enough to mend.
///
/// A problem that is not listed is not even made, so that the cost of a bad file is bounded by its size.
public struct FileProblems: Sendable {
  /// What is listed, and at the end, if there is more, that there is.
  public private(set) var diagnostics: [Diagnostic] = []
  private let file: SourceFile
  private let severity: Diagnostic.Severity
  private static let most = 200

  /// Begins a list for a file.
  ///
  /// - Parameter severity: the worst that can be reported; what is not listed counts as that.
  public init(of file: SourceFile, upTo severity: Diagnostic.Severity = .error) {
    self.file = file
    self.severity = severity
  }

  /// Whether further problems are still listed.
  public var listsMore: Bool { diagnostics.count <= Self.most }

  /// Notes a problem.
  public mutating func report(_ diagnostic: @autoclosure () -> Diagnostic) {
    if diagnostics.count < Self.most {
      diagnostics.append(diagnostic())
    } else if diagnostics.count == Self.most {
      diagnostics.append(.tooMany(severity, at: file.wholePlace))
    }
  }
}

extension Diagnostic {
  fileprivate static func tooMany(_ severity: Severity, at place: Place) -> Self {
    Self(
      "file.too-many", severity: severity, at: place,
      Message(en: "more is wrong in this file than the 200 that are listed", ja: "このファイルには、示した200件のほかにもまちがいがあります"),
      hint: Message(en: "mend those first", ja: "まず示したものを直してください"))
  }
}
