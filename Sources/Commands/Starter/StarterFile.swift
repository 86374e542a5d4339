import CStarter

/// A file of a new site as the tool brings it along, with signs such as `@NAME@` where answers are filled in.
struct StarterFile {
  let path: String
  let text: String

  /// All of them.
  static var all: [StarterFile] {
    (0..<engawa_starter_count()).map { index in
      let file = unsafe engawa_starter_at(index)
      return unsafe StarterFile(
        path: String(cString: file.path),
        text: String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self))
    }
  }
}
