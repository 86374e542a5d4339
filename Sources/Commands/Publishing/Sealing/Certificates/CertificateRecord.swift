import Digests

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A certificate as its file has it: codes and names instead of positions, and everybody who is alike once.
struct CertificateRecord: Codable {
  let certificate: Content
  let sha256: String

  struct Content: Codable {
    let format: Int
    let edition: String
    let sealing: Int
    /// Random letters that stand nowhere else.
    ///
    /// Without them, whoever has most of the records could guess the rest and
    /// compare the hash of the certificate, which is public.
    let salt: String
    let histories: [History]
    let people: [Person]
    /// The people of the register: the place of each kind, and how many there are.
    let register: [[Int]]
    let worlds: [World]
  }

  struct History: Codable, Hashable {
    let opened: String
    let reopened: [String]
    let closed: [String]
    let states: [String: String]
  }

  struct Person: Codable, Hashable {
    let district: String
    let route: String
    let firstContact: String
    let ageBand: String
    let household: String
    let issues: [String]
    let history: Int
  }

  struct World: Codable {
    let without: [[Int]]
    let with: [[Int]]
    let shows: [Statement]
  }

  struct Statement: Codable {
    let cell: Cell
    let minus: Cell?
    let codes: [String]?
    let variable: String?
    let atMost: Int?
    let atLeast: Int?
  }

  /// A cell of a table of a sealing.
  struct Cell: Codable, Hashable {
    let sealing: Int
    let table: String
    let row: String
    let column: String
  }

  static let format = 1

  init(_ content: Content) throws {
    certificate = content
    sha256 = Digest.hexadecimal(try Self.json(content))
  }

  /// The file.
  func bytes() throws -> [UInt8] { try Self.json(self) + [UInt8(ascii: "\n")] }

  /// Reads a file; `nil` if it is not as it was written.
  static func read(_ bytes: [UInt8]) -> CertificateRecord? {
    do {
      let record = try JSONDecoder().decode(CertificateRecord.self, from: Data(bytes))
      guard record.certificate.format == format, try record.bytes() == bytes,
        try Digest.hexadecimal(json(record.certificate)) == record.sha256
      else { return nil }
      return record
    } catch { return nil }
  }

  /// One form for each value, so that a change of a single byte shows.
  private static func json(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value))
  }
}
