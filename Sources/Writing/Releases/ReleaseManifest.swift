#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What is frozen in a release, what it was made from, and what was found when it was made.
public struct ReleaseManifest: Sendable, Hashable, Codable {
  /// The name of its file, in the folder of the release.
  public static let fileName = "manifest.json"
  /// The version of the format that this tool writes.
  static let currentFormat = 1

  let format: Int
  /// The tool that made it.
  public let tool: Tool
  /// The name of the release, which is its folder.
  public let id: String
  /// The title of the report.
  public let title: String
  /// The name of the page that was frozen.
  public let report: String
  /// The edition that it is of.
  public let edition: String
  /// The months that the report is about, such as `2022-04..2022-12`, if it says so.
  public let period: String?
  /// The day on which it was made, such as `2023-01-20`.
  public let day: String
  /// The sealing that its figures rest on; `nil` where a site has no figures.
  public let sealing: Sealing?
  /// What was found when it was made.
  public let results: Results
  /// Whether figures in it are made up.
  public let isFictional: Bool
  /// The release in whose place it stands.
  public let corrects: Replacement?
  /// Whether there is a PDF; it may be left out where it cannot be made.
  public let hasPDF: Bool
  /// The files, sorted by path; the manifest itself and its signature are not among them.
  public let files: [FrozenFile]
  /// The files of the site that it was made from, sorted by path, with the SHA-256 of each.
  public let inputs: [Input]

  /// The tool that made a release.
  public struct Tool: Sendable, Hashable, Codable {
    let name: String
    /// The version, such as `0.2.0`.
    public let version: String
    /// The commit that the tool was built from; `nil` if it was not built in a repository.
    public let commit: String?

    /// Names a version and a commit.
    public init(version: String, commit: String?) {
      name = "engawa"
      self.version = version
      self.commit = commit
    }
  }

  /// A sealing that figures rest on.
  public struct Sealing: Sendable, Hashable, Codable {
    /// Its place among all of its edition.
    public let number: Int
    /// Its SHA-256, in hexadecimal.
    public let sha256: String
    /// The last day that its figures know of.
    public let asOf: String
    /// Counts from 1 to one less are hidden.
    public let threshold: Int

    /// Names a sealing.
    public init(number: Int, sha256: String, asOf: String, threshold: Int) {
      self.number = number
      self.sha256 = sha256
      self.asOf = asOf
      self.threshold = threshold
    }
  }

  /// What was found when a release was made.
  public struct Results: Sendable, Hashable, Codable {
    /// How many counts were attacked, together with all earlier sealings; none could be narrowed.
    public let attackedCounts: Int
    /// Whether the gate had a register whose values it looked for; it let nothing through.
    public let gateKnewRegister: Bool
    /// The names of the warnings that the site had and that its owner accepts, sorted; `nil` from older tools.
    public let acceptedWarnings: [String]?
    /// The program that made the PDF, such as `WeasyPrint 70.0`, if there is one.
    public let pdfProgram: String?

    /// Tells what was found.
    public init(attackedCounts: Int, gateKnewRegister: Bool, acceptedWarnings: [String], pdfProgram: String?) {
      self.attackedCounts = attackedCounts
      self.gateKnewRegister = gateKnewRegister
      self.acceptedWarnings = acceptedWarnings
      self.pdfProgram = pdfProgram
    }
  }

  /// What a release stands in the place of.
  public struct Replacement: Sendable, Hashable, Codable {
    /// The name of the other release.
    public let id: String
    /// Whether the other was wrong (`mistake`), or provisional as everybody was told (`revision`).
    public let kind: String
    /// Why, for readers.
    public let reason: String

    /// Names another release.
    public init(id: String, kind: String, reason: String) {
      self.id = id
      self.kind = kind
      self.reason = reason
    }
  }

  /// A file that a release was made from.
  public struct Input: Sendable, Hashable, Codable {
    /// The path below the folder of the site.
    public let path: String
    /// The SHA-256 of its bytes.
    public let sha256: String

    /// Names a file.
    public init(path: String, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }

  /// Tells what is frozen.
  public init(
    tool: Tool, id: String, title: String, report: String, edition: String, period: String?, day: String,
    sealing: Sealing?, results: Results, isFictional: Bool, corrects: Replacement?, hasPDF: Bool, files: [FrozenFile],
    inputs: [Input]
  ) {
    format = Self.currentFormat
    self.tool = tool
    self.id = id
    self.title = title
    self.report = report
    self.edition = edition
    self.period = period
    self.day = day
    self.sealing = sealing
    self.results = results
    self.isFictional = isFictional
    self.corrects = corrects
    self.hasPDF = hasPDF
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.inputs = inputs.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The file, in one form, so that the same manifest is the same bytes.
  public func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }

  /// Reads a file; `nil` if it is torn, or something else, or of a format that is not known.
  init?(_ bytes: [UInt8]) {
    do {
      let manifest = try JSONDecoder().decode(ReleaseManifest.self, from: Data(bytes))
      let isSound = manifest.files.allSatisfy { file in
        file.path.split(separator: "/", omittingEmptySubsequences: false)
          .allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
      }
      guard manifest.format == Self.currentFormat, manifest.tool.name == "engawa", isSound else { return nil }
      self = manifest
    } catch { return nil }
  }
}
