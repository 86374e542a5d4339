import Diagnostics
import Files
import Starter

/// Asks what is to be known of a new site, one thing after another, and again where an answer cannot be used.
struct NewSiteDialogue {
  private let language: Message.Language

  /// The answers ended before all was asked; nothing is written then.
  struct Ended: Error {}

  init(language: Message.Language) { self.language = language }

  func publisher() throws -> String {
    try text(Message(en: "Who publishes the site?", ja: "サイトを出すのはどこですか"), usual: "〇〇社会福祉協議会")
  }

  func name(of publisher: String) throws -> String {
    try text(Message(en: "What is the site called?", ja: "サイトの名前は何ですか"), usual: "\(publisher)のサイト")
  }

  func telephone() throws -> String {
    try ask(
      Message(en: "Which telephone number has the counter?", ja: "相談の窓口の電話番号はいくつですか"), usual: "03-0000-0000",
      again: Message(en: "write it as 03-1234-5678", ja: "03-1234-5678 のように書いてください"), SiteStarter.telephone)
  }

  /// The districts, each with a name for its address.
  func districts() throws -> [SiteStarter.District] {
    let names = try ask(
      Message(en: "Which districts are there? Put commas between them", ja: "地区の名前を、コンマで区切って書いてください"), usual: "第1地区",
      again: Message(en: "write at least one name", ja: "一つは書いてください")
    ) { answer in
      let names = answer.split(whereSeparator: { ",、，".contains($0) }).map { $0.filter { !" 　".contains($0) } }
      return names.isEmpty || names.contains("") ? nil : names
    }
    var districts: [SiteStarter.District] = []
    for (index, name) in names.enumerated() {
      let read = SiteStarter.District(name, number: index + 1)
      districts.append(name.contains("=") ? read : try district(read, taken: Set(districts.map(\.code))))
    }
    return districts
  }

  private func district(_ read: SiteStarter.District, taken: Set<String>) throws -> SiteStarter.District {
    let code = try ask(
      Message(
        en: "What is '\(read.label)' called in addresses? (lower-case letters, such as omori)",
        ja: "「\(read.label)」は、住所（URL）では何と書きますか（omori のような英小文字）"),
      usual: SiteStarter.suggestedCode(for: read.label) ?? read.code,
      again: Message(
        en: "write lower-case letters, digits and hyphens, and not the name of another",
        ja: "英小文字・数字・ハイフンで、ほかの地区と違う名前にしてください")
    ) { SiteStarter.District.isCode($0) && !taken.contains($0) ? $0 : nil }
    return SiteStarter.District(code: code, label: read.label)
  }

  private func text(_ question: Message, usual: String) throws -> String {
    try ask(question, usual: usual, again: Message(en: "write a name", ja: "名前を書いてください")) { answer in
      answer.allSatisfy(\.isWhitespace) ? nil : answer
    }
  }

  /// Asks until there is an answer that can be used.
  private func ask<Answer>(
    _ question: Message, usual: String, again: Message, _ read: (String) -> Answer?
  ) throws -> Answer {
    while true {
      try StandardStream.output.write("\(question.text(in: language)) [\(usual)]: ")
      guard let typed = readLine(strippingNewline: true) else { throw Ended() }
      if let answer = read(typed.isEmpty ? usual : typed) { return answer }
      try StandardStream.output.write("  \(again.text(in: language))\n")
    }
  }
}
