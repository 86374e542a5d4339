import AttackProblems
public import Diagnostics

extension Publishing {
  /// Chooses marks for the tables of an attack problem in a file.
  ///
  /// - Throws: ``Stop`` if the file cannot be read, is not an attack problem, or has cells without a value.
  public static func protect(problem path: String) throws -> InstanceProtection {
    let problem = try readInstance(path)
    do throws(Protector.Refusal) { return InstanceProtection(try Protector.protect(problem)) } catch {
      switch error {
      case .missingValue: throw Stop(.content, [.withoutTruth(at: Place(path: path))])
      case .contradiction: throw Stop(.content, [.contradictory(at: Place(path: path))])
      }
    }
  }
}

extension Publishing {
  /// What would be hidden by elimination alone, at once: no promise, but a first look.
  ///
  /// - Throws: ``Stop`` if the file cannot be read, or is not an attack problem.
  public static func preview(problem path: String) throws -> [String] {
    LinearSpan(try readInstance(path)).preview.map(\.description)
  }
}

/// Marks chosen for an attack problem.
public struct InstanceProtection: Encodable, Sendable {
  private let protection: Protection

  private enum CodingKeys: String, CodingKey { case secondaries }

  init(_ protection: Protection) { self.protection = protection }

  /// The exit code: 0 if everything is kept, 3 if something cannot be.
  public var exit: Int { protection.unprotectable.isEmpty ? 0 : 3 }

  /// Writes the problem with its marks, and the list of cells that are hidden for the sake of others.
  public func encode(to encoder: any Encoder) throws {
    try protection.problem.encode(to: encoder)
    var file = encoder.container(keyedBy: CodingKeys.self)
    try file.encode(protection.secondaries.map(\.description), forKey: .secondaries)
  }

  /// What cannot be kept.
  public var diagnostics: [Diagnostic] { protection.unprotectable.map { .unprotectable($0) } }

  /// The choice for people.
  public var summary: Message {
    let (small, others) = (protection.primaries.count, protection.secondaries.count)
    let list = protection.secondaries.map { "  \($0)\n" }.joined()
    return Message(
      en: "hidden: \(small) small, \(others) for the sake of others\n\(list)",
      ja: "隠した数: 少人数\(small)、他から分かるため\(others)\n\(list)")
  }
}

extension Diagnostic {
  static func withoutTruth(at place: Place) -> Self {
    Self(
      "protect.without-truth", at: place,
      Message(en: "a cell has neither 'value' nor 'truth'", ja: "value も truth もない欄があります"),
      hint: Message(
        en: "to choose marks, all values must be known", ja: "印を選ぶには、すべての数が必要です"))
  }

  static func unprotectable(_ id: CellID) -> Self {
    Self(
      "protect.hopeless", at: nil,
      Message(en: "'\(id)' cannot be kept, whatever is hidden", ja: "何を隠しても「\(id)」を守れません"),
      hint: Message(en: "take a coarser level, or do not publish the table", ja: "より粗いまとまりにするか、表を公開しないでください"))
  }
}
