import ArgumentParser
import Diagnostics
import PreviewServer
import Publishing
import Subprocess

/// `engawa serve`.
struct ServeCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: say(
      en: "Show the site on this machine while it is being written.", ja: "書きながら、この機械だけでサイトを見ます。"),
    discussion: say(
      en: """
        The site is built in memory, and built again with every change; pages that are open load themselves again. \
        What is wrong is shown in the page, with links that open the editor, until it is mended. Nothing is published, \
        and no other machine can look. It ends with Control-C.
        """,
      ja: """
        サイトをメモリーの中に作り、変更のたびに作り直します。開いているページは自動で読み直します。まちがいは、直るまでページの上に示し、\
        リンクからエディターで開けます。公開はせず、ほかの機械からは見られません。Control-C で終わります。
        """))

  @OptionGroup var shared: SharedOptions

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  @OptionGroup var edition: EditionOption

  @Option(
    help: ArgumentHelp(
      say(en: "The port; if it is taken, the next one that is free.", ja: "ポート番号。使われていれば、次の空いている番号。"),
      valueName: "number"))
  var port: UInt16 = 4000

  @Flag(help: ArgumentHelp(say(en: "Open the site in a browser.", ja: "ブラウザーで開きます。")))
  var open = false

  @Option(
    help: ArgumentHelp(
      say(
        en: "The editor that links of mistakes open: "
          + "\(Editor.known.map(\.name).joined(separator: ", ")), or an address with {path}, {line} and {column}.",
        ja: "まちがいのリンクで開くエディター。\(Editor.known.map(\.name).joined(separator: "、"))、"
          + "または {path}、{line}、{column} の入ったアドレス。"),
      valueName: "editor"))
  var editor = "vscode"

  func validate() throws {
    guard Editor(editor) != nil else {
      throw ValidationError(
        say(
          en: "--editor wants \(Editor.known.map(\.name).joined(separator: ", ")), or an address with {path} in it.",
          ja: "--editor には \(Editor.known.map(\.name).joined(separator: "、"))、または {path} の入ったアドレスを指定してください。"))
    }
    guard port > 0, port < 65_500 else {
      throw ValidationError(say(en: "--port wants a number from 1 to 65499.", ja: "--port には1から65499までの数を指定してください。"))
    }
  }

  func run(_ reporter: inout Reporter) async throws {
    let language = reporter.language
    let server = try await reporter.run {
      let options = try shared.publishing(edition: edition.edition)
      let settings = try PreviewServer.Settings(
        options, port: port, editor: Editor(editor) ?? .usual, language: language)
      return try PreviewServer(settings)
    }
    let (stream, told) = AsyncStream<PreviewServer.Event>.makeStream()
    async let running: Void = {
      defer { told.finish() }
      try await server.run { told.yield($0) }
    }()
    var start = ContinuousClock.now
    for await event in stream {
      if case .looking = event { start = .now }
      try await tell(event, ContinuousClock.now - start, &reporter)
    }
    let ended: Stop?
    do {
      try await running
      ended = nil
    } catch { ended = error as? Stop ?? .unexpected(error) }
    if let ended { try await reporter.run { throw ended } }
  }

  /// - Parameter time: how long it is since the files were looked at.
  private func tell(_ event: PreviewServer.Event, _ time: Duration, _ reporter: inout Reporter) async throws {
    switch event {
    case .looking: break
    case .ready(let address):
      try reporter.conclusion(
        Message(
          en: "\(address)  (Control-C ends the preview)\n", ja: "\(address) で見られます（Control-C で終わります）\n"),
        json: "{\"ready\": \"\(address)\"}")
      // A browser may run as long as somebody reads in it.
      if open { Task { await browse(address) } }
    case .built(let report):
      try reporter.report(report.warnings)
      let milliseconds = Int(time / .milliseconds(1))
      try reporter.conclusion(
        Message(
          en: "\(report.edition): made \(report.made.files) of \(report.fileCount) files in \(milliseconds) ms\n",
          ja: "\(report.edition): \(report.fileCount)ファイルのうち\(report.made.files)を\(milliseconds)ミリ秒で作りました\n"),
        json: "{\"made\": \(report.made.files), \"files\": \(report.fileCount), \"milliseconds\": \(milliseconds)}")
    case .failed(let diagnostics): try reporter.report(diagnostics)
    }
  }

  /// Opens an address in the browser of the desktop, if there is one.
  private func browse(_ address: String) async {
    #if os(macOS)
      let program = "open"
    #else
      let program = "xdg-open"
    #endif
    do {
      _ = try await Subprocess.run(
        .name(program), arguments: [address], input: .none, output: .discarded, error: .discarded)
    } catch {
      // Where there is no desktop the address stands on the terminal all the same.
    }
  }
}
