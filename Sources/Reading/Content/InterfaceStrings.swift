public import Diagnostics
import Fields

/// The words that templates put around the content, from `templates/strings/<language>.yml`.
public enum InterfaceStrings {
  /// Reads the words of a language, each with its name, in the order of the file.
  public static func read(_ source: SourceText) -> Reviewed<[(name: String, text: String)]> {
    let problems = FileCheck.problems(source)
    guard problems.isEmpty else { return Reviewed([], problems) }
    var diagnostics: [Diagnostic] = []
    let pairs = YAMLReader.mapping(0..<source.bytes.count, of: source).unwrapped(into: &diagnostics)
    var reader = FieldReader(pairs, of: source)
    let texts = pairs.compactMap { pair in reader.required(pair.key, .text).map { (name: pair.key, text: $0) } }
    return Reviewed(texts, diagnostics + reader.finish())
  }
}
