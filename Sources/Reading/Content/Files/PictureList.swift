import Diagnostics
import Fields
import Files

/// Whether people are in a picture, as somebody says who knows the picture.
public enum PeopleInPicture: String, CaseIterable, Sendable {
  /// Nobody is.
  case none
  /// Whoever can be recognised has agreed that it is published.
  case consented
  /// People are, and nobody can be recognised.
  case backView = "back-view"
}

/// What `content/pictures.yml` says of pictures: the path of each below `content/`, and whether people are in it.
enum PictureList {
  /// Where it lies, relative to the folder of the site.
  static let path = "content/pictures.yml"
  /// Ten thousand pictures take less.
  private static let largest = 2_000_000

  /// Reads the file; nothing is said where there is none.
  ///
  /// - Parameter images: paths of all pictures below `content/`.
  /// - Throws: the system's error.
  static func read(root: String, images: Set<String>) throws(FileError) -> Reviewed<[String: PeopleInPicture]> {
    let file = FilePath.join(root, path)
    switch try fileKind(file) {
    case nil: return Reviewed([:])
    // It is told where the folder is read.
    case .link, .folder, .other: return Reviewed([:])
    case .file: break
    }
    let bytes = try readFile(file)
    // The last line of it may have been deleted.
    if bytes.allSatisfy({ $0 <= UInt8(ascii: " ") }) { return Reviewed([:]) }
    let source = SourceText(path: path, bytes: WindowsText.plain(bytes) ?? bytes)
    let pairs = YAMLReader.file(source, largest: largest)
    var problems = FileProblems(of: source)
    var people: [String: PeopleInPicture] = [:]
    for pair in pairs.value {
      guard images.contains(pair.key) else {
        problems.report(.unknownPicture(pair.key, images, at: source.place(pair.keyPosition)))
        continue
      }
      var reader = FieldReader([pair], of: source)
      people[pair.key] = reader.required(pair.key, .choice())
      for problem in reader.diagnostics { problems.report(problem) }
    }
    return Reviewed(people, pairs.diagnostics + problems.diagnostics)
  }
}

extension Diagnostic {
  static func unknownPicture(_ path: String, _ images: Set<String>, at place: Place) -> Self {
    Self(
      "picture.no-file", at: place,
      Message(en: "there is no picture '\(path)' below content/", ja: "content/ の下に「\(path)」という画像はありません"),
      hint: Suggestion.hint(for: path, in: images.sorted())
        ?? Message(en: "delete this line, or put the picture there", ja: "この行を消すか、画像を置いてください"))
  }
}
