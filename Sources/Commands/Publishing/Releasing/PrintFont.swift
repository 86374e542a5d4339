import Files
import Subprocess

/// The font that PDFs are set in, and what signs it has.
struct PrintFont {
  private let folder: String
  private let signs: [ClosedRange<UInt32>]

  /// Looks for a family; `nil` if it is not installed, or nobody can tell.
  static func find(_ family: String) async -> PrintFont? {
    do {
      let result = try await run(
        .name("fc-match"), arguments: ["-f", "%{family}\n%{file}\n%{charset}\n", family],
        // Names of families come in the language of whoever asks.
        environment: .inherit.updating(["LC_ALL": "C"]), output: .string(limit: 1_000_000), error: .discarded)
      let lines = result.standardOutput.split(separator: "\n").map(String.init)
      guard lines.count == 3, lines[0].split(separator: ",").contains(Substring(family))
      else { return nil }
      return PrintFont(folder: FilePath.folder(of: lines[1]), signs: ranges(lines[2]))
    } catch { return nil }
  }

  /// Reads `20-7e a0 3000-30ff`.
  private static func ranges(_ text: String) -> [ClosedRange<UInt32>] {
    text.split(separator: " ").compactMap { part in
      let ends = part.split(separator: "-").compactMap { UInt32($0, radix: 16) }
      guard let first = ends.first, let last = ends.last, first <= last else { return nil }
      return first...last
    }
  }

  /// What fontconfig is told, so that no other font comes in, whatever the machine has.
  func configuration(cache: String) -> String {
    """
    <?xml version="1.0"?>
    <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
    <fontconfig><dir>\(folder)</dir><cachedir>\(cache)</cachedir></fontconfig>

    """
  }

  /// The signs of a page that the font does not have, each once; an empty box would stand in their place.
  func missing(in page: [UInt8]) -> [Character] {
    let text = String(decoding: page, as: UTF8.self)
      .replacing(#/<style>.*?<\/style>|<a [^>]*role="doc-backlink".*?<\/a>|<[^>]*>/#.dotMatchesNewlines(), with: " ")
    var known: Set<Unicode.Scalar> = []
    var missing: [Character] = []
    for scalar in text.unicodeScalars where known.insert(scalar).inserted {
      if scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint || scalar.value < 0x20 {
        continue
      }
      if !signs.contains(where: { $0.contains(scalar.value) }) { missing.append(Character(scalar)) }
    }
    return missing.sorted()
  }
}
