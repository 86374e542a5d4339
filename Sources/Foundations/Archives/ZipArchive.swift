/// Writes files as one ZIP archive, the same bytes for the same files: nothing is packed, and no time is told.
///
/// Source: APPNOTE.TXT of PKWARE, version 6.3.10; names are in UTF-8 (bit 11).
public enum ZipArchive {
  /// An archive of some files.
  ///
  /// - Parameter files: their names, with `/` between folders, and bytes; less than 4 GB in all.
  public static func bytes(of files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    archive.reserveCapacity(files.reduce(100) { $0 + $1.bytes.count + $1.name.utf8.count * 2 + 100 })
    var directory: [UInt8] = []
    for file in files {
      let offset = archive.count
      let entry = Self.entry(file.name, file.bytes)
      archive += number(0x0403_4b50, 4) + entry + number(0, 2) + Array(file.name.utf8) + file.bytes
      // No comment, the first disk, no attributes.
      directory += number(0x0201_4b50, 4) + number(20, 2) + entry + number(0, 2) + number(0, 2) + number(0, 2)
      directory += number(0, 2) + number(0, 4) + number(offset, 4) + Array(file.name.utf8)
    }
    let start = archive.count
    archive += directory
    archive += number(0x0605_4b50, 4) + number(0, 4) + number(files.count, 2) + number(files.count, 2)
    return archive + number(directory.count, 4) + number(start, 4) + number(0, 2)
  }

  /// What both headers of a file have: version, flags, method, the first day that there is, checksum, sizes, name.
  private static func entry(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
    number(20, 2) + number(0x0800, 2) + number(0, 2) + number(0, 2) + number(0x21, 2)
      + number(Int(checksum(bytes)), 4) + number(bytes.count, 4) + number(bytes.count, 4) + number(name.utf8.count, 2)
  }

  private static func number(_ value: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// CRC-32 of ISO 3309, as ZIP has it.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { $0 >> 8 ^ table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] }
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }
}
