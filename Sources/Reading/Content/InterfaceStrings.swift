public import Diagnostics
import Fields

/// The words that templates put around the content, from `templates/strings/<language>.yml`.
public enum InterfaceStrings {
  /// Reads the words of a language, each with its name; a later file's take the place of an earlier one's.
  public static func read(_ sources: [SourceText]) -> Reviewed<[(name: String, text: String)]> {
    var diagnostics: [Diagnostic] = []
    var texts: [(name: String, text: String)] = []
    var places: [String: Int] = [:]
    for pair in sources.flatMap({ read($0).unwrapped(into: &diagnostics) }) {
      if let place = places[pair.name] {
        texts[place] = pair
      } else {
        places[pair.name] = texts.count
        texts.append(pair)
      }
    }
    return Reviewed(texts, diagnostics)
  }

  /// The names in a file, and where they stand.
  public static func names(in source: SourceText) -> [(name: String, position: Place.Position)] {
    guard FileCheck.problems(source).isEmpty else { return [] }
    return YAMLReader.mapping(0..<source.bytes.count, of: source).value.map { ($0.key, $0.keyPosition) }
  }

  private static func read(_ source: SourceText) -> Reviewed<[(name: String, text: String)]> {
    let problems = FileCheck.problems(source)
    guard problems.isEmpty else { return Reviewed([], problems) }
    var diagnostics: [Diagnostic] = []
    let pairs = YAMLReader.mapping(0..<source.bytes.count, of: source).unwrapped(into: &diagnostics)
    var reader = FieldReader(pairs, of: source)
    let texts = pairs.compactMap { pair in reader.required(pair.key, .text).map { (name: pair.key, text: $0) } }
    return Reviewed(texts, diagnostics + reader.finish())
  }
}
