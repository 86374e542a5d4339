public import Diagnostics
public import Files

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The list of all files that the tool wrote into a folder; it is also the mark that the folder is the tool's.
public struct Manifest: Sendable, Hashable {
  /// The name of the file that holds it, in the folder itself.
  public static let fileName = "engawa-manifest.json"
  /// The version of the format.
  static let format = 1

  /// A file that the tool wrote.
  public struct File: Sendable, Codable {
    /// The path relative to the folder, with `/` between folders.
    public let path: String
    /// The length in bytes.
    public let size: Int
    /// The SHA-256 of its bytes, in hexadecimal.
    public let sha256: String
    /// What tells its blocks apart, eight digits each, so that whoever changes it is told where.
    ///
    /// That the file is the same is told by the whole hash. A file of one block has none, nor has one whose manifest was
    /// written before there were any.
    let blocks: String?
  }

  /// The tool that wrote it.
  public struct Tool: Sendable, Hashable {
    /// The version, such as `0.2.0`.
    public let version: String
    /// The commit that the tool was built from; `nil` if it was not built in a repository.
    public let commit: String?

    /// Names a version and a commit.
    public init(version: String, commit: String?) {
      self.version = version
      self.commit = commit
    }
  }

  /// The tool that wrote the files.
  public let tool: Tool
  /// The edition that the folder holds.
  public let edition: String
  /// What the files rest on that must not be lost, in one line; `nil` if there is nothing.
  public let anchor: String?
  /// The files, sorted by the bytes of their paths; the manifest itself is not among them.
  public let files: [File]

  /// Lists files in whatever order they were written.
  public init(tool: Tool, edition: String, anchor: String? = nil, files: [File]) {
    self.tool = tool
    self.edition = edition
    self.anchor = anchor
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Takes files that are sorted already.
  init(tool: Tool, edition: String, anchor: String?, sorted files: [File]) {
    self.tool = tool
    self.edition = edition
    self.anchor = anchor
    self.files = files
  }

  // MARK: - JSON

  /// The manifest as JSON, one file a line.
  public var json: [UInt8] {
    var text: [UInt8] = Array("{\n".utf8)
    text.reserveCapacity(files.count * 160 + 200)
    text += "\"tool\": \"engawa\",\n\"version\": \(Self.quoted(tool.version)),\n".utf8
    if let commit = tool.commit { text += "\"commit\": \(Self.quoted(commit)),\n".utf8 }
    text += "\"format\": \(Self.format),\n\"edition\": \(Self.quoted(edition)),\n".utf8
    if let anchor { text += "\"anchor\": \(Self.quoted(anchor)),\n".utf8 }
    text += Self.startOfFiles
    for (index, file) in files.enumerated() {
      text += "{\"path\": ".utf8
      text += Self.quoted(file.path).utf8
      text += ", \"size\": ".utf8
      text += String(file.size).utf8
      text += ", \"sha256\": \"".utf8
      text += file.sha256.utf8
      if let blocks = file.blocks {
        text += "\", \"blocks\": \"".utf8
        text += blocks.utf8
      }
      text += (index + 1 < files.count ? "\"},\n" : "\"}\n").utf8
    }
    return text + "]\n}\n".utf8
  }

  /// The manifest of a folder, or `nil` if there is none.
  ///
  /// - Throws: ``Stop`` if it cannot be read, or is something else.
  public static func read(from folder: FolderHandle, name: String) throws(Stop) -> Manifest? {
    try read(in: folder, name: name)
  }

  /// The edition that a folder holds, or `nil` if it has no manifest.
  ///
  /// Its files, of which there may be many, are not read.
  ///
  /// - Throws: ``Stop`` if the manifest cannot be read, or is something else.
  public static func edition(in folder: FolderHandle, name: String) throws(Stop) -> String? {
    let bytes: [UInt8]
    do {
      guard try folder.kind(of: fileName) != nil else { return nil }
      bytes = try folder.read(fileName)
    } catch { throw error.stop }
    // Files come last, and no line of JSON breaks within a text.
    let head = bytes.firstRange(of: [0x0A] + startOfFiles).map { bytes[..<$0.upperBound] + "]}".utf8 }
    if let manifest = head.flatMap({ Manifest(Array($0)) }) { return manifest.edition }
    return try read(in: folder, name: name)?.edition
  }

  private static let startOfFiles = Array("\"files\": [\n".utf8)

  /// The manifest of a folder, or `nil` if there is none.
  ///
  /// - Throws: ``Stop`` if it cannot be read, or is something else.
  static func read(in folder: FolderHandle, name: String) throws(Stop) -> Manifest? {
    let bytes: [UInt8]
    do {
      guard try folder.kind(of: fileName) != nil else { return nil }
      bytes = try folder.read(fileName)
    } catch { throw error.stop }
    let path = FilePath.join(name, fileName)
    guard let manifest = Manifest(bytes) else { throw Stop(.usage, [.malformedManifest(at: Place(path: path))]) }
    return manifest
  }

  /// Reads what ``json`` wrote; `nil` if it is torn or something else.
  init?(_ bytes: [UInt8]) {
    struct Stored: Decodable {
      let tool: String
      let version: String?
      let commit: String?
      let format: Int
      let edition: String
      let anchor: String?
      let files: [File]
    }
    let stored: Stored
    do { stored = try JSONDecoder().decode(Stored.self, from: Data(bytes)) } catch { return nil }
    let isSound = stored.files.allSatisfy { file in
      !file.path.isEmpty
        && file.path.split(separator: "/", omittingEmptySubsequences: false)
          .allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    }
    guard stored.tool == "engawa", stored.format == Self.format, isSound else { return nil }
    self.init(
      tool: Tool(version: stored.version ?? "", commit: stored.commit), edition: stored.edition,
      anchor: stored.anchor, files: stored.files)
  }

  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    if isPlain { return "\"\(text)\"" }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\u{0}"..."\u{1F}":
        let code = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension Diagnostic {
  static func malformedManifest(at place: Place) -> Self {
    Self(
      "output.malformed-manifest", at: place,
      Message(en: "not a manifest that this tool wrote", ja: "このツールが書いた目録ではありません"),
      hint: Message(
        en: "look what is in the folder; then delete it by hand or choose another", ja: "中身を確かめてから、手で消すか、別のフォルダを使ってください"
      ))
  }
}
