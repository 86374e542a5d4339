import ArgumentParser
import Diagnostics
import Publishing
import Reports

/// `engawa handout`.
struct HandoutCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "handout",
    abstract: say(
      en: "Pack a course to hand out: pages that work from a disk, slides, handouts and worksheets as PDF.",
      ja: "研修を配れる形にまとめます。ディスクから開けるページと、スライド・配付資料・ワークシートのPDFです。"),
    discussion: say(
      en: "One ZIP for those who take part, without answers and notes, and one for whoever leads the course.",
      ja: "参加者用（答えと話すことは入りません）と、進行用のZIPを一つずつ作ります。"))

  @Argument(
    help: ArgumentHelp(
      say(en: "The page of the course, such as first-day.", ja: "研修のページの名前（first-day など）。"), valueName: "course"))
  var course: String

  @Option(
    help: ArgumentHelp(
      say(en: "The folder of the site to write to.", ja: "書き出すフォルダ（サイトの中）。"), valueName: "folder"))
  var output = "handouts"

  @Flag(name: .customLong("no-pdf"), help: ArgumentHelp(say(en: "Make no PDF.", ja: "PDFを作りません。")))
  var noPDF = false

  @OptionGroup var shared: SharedOptions

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  func run(_ reporter: inout Reporter) async throws {
    let options = try await reporter.run { try shared.publishing() }
    let order = Publishing.HandoutOrder(course: course, folder: output, hasPDF: !noPDF)
    let made = try await reporter.run(options) { try await Publishing.handout($0, order) }
    try reporter.review(made.diagnostics)
    try reporter.conclusion(made.value.text, json: JSONText.line(made.value.record))
  }
}
