import Foundation
import TestSupport
import Testing

@Suite("Whoever types wrong things")
struct UsageTests {
  @Test(
    "is told what was probably meant",
    arguments: [
      (["biuld"], "did you mean 'build'?"), (["new", "sit", "x"], "did you mean 'site'?"),
      (["theme", "ejct"], "did you mean 'eject'?"), (["build", "--formta", "json"], "Did you mean '--format'?"),
      (["preview"], "there is: new, serve, check"), (["help", "sael"], "did you mean 'seal'?"),
      (["help", "theme", "ejct"], "did you mean 'eject'?"),
    ])
  func suggestions(words: [String], hint: String) throws {
    let result = try Tool.run(words)
    #expect(result.code == 2 && result.output.isEmpty)
    #expect(result.errors.contains(hint), "\(result.errors)")
  }

  @Test(
    "is told so in Japanese where Japanese is spoken",
    arguments: [
      (["biuld"], "「biuld」というコマンドはありません"), (["build", "--formta", "x"], "「--format」のことですか"),
      (["build", "--zzz"], "「--zzz」というオプションはありません"), (["build", "--root"], "「--root <folder>」の値がありません"),
      (["build", "--format", "xml"], "使えるもの: text, json, github, gitlab, sarif"),
      (["build", "x"], "「x」は余分です"), (["build", "x", "y"], "「x」「y」は余分です"),
      (["build", "--strict=1"], "「--strict」に値は付けられません（「1」）"), (["new", "page"], "「<kind>」を書いてください"),
      (["seal", "--as-of", "foo"], "「--as-of <yyyy-mm-dd>」に「foo」は使えません"),
      (["build", "--jobs", "0"], "--jobs には1から1024までの数を指定してください"),
      (["build", "--all", "--edition", "x"], "--all は --edition や --output と一緒に使えません"),
    ])
  func japanese(words: [String], message: String) throws {
    let result = try Tool.run(words, environment: ["LANG": "ja_JP.UTF-8"])
    #expect(result.code == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(!result.errors.contains("Error") && !result.errors.contains("Usage") && !result.errors.contains("See '"))
  }

  @Test("is told so in the language that the words ask for, wherever they ask for it")
  func asked() throws {
    let words = [["build", "--language", "ja", "--zzz"], ["build", "--zzz", "--language=ja"]]
    for words in words { #expect(try Tool.run(words).errors.contains("「--zzz」というオプションはありません")) }
    let english = try Tool.run(["biuld", "--language", "en"], environment: ["LANG": "ja_JP.UTF-8"])
    #expect(english.errors.contains("has no command 'biuld'"))
    #expect(try Tool.run(["build", "--help", "--language", "ja"]).output.contains("使い方: engawa build"))
    // What is no language is told in that of the terminal.
    let wrong = try Tool.run(["build", "--language", "fr"], environment: ["LANG": "ja_JP.UTF-8"])
    #expect(wrong.errors.contains("「--language <language>」に「fr」は使えません"))
  }

  private static let commands: [[String]] = [
    [], ["new"], ["new", "site"], ["new", "page"], ["new", "kind"], ["new", "table"], ["build"], ["check"], ["list"],
    ["explain"], ["inspect"], ["inspect", "statistics"], ["inspect", "disclosure"], ["audit"], ["protect"], ["seal"],
    ["theme"], ["theme", "list"], ["theme", "show"], ["theme", "eject"], ["clean"], ["completions"], ["man"],
  ]

  @Test("finds help in the language of the terminal", arguments: commands)
  func help(command: [String]) throws {
    let english = try Tool.run(command + ["--help"])
    #expect(english.code == 0 && english.output.contains("OVERVIEW: "))
    #expect(!english.output.contains { ("ぁ"..."ん").contains($0) })
    let japanese = try Tool.run(command + ["--help"], environment: ["LANG": "ja_JP.UTF-8"])
    #expect(japanese.code == 0 && japanese.output.contains("使い方: engawa"))
    for word in ["OVERVIEW", "USAGE", "OPTIONS", "SUBCOMMANDS", "ARGUMENTS", "default:", "values:", "Show ", "See '"] {
      #expect(!japanese.output.contains(word), "\(command): \(word)")
    }
  }

  @Test("finds the same text in the manual page, and completions for the shell at hand")
  func manual() throws {
    let page = try Tool.run(["man"])
    #expect(page.code == 0 && page.output.hasPrefix(".TH ENGAWA 1"))
    for command in Self.commands where !command.isEmpty {
      #expect(page.output.contains(".SS engawa \(command.joined(separator: " "))\n"), "\(command)")
    }
    #expect(page.output.contains("\\fB\\-\\-base\\-url <address>\\fR"))
    #expect(try Tool.run(["man"], environment: ["LANG": "ja_JP.UTF-8"]).output.contains(".SH 名前"))
    for shell in ["bash", "zsh", "fish"] {
      let script = try Tool.run(["completions", shell])
      #expect(script.code == 0 && script.output.contains("seal"), "\(shell)")
    }
    #expect(try Tool.run(["completions", "csh"]).code == 2)
  }
}
