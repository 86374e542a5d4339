import Diagnostics
import Files
import Gate
import Pictures

// Files as they are to be published: pages and data that are made, pictures without what they say of their making, and
// files to hand out as they are.
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

  /// A picture as it is to be published, without what it says of its making; a file to hand out as it is.
  static func finishedImage(_ image: String, _ options: Options) throws -> (path: String, bytes: [UInt8]) {
    let place = Place(path: "content/\(image)")
    // A file to hand out goes as it is, and the gate reads it.
    if isDocument(image) { return (image, try readImage(image, options)) }
    guard let picture = Picture(try readImage(image, options)) else {
      throw Stop(.content, [.brokenPicture(at: place)])
    }
    guard let bytes = picture.stripped else {
      throw Stop(.content, [.cannotStrip((picture.metadata ?? []).joined(separator: ", "), at: place)])
    }
    return (image, bytes)
  }

  static func readImage(_ image: String, _ options: Options) throws(Stop) -> [UInt8] {
    do { return try readFile(FilePath.join(options.root, "content/\(image)")) } catch { throw error.stop }
  }
}

extension Diagnostic {
  static func brokenPicture(at place: Place) -> Self {
    Self(
      "picture.unreadable", at: place,
      Message(
        en: "neither JPEG, PNG, WebP, GIF nor AVIF, or torn", ja: "画像として読めません（JPEG、PNG、WebP、GIF、AVIF のどれでもないか、壊れています）"),
      hint: Message(en: "save it anew in an image program", ja: "画像ソフトで保存し直してください"))
  }

  static func cannotStrip(_ names: String, at place: Place) -> Self {
    Self(
      "picture.metadata", at: place,
      Message(
        en: "picture has \(names), which cannot be taken out without drawing it anew",
        ja: "画像に\(names)があり、そのままでは取り除けません"),
      hint: Message(
        en: "turn it upright and save it without metadata in an image program", ja: "画像ソフトで正しい向きにして、撮影情報を付けずに保存してください"))
  }
}
