// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What conforms to Packable is told there.

import Content
import Diagnostics
public import Packing

extension BuildReport: Packable {
  public func pack(into packer: inout Packer) {
    packer.pack(pageCounts.map(\.kind))
    packer.pack(pageCounts.map(\.count))
    packer.pack([fileCount, byteCount, forgivenCount])
    packer.pack(leftOut.map(\.path))
    packer.pack(leftOut.map(\.reason))
    packer.pack([edition, folder, register.folder])
    packer.pack(register.caseCount)
    packer.pack([register.tableCount, register.checked, register.skipped])
    packer.pack(gateKnowsRegister)
    packer.pack(accepted.count)
    packer.pack(accepted.idle)
    packer.pack(warnings.map(\.keepingExcerpt))
  }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    let kinds = try [String](from: &unpacker)
    pageCounts = Array(zip(kinds, try [Int](from: &unpacker)))
    let counts = try [Int](from: &unpacker)
    let paths = try [String](from: &unpacker)
    leftOut = Array(zip(paths, try [String](from: &unpacker)))
    let names = try [String](from: &unpacker)
    let caseCount = try Int?(from: &unpacker)
    let numbers = try [Int](from: &unpacker)
    guard counts.count == 3, names.count == 3, numbers.count == 3 else { throw Torn() }
    (fileCount, byteCount, forgivenCount) = (counts[0], counts[1], counts[2])
    (edition, folder) = (names[0], names[1])
    register = Register(
      folder: names[2], caseCount: caseCount, tableCount: numbers[0], checked: numbers[1], skipped: numbers[2])
    gateKnowsRegister = try Bool(from: &unpacker)
    let count = try Int(from: &unpacker)
    accepted = AcceptedWarnings.Outcome(left: [], count: count, idle: try [Place](from: &unpacker))
    warnings = try [Diagnostic](from: &unpacker)
    made = Made(files: 0, reason: nil)
  }
}
