import Diagnostics
public import Files
import Packing

/// What an earlier build read of content files that have not changed since.
public struct ContentMemory: Sendable {
  /// What lies below `content/`, if somebody looked already.
  let listing: [FolderEntry]?
  /// What was read, packed, by the paths of the files below `content/`.
  private let readings: [String: ArraySlice<UInt8>]

  /// Remembers what was read of files.
  ///
  /// - Parameters:
  ///   - listing: what lies below `content/`, without what nobody reads as content; `nil` if nobody looked.
  ///   - readings: of each file by its path below `content/`, as ``ContentLibrary/Everything/readings`` has it.
  public init(listing: [FolderEntry]? = nil, readings: [String: ArraySlice<UInt8>] = [:]) {
    self.listing = listing
    self.readings = readings
  }

  /// Whether a file need not be read again.
  func has(_ path: String) -> Bool { readings[path] != nil }

  /// What was read of a file; `nil` if it must be read again.
  func reading(of path: String) -> RememberedReading? {
    guard let bytes = readings[path] else { return nil }
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
