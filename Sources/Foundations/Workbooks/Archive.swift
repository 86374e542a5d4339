import CZip

/// A ZIP archive in memory, read by libzip.
///
/// It is a class because it is closed when nobody needs it any more.
@safe final class Archive {
  private let archive: OpaquePointer
  /// What it is read from; libzip holds on to the memory until the archive is closed.
  private let memory: UnsafeMutableRawPointer
  /// The names of its files.
  let names: [String]
  /// How much may be unpacked of it altogether, in bytes.
  private var left: Int

  /// Opens an archive.
  ///
  /// - Parameter limit: how much may be unpacked of it altogether, in bytes.
  /// - Throws: ``Workbook/Problem`` if it is none, or would unpack to more.
  init(_ bytes: [UInt8], limit: Int) throws(Workbook.Problem) {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 16)
    unsafe bytes.withUnsafeBytes {
      unsafe memory.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(memory), byteCount: $0.count)
    }
    var error = unsafe zip_error_t()
    guard let source = unsafe zip_source_buffer_create(memory, UInt64(bytes.count), 0, &error) else {
      unsafe memory.deallocate()
      throw .notAWorkbook
    }
    guard let archive = unsafe zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
      unsafe zip_source_free(source)
      unsafe memory.deallocate()
      throw .notAWorkbook
    }
    var names: [String] = []
    var size: UInt64 = 0
    let count = unsafe zip_get_num_entries(archive, 0)
    for index in 0..<min(UInt64(max(count, 0)), Self.mostFiles) {
      var stat = unsafe zip_stat_t()
      guard unsafe zip_stat_index(archive, index, 0, &stat) == 0, let name = unsafe stat.name else { continue }
      names.append(unsafe String(cString: name))
      size = unsafe size.addingReportingOverflow(stat.size).partialValue
    }
    unsafe self.archive = unsafe archive
    unsafe self.memory = unsafe memory
    self.names = names
    left = limit
    if count > Self.mostFiles || size > UInt64(limit) { throw .tooLarge }
  }

  private static let mostFiles: UInt64 = 10_000

  deinit {
    unsafe zip_discard(archive)
    unsafe memory.deallocate()
  }

  /// The bytes of a file; `nil` if there is none of that name.
  ///
  /// - Throws: ``Workbook/Problem`` if it is torn or encrypted, or unpacks to more than it says.
  func read(_ name: String) throws(Workbook.Problem) -> [UInt8]? {
    guard unsafe zip_name_locate(archive, name, 0) >= 0 else { return nil }
    var stat = unsafe zip_stat_t()
    guard unsafe zip_stat(archive, name, 0, &stat) == 0 else { throw .torn }
    if unsafe stat.encryption_method != UInt16(ZIP_EM_NONE) { throw .encrypted }
    let size = unsafe Int(clamping: stat.size)
    guard size <= left else { throw .tooLarge }
    guard let file = unsafe zip_fopen(archive, name, 0) else { throw .torn }
    defer { unsafe zip_fclose(file) }
    var bytes = [UInt8](repeating: 0, count: size)
    var place = 0
    while place < size {
      let count = unsafe bytes.withUnsafeMutableBytes { room in
        unsafe zip_fread(file, room.baseAddress.map { unsafe $0 + place }, UInt64(size - place))
      }
      guard count > 0 else { throw .torn }
      place += Int(count)
    }
    left -= size
    return bytes
  }
}
