public import Diagnostics
import Fields
import Files

/// What `content/pictures.yml` says of pictures: the path of each below `content/`, and whether people are in it, by
/// somebody who looked at it.
///
/// Nothing is guessed of these words: a wrong one would be a consent that nobody gave.
enum PictureList {
  /// Nobody is; whoever can be recognised has agreed that it is published; nobody can be recognised.
  private static let words = ["none", "consented", "back-view"]
  /// Where it lies, relative to the folder of the site.
  static let path = "content/pictures.yml"
  /// Ten thousand pictures take less.
  private static let largest = 2_000_000

  /// Reads the file; nothing is said where there is none.
  ///
  /// - Parameter images: paths of all pictures below `content/`.
  /// - Returns: the pictures of which something is said; what is said wrongly is an error by itself.
  /// - Throws: the system's error.
  static func read(root: String, images: Set<String>) throws(FileError) -> Reviewed<Set<String>> {
    let file = FilePath.join(root, path)
    switch try fileKind(file) {
    case nil: return Reviewed([])
    // It is told where the folder is read.
    case .link, .folder, .other: return Reviewed([])
    case .file: break
    }
    let bytes = try readFile(file)
    // The last line of it may have been deleted.
    if bytes.allSatisfy({ $0 <= UInt8(ascii: " ") }) { return Reviewed([]) }
    let source = SourceText(path: path, bytes: WindowsText.plain(bytes) ?? bytes)
    let pairs = YAMLReader.file(source, largest: largest)
    var problems = FileProblems(of: source.file)
    var described: Set<String> = []
    for pair in pairs.value {
      guard images.contains(pair.key) else {
        problems.report(.unknownPicture(pair.key, at: source.place(pair.keyPosition)))
        continue
      }
      described.insert(pair.key)
      if case .scalar(let word, _) = pair.value.content, words.contains(word) { continue }
      problems.report(.unknownPeople(at: source.place(pair.value.position)))
    }
    return Reviewed(described, pairs.diagnostics + problems.diagnostics)
  }
}

extension Diagnostic {
  static func unknownPicture(_ path: String, at place: Place) -> Self {
    Self(
      "picture.no-file", at: place,
      Message(en: "there is no picture '\(path)' below content/", ja: "content/ の下に「\(path)」という画像はありません"),
      hint: Message(
        en: "delete this line if the picture is gone, or mend its path; files to hand out need no line",
        ja: "画像を消したのなら、この行も消してください。場所を書きまちがえたのなら直してください。配るファイル（PDF）の行は要りません"))
  }

  static func unknownPeople(at place: Place) -> Self {
    Self(
      "picture.unknown-people", at: place,
      Message(en: "not one of the words for people in a picture", ja: "人が写っているかどうかを言う言葉ではありません"),
      hint: .peopleInPictures)
  }
}

extension Message {
  /// The words, with what they mean.
  public static let peopleInPictures = Message(
    en:
      "look at the picture: 'none' if nobody is in it, 'consented' if all who can be recognised have agreed, 'back-view' if nobody can be recognised; else take it off its pages",
    ja:
      "画像を確かめて、人が写っていなければ none、誰か分かる人がいて全員が同意していれば consented、誰か分からなければ back-view と書いてください。どれでもなければ、ページから外してください"
  )
}
