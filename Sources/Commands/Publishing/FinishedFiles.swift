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

  /// Pictures that are larger than any page needs.
  ///
  /// - Parameter remembered: what the last build found in pictures that are as they were.
  static func pictureWarnings(
    _ files: [String], _ options: Options, remembering remembered: Remembered?
  ) throws -> [Diagnostic] {
    let pictures = files.filter { !isDocument($0) }
    let known = Set(pictures.filter { remembered?.images.contains($0) ?? false }.map { "content/\($0)" })
    let kept = (remembered?.pictures ?? []).filter { $0.place.map { known.contains($0.path) } ?? false }
    return try kept
      + pictures.filter { !known.contains("content/\($0)") }.compactMap { file in
        let bytes = try readImage(file, options)
        let place = Place(path: "content/\(file)")
        if let size = Picture.size(of: bytes), max(size.width, size.height) > largestSide {
          return .widePicture(size.width, size.height, largestSide, at: place)
        }
        return bytes.count > largestPicture ? .heavyPicture(bytes.count, largestPicture, at: place) : nil
      }
  }

  private static let largestPicture = 2_000_000
  private static let largestSide = 4_000

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
  static func widePicture(_ width: Int, _ height: Int, _ most: Int, at place: Place) -> Self {
    Self(
      "picture.wide", severity: .warning, at: place,
      Message(
        en: "picture has \(width) × \(height) pixels; no page needs more than \(most)",
        ja: "画像が\(width)×\(height)ピクセルあります。ページには\(most)ピクセルもあれば足ります"),
      hint: Message(en: "make it smaller in an image program", ja: "画像ソフトで小さくしてください"))
  }

  static func heavyPicture(_ bytes: Int, _ most: Int, at place: Place) -> Self {
    Self(
      "picture.heavy", severity: .warning, at: place,
      Message(
        en: "picture has \(bytes / 1_000_000) MB; readers on telephones wait for it",
        ja: "画像が\(bytes / 1_000_000)MBあります。携帯電話で見る人を待たせます"),
      hint: Message(
        en: "save it smaller, or with more compression, below \(most / 1_000_000) MB",
        ja: "小さくするか圧縮を強めて、\(most / 1_000_000)MBより小さくしてください"))
  }

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
