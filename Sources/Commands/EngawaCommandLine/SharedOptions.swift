public import ArgumentParser
import Diagnostics
import Publishing

/// The options that all subcommands share.
struct SharedOptions: ParsableArguments {
  @Option(help: ArgumentHelp(say(en: "The folder of the site.", ja: "サイトのフォルダ。"), valueName: "folder"))
  var root = "."

  @Option(
    help: ArgumentHelp(
      say(en: "How many cores to use; all of them unless told otherwise.", ja: "使うコアの数。指定しなければすべて。"), valueName: "n"))
  var jobs: Int?

  @Option(help: ArgumentHelp(say(en: "Whether diagnostics are coloured.", ja: "まちがいの表示に色を付けるか。")))
  var color = ColorChoice.auto

  @Option(help: ArgumentHelp(say(en: "The language of diagnostics.", ja: "まちがいを書く言語。")))
  var language: Message.Language?

  @Flag(help: ArgumentHelp(say(en: "Take warnings for errors.", ja: "注意もまちがいとして扱います。")))
  var strict = false

  @Flag(name: .shortAndLong, help: ArgumentHelp(say(en: "Say nothing but what is wrong.", ja: "まちがいのほかは何も言いません。")))
  var quiet = false

  @Flag(name: .shortAndLong, help: ArgumentHelp(say(en: "Say more about what was done.", ja: "したことを詳しく言います。")))
  var verbose = false

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError(say(en: "--jobs wants a number from 1 to 1024.", ja: "--jobs には1から1024までの数を指定してください。"))
    }
  }

  /// The same options as words of a command.
  var arguments: [String] {
    var words = ["--root", root, "--color", color.rawValue]
    if let jobs { words += ["--jobs", String(jobs)] }
    if let language { words += ["--language", language.rawValue] }
    for (flag, isSet) in [("--strict", strict), ("--quiet", quiet), ("--verbose", verbose)] where isSet {
      words.append(flag)
    }
    return words
  }

  /// What to build, and where.
  ///
  /// - Throws: ``Stop`` if nobody can tell which day it is.
  func publishing(
    edition: String? = nil, output: String? = nil, baseURL: String? = nil
  ) throws(Stop) -> Publishing.Options {
    let surroundings = Surroundings.current
    var options = Publishing.Options(
      root: root, edition: edition, output: output, baseURL: baseURL, jobs: jobs ?? surroundings.cores,
      today: try surroundings.today.get())
    options.dayForReaders = try surroundings.dayInJapan.get()
    return options
  }

  /// Where diagnostics go.
  func reporter(_ format: DiagnosticFormat) -> Reporter {
    let surroundings = Surroundings.current
    let language = language ?? surroundings.language
    let hasColor = color == .always || (color == .auto && surroundings.hasColor)
    return Reporter(
      format: format, language: language, hasColor: hasColor, isStrict: strict, isQuiet: quiet, root: root)
  }
}

/// Whether diagnostics are coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

extension Message.Language: ExpressibleByArgument {}
