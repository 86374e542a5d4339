import Content
import Diagnostics
import Publishing
import Reports

/// What a build did.
struct BuildSummary {
  private let report: BuildReport
  private let isVerbose: Bool
  /// The folder that was written; `nil` if nothing was.
  private let output: String?
  private let time: Duration

  init(
    _ report: BuildReport, _ shared: SharedOptions, isWritten: Bool = true, output: String? = nil, _ time: Duration
  ) {
    self.report = report
    self.time = time
    isVerbose = shared.verbose
    let usual = shared.root == "." ? report.folder : "\(shared.root)/\(report.folder)"
    self.output = isWritten ? output ?? usual : nil
  }

  /// Writes it, in words or for programs.
  func give(to reporter: Reporter) throws { try reporter.conclusion(text, json: JSONText.line(record)) }

  /// The summary in words.
  private var text: Message {
    let pages = report.pageCounts.reduce(0) { $0 + $1.count }
    let kinds = report.pageCounts.map { "\($0.kind) \($0.count)" }.joined(separator: ", ")
    let milliseconds = time / .milliseconds(1)
    let duration = milliseconds < 1000 ? "\(Int(milliseconds)) ms" : "\((time / .milliseconds(100)).rounded() / 10) s"
    var lines = [
      Message(
        en:
          "\(report.edition): \(Message.counted(pages, "page")) (\(kinds)), \(Message.counted(report.fileCount, "file")), \(kilobytes) kB, in \(duration)",
        ja: "\(report.edition): \(pages)ページ（\(kinds)）、\(report.fileCount)ファイル、\(kilobytes) kB、\(duration)")
    ]
    for reason in ["internal", "draft", "kind", "consent"] {
      let files = report.leftOut.filter { $0.reason == reason }
      guard !files.isEmpty else { continue }
      let names = isVerbose ? files.map { "\n  \(Visible.text($0.path))" }.joined() : ""
      lines.append(
        Message(en: "left out, \(reason): \(files.count)\(names)", ja: "載せなかったもの（\(reason)）: \(files.count)件\(names)"))
    }
    lines += register
    lines.append(
      report.gateKnowsRegister
        ? Message(en: "gate: searched for every confidential value", ja: "関門: 登録簿の秘密の値をすべて探しました")
        : Message(en: "gate: no register here, searched for patterns only", ja: "関門: 登録簿がないので、電話番号などの型だけを探しました"))
    lines += accepted
    if isVerbose, report.forgivenCount > 0 {
      lines.append(
        Message(
          en: "pages written as Windows does, and read all the same: \(report.forgivenCount)",
          ja: "Windowsの改行やBOMのまま読んだページ: \(report.forgivenCount)件"))
    }
    if let output {
      lines.append(Message(en: "look at \(output)/index.html", ja: "\(output)/index.html を開いてご覧ください"))
    } else {
      lines.append(Message(en: "no errors, and nothing was published", ja: "エラーはありません。サイトは書き出していません"))
    }
    return Message(en: lines.map { $0.en + "\n" }.joined(), ja: lines.map { $0.ja + "\n" }.joined())
  }

  /// What figures were held against; a site without statistics has nothing to say.
  private var register: [Message] {
    let register = report.register
    if let cases = register.caseCount {
      return [
        Message(
          en:
            "register: \(Message.counted(cases, "case")), \(Message.counted(register.tableCount, "table")), \(Message.counted(register.checked, "check"))",
          ja: "登録簿: \(cases)件、表\(register.tableCount)、検算\(register.checked)")
      ]
    }
    guard register.tableCount > 0 || register.skipped > 0 else { return [] }
    return [
      Message(
        en:
          "no register in \(register.folder): what rests on it was not counted and not checked (\(register.skipped) checks)",
        ja: "\(register.folder) に登録簿がありません: それによる表は数えず、検算\(register.skipped)件と文中の数は確かめていません")
    ]
  }

  /// Which warnings are meant, and which of those that are said to be are not there.
  private var accepted: [Message] {
    let count = report.accepted.count
    guard count > 0 || !report.accepted.idle.isEmpty else { return [] }
    let idle = report.accepted.idle.compactMap { $0.position?.line }.map(String.init).joined(separator: ", ")
    return [
      Message(
        en: "accepted warnings: \(count)"
          + (idle.isEmpty ? "" : "; nothing here fits what engawa.yml accepts in line \(idle)"),
        ja: "承知のうえの注意: \(count)件" + (idle.isEmpty ? "" : "（engawa.yml の\(idle)行に当たるものは、ここにはありません）"))
    ]
  }

  private var kilobytes: Int { (report.byteCount + 500) / 1000 }

  /// The summary for programs.
  private struct Record: Encodable {
    let edition: String
    let pages: [String: Int]
    let files: Int
    let bytes: Int
    let leftOut: [String: Int]
    let cases: Int?
    let tables: Int
    let checks: Int
    let skippedChecks: Int
    let gateKnowsRegister: Bool
    let warnings: Int
    let acceptedWarnings: Int
    let output: String?
    let milliseconds: Int
  }

  private var record: Record {
    Record(
      edition: report.edition,
      pages: Dictionary(report.pageCounts.map { ($0.kind, $0.count) }, uniquingKeysWith: +),
      files: report.fileCount, bytes: report.byteCount,
      leftOut: Dictionary(report.leftOut.map { ($0.reason, 1) }, uniquingKeysWith: +),
      cases: report.register.caseCount, tables: report.register.tableCount, checks: report.register.checked,
      skippedChecks: report.register.skipped, gateKnowsRegister: report.gateKnowsRegister,
      warnings: report.warnings.count, acceptedWarnings: report.accepted.count, output: output,
      milliseconds: Int(time / .milliseconds(1)))
  }
}
