import Diagnostics
import Files
import Gate

// Files to hand out, which are published as they are.
extension Publishing {
  /// Whether a file can be read with the help of another program alone.
  static func isDocument(_ path: String) -> Bool { FilePath.ending(of: path) == "pdf" }

  /// What must not leave in files to hand out.
  static func documentHits(
    _ files: [String], _ gatekeeping: Gatekeeping, _ options: Options
  ) async throws -> [Gate.Hit] {
    var hits: [Gate.Hit] = []
    for file in files where isDocument(file) { hits += await gatekeeping.hits(in: file, try readImage(file, options)) }
    return hits
  }

  static func readImage(_ image: String, _ options: Options) throws(Stop) -> [UInt8] {
    do { return try readFile(FilePath.join(options.root, "content/\(image)")) } catch { throw error.stop }
  }
}
