import Foundation

/// A page of the guide that is made from the tool itself, in one language.
struct GeneratedPage {
  enum Language: String, CaseIterable {
    case ja, en

    /// One of two wordings.
    func choose(_ ja: String, _ en: String) -> String { self == .ja ? ja : en }
  }

  let name: String
  let language: Language
  let title: String
  let summary: String
  let order: Int
  let body: String

  var path: String { "guide/content/reference/\(name)\(language == .ja ? "" : ".en").md" }

  /// The whole file.
  var text: String {
    var head = ["title: \(title)", "summary: \(summary)"]
    if language == .ja { head += ["audience: public"] }
    head += ["status: published", "updated: 2026-11-26"]
    if language == .ja { head += ["order: \(order)"] }
    let names = Self.foreignSigns(body).map { "\($0): \(language.choose("ツールの言葉をそのまま載せるため", "the tool's own words"))" }
    if !names.isEmpty { head.append("proofreading: {\(names.joined(separator: ", "))}") }
    return "---\n\(head.joined(separator: "\n"))\n---\n\n\(body)"
  }

  /// Rules of proofreading that words of the tool break.
  private static func foreignSigns(_ text: String) -> [String] {
    var rules: [String] = []
    if text.contains("○"), text.contains("〇") { rules.append("mixed-circles") }
    if text.contains(#/[０-９]/#), text.contains(#/[0-9]/#) { rules.append("mixed-digits") }
    return rules
  }

  /// A text in a cell of a table.
  static func cell(_ text: String) -> String {
    var result = ""
    for letter in text {
      if "\\`*_[]<>|#".contains(letter) { result.append("\\") }
      result.append(letter)
    }
    return result
  }
}
