import Chronology
import Content
import Diagnostics
import Output
import Packing
import Site

/// What a part of a site says of itself, in a file among its files: enough to join it with the others and to check the
/// whole.
struct PartRecord: Sendable {
  /// What all parts of one site have in common: the tool, what was asked of it, and a digest of all files but the register.
  let key: [String]
  /// What draws the pictures of the site, as ``PictureDrawing`` has it.
  let drawing: String?
  /// Which part it is.
  let shard: Shard
  /// What the build said.
  let report: BuildReport
  /// The content files that files are made from, by where those are written.
  let sources: [String: String]
  /// The day of the site's last change, in days since 1970.
  let day: Int

  /// The file, in the folder of the part.
  static let fileName = "engawa-part"
  private static let format = "engawa part 2"

  /// - Parameter digest: that of all files but the register.
  static func key(_ options: Publishing.Options, _ edition: Edition, digest: String) -> [String] {
    [
      format, ToolVersion.text, edition.name, options.baseURL ?? "", options.today?.iso ?? "",
      options.shownDay?.iso ?? "",
      digest,
    ]
  }

  /// The record that some bytes are; `nil` if they are none, or one of another tool.
  static func read(_ bytes: [UInt8]) -> PartRecord? {
    var unpacker = Unpacker(bytes[...])
    do {
      let record = try PartRecord(from: &unpacker)
      return record.key.first == format ? record : nil
    } catch { return nil }
  }
}

extension PartRecord: Packable {
  func pack(into packer: inout Packer) {
    packer.pack(key)
    packer.pack(drawing)
    packer.pack([shard.number, shard.count, day])
    packer.pack(report)
    let sorted = sources.sorted { $0.key < $1.key }
    packer.pack(sorted.map(\.key))
    packer.pack(sorted.map(\.value))
  }

  init(from unpacker: inout Unpacker) throws(Torn) {
    key = try [String](from: &unpacker)
    drawing = try String?(from: &unpacker)
    let numbers = try [Int](from: &unpacker)
    guard numbers.count == 3, let shard = Shard(numbers[0], of: numbers[1]) else { throw Torn() }
    self.shard = shard
    day = numbers[2]
    report = try BuildReport(from: &unpacker)
    let paths = try [String](from: &unpacker)
    let values = try [String](from: &unpacker)
    guard paths.count == values.count else { throw Torn() }
    sources = Dictionary(zip(paths, values), uniquingKeysWith: { first, _ in first })
  }
}
