import Content
import Diagnostics
import Output
import Packing
import Site

/// What a build remembers for the next one, as long as the tool and what was asked of it are the same.
struct BuildMemory: Sendable {
  /// The files that the site was made from.
  let inputs: InputMemory
  /// How the output folder was then.
  let output: OutputMemory
  /// What the build said.
  let report: BuildReport
  /// What is needed only if something has changed, packed.
  let details: ArraySlice<UInt8>

  /// What the build knew of pages.
  struct Details: Sendable {
    /// What was read of texts, packed, by path.
    let readings: [String: ArraySlice<UInt8>]
    /// What the pages of the site rest on.
    let site: SiteMemory
    /// What is to be looked at in what all pages follow from.
    let foundation: [Diagnostic]
    /// What is to be looked at in pictures.
    let pictures: [Diagnostic]
    /// Files of the site that show figures.
    let figures: Set<String>
  }

  /// What the build knew of pages; `nil` if that is torn.
  func unpackedDetails() -> Details? {
    var unpacker = Unpacker(details)
    do { return try Details(from: &unpacker) } catch { return nil }
  }
}

extension BuildMemory: Packable {
  func pack(into packer: inout Packer) {
    packer.pack(inputs)
    packer.pack(output)
    packer.pack(report)
    packer.pack(bytes: details)
  }

  init(from unpacker: inout Unpacker) throws(Torn) {
    inputs = try InputMemory(from: &unpacker)
    output = try OutputMemory(from: &unpacker)
    report = try BuildReport(from: &unpacker)
    details = try unpacker.unpackBytes()
  }
}

extension BuildMemory.Details: Packable {
  func pack(into packer: inout Packer) {
    packer.pack(readings.count)
    for (path, bytes) in readings.sorted(by: { $0.key < $1.key }) {
      packer.pack(path)
      packer.pack(bytes: bytes)
    }
    packer.pack(site)
    packer.pack(foundation)
    packer.pack(pictures)
    packer.pack(figures.sorted())
  }

  init(from unpacker: inout Unpacker) throws(Torn) {
    let count = try Int(from: &unpacker)
    guard count >= 0, count <= unpacker.left else { throw Torn() }
    var readings: [String: ArraySlice<UInt8>] = [:]
    readings.reserveCapacity(count)
    for _ in 0..<count {
      let path = try String(from: &unpacker)
      readings[path] = try unpacker.unpackBytes()
    }
    self.readings = readings
    site = try SiteMemory(from: &unpacker)
    foundation = try [Diagnostic](from: &unpacker)
    pictures = try [Diagnostic](from: &unpacker)
    figures = Set(try [String](from: &unpacker))
  }
}
