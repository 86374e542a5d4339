public import Diagnostics
import Fields

/// Warnings that the site means to live with, each with a reason, so that others stand out and strict mode is of use.
public struct AcceptedWarnings: Sendable {
  /// What `engawa.yml` says of one.
  struct Entry: Sendable {
    let id: String
    /// The file or folder that it is accepted in; everywhere if nothing is said.
    let path: String?
    let place: Place
  }

  private let entries: [Entry]

  init(_ entries: [Entry]) { self.entries = entries }

  /// What is left of diagnostics, and what became of the entries.
  public struct Outcome: Sendable {
    /// Errors, and warnings that nobody accepts.
    public let left: [Diagnostic]
    /// How many warnings are accepted.
    public let count: Int
    /// The names of those, sorted, each once.
    public let names: [String]
    /// Where entries stand that fit no warning.
    public let idle: [Place]

    /// Puts an outcome together.
    public init(left: [Diagnostic], count: Int, names: [String] = [], idle: [Place]) {
      self.left = left
      self.count = count
      self.names = names
      self.idle = idle
    }
  }

  /// Takes out the warnings that are accepted; an error never is.
  public func taking(from diagnostics: [Diagnostic]) -> Outcome {
    var isUsed = [Bool](repeating: false, count: entries.count)
    var names: Set<String> = []
    let left = diagnostics.filter { diagnostic in
      let fitting = entries.indices.filter { entries[$0].fits(diagnostic) }
      for index in fitting { isUsed[index] = true }
      if !fitting.isEmpty { names.insert(diagnostic.id) }
      return fitting.isEmpty
    }
    return Outcome(
      left: left, count: diagnostics.count - left.count, names: names.sorted(),
      idle: entries.indices.filter { !isUsed[$0] }.map { entries[$0].place })
  }
}

extension AcceptedWarnings.Entry {
  fileprivate func fits(_ diagnostic: Diagnostic) -> Bool {
    guard diagnostic.severity == .warning, diagnostic.id == id else { return false }
    guard let path else { return true }
    let found = diagnostic.place?.path ?? ""
    return found == path || found.hasPrefix(path.hasSuffix("/") ? path : "\(path)/")
  }
}

extension FieldType where Value == AcceptedWarnings.Entry {
  /// The name of a warning, with a reason and perhaps the file.
  static let acceptedWarning = FieldType(
    expected: Message(en: "a set of keys: 'warning', 'reason', perhaps 'in'", ja: "キーの集まり（warning、reason、必要なら in）")
  ) { node, context in
    guard case .mapping(let pairs) = node.content else { return nil }
    var reader = FieldReader(pairs, of: context.source, start: node.position)
    let id = reader.required("warning", .text)
    let path = reader.optional("in", .text)
    // Nobody reads it but those who come after.
    let reason = reader.required("reason", .text)
    context.diagnostics += reader.finish()
    guard let id, reason != nil else { return nil }
    return AcceptedWarnings.Entry(id: id, path: path, place: context.place(of: node))
  }
}
