import ArgumentParser
import Diagnostics
import Files
import Publishing
import Reports

/// `engawa audit`.
struct AuditCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: say(en: "Attack published figures.", ja: "公開する数から、隠した数が分からないかを試します。"),
    discussion: say(
      en: "Without --instance, the built site and all sealings are attacked together.",
      ja: "--instance がなければ、できあがったサイトとすべての封印を合わせて攻撃します。"))

  @Option(
    help: ArgumentHelp(
      say(en: "A file with tables to attack, made elsewhere.", ja: "よそで作った表のファイル。"), valueName: "file"))
  var instance: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(say(en: "The folder of the built site.", ja: "できあがったサイトのフォルダ。"), valueName: "folder"))
  var output: String?

  @OptionGroup var edition: EditionOption

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  @Flag(
    help: ArgumentHelp(
      say(
        en: """
          Cross the variables of several tables with one another, as a sealing of up to 250 cells does; with more cells, \
          what is narrowed and may be large is a warning.
          """,
        ja: "250欄までの封印のときと同じように、いくつもの表の区分を掛け合わせて試します。欄がもっと多いときは、絞り込めても大きいかもしれない数は注意にとどめます。")))
  var joint = false

  @Flag(
    help: ArgumentHelp(
      say(
        en: "Warn too of what somebody learns who is one of two people counted; for --instance.",
        ja: "二人だけの数に入っている人に何が分かるかも示します（--instance のとき）。")))
  var insider = false

  @Option(
    name: .customLong("time-limit"),
    help: ArgumentHelp(
      say(
        en: "After how many seconds counts that are not shown to be safe are called undecided, which refuses.",
        ja: "何秒で打ち切るか。それまでに安全だと分からない数があれば、通しません。"), valueName: "seconds"))
  var timeLimit = 600

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if timeLimit < 1 || timeLimit > 1_000_000 {
      throw ValidationError(
        say(en: "--time-limit wants seconds, from 1 to 1000000.", ja: "--time-limit には1から1000000までの秒数を指定してください。"))
    }
  }

  func run(_ reporter: inout Reporter) async throws {
    guard let instance else { return try await auditOutput(&reporter) }
    let progress = Progress(seconds: timeLimit, isShown: false)
    let audit = try await reporter.run {
      try Publishing.audit(problem: instance, isInsider: insider, watch: progress.watch)
    }
    try reporter.report(audit.warnings)
    try reporter.result(audit.summary, json: JSONText.pretty(audit))
    if audit.exit != 0 { throw ExitCode(Int32(audit.exit)) }
  }

  private func auditOutput(_ reporter: inout Reporter) async throws {
    let progress = Progress(seconds: timeLimit, isShown: joint && !shared.quiet && StandardStream.error.isTerminal)
    let audit = try await reporter.run {
      let audit = try await Publishing.auditOutput(
        shared.publishing(edition: edition.edition, output: output), isJoint: joint, watch: progress.watch)
      try progress.clear()
      return audit
    }
    try reporter.report(audit.diagnostics)
    guard !audit.diagnostics.haveErrors else { throw ExitCode(3) }
    var json = [
      "files": audit.files, "sealings": audit.sealings, "countsAttacked": audit.targets, "givenAway": 0,
      "narrowed": audit.narrowed,
    ]
    if case .holds(let worlds, let statements) = audit.certificate {
      json.merge(["worldsRecounted": worlds, "statementsRecounted": statements]) { $1 }
    }
    let certificate = audit.certificate.text
    let narrowed =
      audit.narrowed > 0
      ? Message(en: ", narrowed: \(audit.narrowed)", ja: "（絞り込めるもの\(audit.narrowed)個）") : Message(en: "", ja: "")
    let sealings = Message.counted(audit.sealings, "sealing")
    try reporter.conclusion(
      Message(
        en:
          "\(Message.counted(audit.files, "file")), \(sealings), \(Message.counted(audit.targets, "count")) attacked: none is given away\(narrowed.en)\n"
          + certificate.en,
        ja: "ファイル\(audit.files)、封印\(audit.sealings)、攻撃した数\(audit.targets)個。分かってしまうものはありません\(narrowed.ja)\n"
          + certificate.ja),
      json: JSONText.line(json))
  }
}
