import Diagnostics
public import Digests
public import Files
import Packing

/// What an earlier build read of content files that have not changed since.
public struct ContentMemory: Sendable {
  /// What lies below `content/`, if somebody looked already.
  let listing: [FolderEntry]?
  /// What was read, by the paths of the files below `content/`.
  private let readings: [String: Reading]

  /// What was read of a file, packed, and the digest of its bytes.
  public struct Reading: Sendable {
    let packed: ArraySlice<UInt8>
    let digest: ContentDigest

    /// Puts a reading together.
    public init(_ packed: ArraySlice<UInt8>, of digest: ContentDigest) {
      self.packed = packed
      self.digest = digest
    }
  }

  /// Remembers what was read of files.
  ///
  /// - Parameters:
  ///   - listing: what lies below `content/`, without what nobody reads as content; `nil` if nobody looked.
  ///   - readings: of each file by its path below `content/`, as ``ContentLibrary/Everything/readings`` has it.
  public init(listing: [FolderEntry]? = nil, readings: [String: Reading] = [:]) {
    self.listing = listing
    self.readings = readings
  }

  /// Whether a file need not be read again.
  func has(_ path: String) -> Bool { readings[path] != nil }

  /// The digest of the bytes that a file, `content/…`, had when it was read.
  func digest(of path: String) -> ContentDigest? { readings[String(path.dropFirst("content/".utf8.count))]?.digest }

  /// What was read of a file; `nil` if it must be read again.
  func reading(of path: String) -> RememberedReading? {
    guard let bytes = readings[path]?.packed else { return nil }
    var unpacker = Unpacker(bytes)
    do { return try RememberedReading(from: &unpacker, bytes) } catch { return nil }
  }
}

/// What was read of a file, and how it is remembered.
struct RememberedReading: Sendable {
  let reading: Reviewed<EntryReader.Reading>
  /// Whether it was written as Windows does, and read all the same.
  let isForgiven: Bool
  /// The same, packed.
  let packed: ArraySlice<UInt8>

  /// Packs what was read; `nil` if it has to be read anew every time.
  init?(_ reading: Reviewed<EntryReader.Reading>, isForgiven: Bool) {
    guard reading.value.isPackable else { return nil }
    self.reading = reading
    self.isForgiven = isForgiven
    var packer = Packer()
    packer.pack(isForgiven)
    packer.pack(reading.value)
    packer.pack(reading.diagnostics)
    packed = packer.bytes[...]
  }

  fileprivate init(from unpacker: inout Unpacker, _ bytes: ArraySlice<UInt8>) throws(Torn) {
    isForgiven = try Bool(from: &unpacker)
    let value = try EntryReader.Reading(from: &unpacker)
    reading = Reviewed(value, try [Diagnostic](from: &unpacker))
    packed = bytes
  }
}
