import Diagnostics
import Publishing

/// What a build did, in words.
struct BuildSummary {
  let report: BuildReport
  let language: Message.Language
  let isVerbose: Bool

  /// Where a site is built unless told otherwise.
  func defaultOutput(_ root: String) -> String { root == "." ? report.folder : "\(root)/\(report.folder)" }

  /// The summary; without an output folder nothing was written.
  func text(output: String?, _ time: Duration) -> String {
    let pages = report.pageCounts.reduce(0) { $0 + $1.count }
    let kinds = report.pageCounts.map { "\($0.kind) \($0.count)" }.joined(separator: ", ")
    let milliseconds = time / .milliseconds(1)
    let duration = milliseconds < 1000 ? "\(Int(milliseconds)) ms" : "\((time / .milliseconds(100)).rounded() / 10) s"
    var lines = [
      Message(
        en: "\(report.edition): \(pages) pages (\(kinds)), \(report.fileCount) files, \(kilobytes) kB, in \(duration)",
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
    if isVerbose, report.forgivenCount > 0 {
      lines.append(
        Message(
          en: "written as Windows does, and read all the same: \(report.forgivenCount) files",
          ja: "Windowsの改行やBOMのまま読んだファイル: \(report.forgivenCount)件"))
    }
    if let output {
      lines.append(Message(en: "look at \(output)/index.html", ja: "\(output)/index.html を開いてご覧ください"))
    } else {
      lines.append(Message(en: "nothing is wrong, and nothing was written", ja: "まちがいはありません。何も書き出していません"))
    }
    return lines.map { $0.text(in: language) + "\n" }.joined()
  }

  /// What figures were held against; a site without statistics has nothing to say.
  private var register: [Message] {
    let register = report.register
    if let cases = register.caseCount {
      return [
        Message(
          en: "register: \(cases) cases, \(register.tableCount) tables, \(register.checked) checks",
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

  private var kilobytes: Int { (report.byteCount + 500) / 1000 }
}
