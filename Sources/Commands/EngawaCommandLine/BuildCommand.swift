public import ArgumentParser
import Diagnostics
import Publishing
public import Site

/// `engawa build`.
struct BuildCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: say(en: "Build the site and publish it into its folder.", ja: "サイトを作り、出力先に公開します。"),
    discussion: say(
      en: """
        Everything is checked first. The new site is written aside and takes the place of the old one all at once; \
        files in the output folder that engawa did not write are kept.
        """,
      ja: "はじめにすべてを確かめます。新しいサイトは別の所に書き、一度に入れ替えます。出力先にある、engawa が書いたのではないファイルは残します。"))

  @OptionGroup var shared: SharedOptions

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  @Option(
    help: ArgumentHelp(
      say(en: "Where to build; the edition's own folder unless told otherwise.", ja: "出力先。指定しなければ、その版のフォルダ。"),
      valueName: "folder"))
  var output: String?

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp(
      say(
        en: "Where the site will be published, instead of base-url in engawa.yml.",
        ja: "公開先の住所。engawa.yml の base-url の代わりに使います。"),
      valueName: "address"))
  var baseURL: String?

  @OptionGroup var edition: EditionOption

  @Flag(help: EditionOption.allHelp)
  var all = false

  @Option(
    help: ArgumentHelp(
      say(
        en:
          "Make one of several parts, such as 3/16, to be joined by 'engawa merge'; each needs an --output of its own.",
        ja: "3/16 のように、いくつかに分けた一つだけを作ります。engawa merge で一つにします。--output が要ります。"),
      valueName: "n/of"))
  var shard: Shard?

  @Flag(
    name: .customLong("no-cache"),
    help: ArgumentHelp(
      say(
        en: "Make everything, and take nothing from the last build.", ja: "前のビルドから何も引き継がず、すべてを作り直します。")))
  var makesEverything = false

  func validate() throws {
    try EditionOption.validate(all: all, edition, output: output)
    guard shard == nil || output != nil && !all else {
      throw ValidationError(
        say(
          en: "--shard wants --output, a folder for the part alone, and one edition.",
          ja: "--shard には、その部分だけのフォルダを --output で指定してください。--all とは使えません。"))
    }
  }

  func run(_ reporter: inout Reporter) async throws {
    let start = ContinuousClock.now
    if all {
      let address = baseURL.map { ["--base-url", $0] } ?? []
      return try await EveryEdition(shared).run(
        ["build"] + address + (makesEverything ? ["--no-cache"] : []), &reporter)
    }
    let options = try await reporter.run {
      var options = try shared.publishing(edition: edition.edition, output: output, baseURL: baseURL)
      options.usesCache = !makesEverything
      options.shard = shard
      return options
    }
    if shared.strict {
      // What strict mode refuses must not be published first.
      let report = try await reporter.run(options) { try await Publishing.check($0) }
      if !report.warnings.isEmpty { try reporter.review(report.warnings) }
    }
    let report = try await reporter.run(options) { try await Publishing.build($0) }
    try reporter.review(report.warnings)
    try BuildSummary(report, shared, output: output, ContinuousClock.now - start).give(to: reporter)
  }
}

/// `engawa check`.
struct CheckCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: say(en: "Say what is wrong, and publish nothing.", ja: "まちがいを調べます。サイトは書き出しません。"))

  @OptionGroup var shared: SharedOptions

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  @OptionGroup var edition: EditionOption

  @Flag(help: EditionOption.allHelp)
  var all = false

  func validate() throws {
    try EditionOption.validate(all: all, edition, output: nil)
  }

  func run(_ reporter: inout Reporter) async throws {
    let start = ContinuousClock.now
    if all { return try await EveryEdition(shared).run(["check"], &reporter) }
    let options = try await reporter.run { try shared.publishing(edition: edition.edition) }
    let report = try await reporter.run(options) { try await Publishing.check($0) }
    try reporter.review(report.warnings)
    try BuildSummary(report, shared, isWritten: false, ContinuousClock.now - start).give(to: reporter)
  }
}

extension Shard: ExpressibleByArgument {
  /// Reads `3/16`.
  public init?(argument: String) { self.init(argument) }
}
