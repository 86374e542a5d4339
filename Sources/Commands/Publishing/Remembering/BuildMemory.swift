import Content
import Diagnostics
import Output
import Packing
import Site

/// What a build leaves for the next one to see whether anything has changed.
struct BuildMark: Sendable {
  /// The sum of the stamps of the files that the site was made from; `nil` if some are not to be trusted.
  let inputs: UInt64?
  /// What draws the pictures of the site; `nil` if it has none.
  let drawing: String?
  /// How the output folder was.
  let output: OutputMark
  /// What the build said.
  let report: BuildReport
}

/// What a build remembers for the next one, as long as the tool and what was asked of it are the same.
struct BuildMemory: Sendable {
  /// The files that the site was made from, and what was read of them.
  let inputs: InputMemory
  /// What was published.
  let output: OutputMemory
  /// What the pages of the site rest on.
  let site: SiteMemory
  /// What is to be looked at in what all pages follow from.
  let foundation: [Diagnostic]
  /// The pictures and files to hand out of the site.
  let images: [String]
  /// What is to be looked at in pictures.
  let pictures: [Diagnostic]
  /// Files of the site that have tables of figures.
  let tables: [String]
}

extension BuildMark: Packable {
  func pack(into packer: inout Packer) {
    packer.pack(inputs)
    packer.pack(drawing)
    packer.pack(output)
    packer.pack(report)
  }

  init(from unpacker: inout Unpacker) throws(Torn) {
    inputs = try UInt64?(from: &unpacker)
    drawing = try String?(from: &unpacker)
    output = try OutputMark(from: &unpacker)
    report = try BuildReport(from: &unpacker)
  }
}

extension BuildMemory: Packable {
  func pack(into packer: inout Packer) {
    packer.pack(inputs)
    packer.pack(output)
    packer.pack(site)
    packer.pack(foundation)
    packer.pack(images)
    packer.pack(pictures)
    packer.pack(tables)
  }

  init(from unpacker: inout Unpacker) throws(Torn) {
    inputs = try InputMemory(from: &unpacker)
    output = try OutputMemory(from: &unpacker)
    site = try SiteMemory(from: &unpacker)
    foundation = try [Diagnostic](from: &unpacker)
    images = try [String](from: &unpacker)
    pictures = try [Diagnostic](from: &unpacker)
    tables = try [String](from: &unpacker)
  }
}
