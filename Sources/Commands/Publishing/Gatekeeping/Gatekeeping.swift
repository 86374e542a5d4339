import CaseRecords
import Content
import Diagnostics
import Files
import Gate
import Output
import Tables

/// The gate with what a site lets through.
struct Gatekeeping: Sendable {
  let gate: Gate
  private let waivers: [GateSettings.Waiver]
  private let unknownEditions: [GateSettings.Waiver]
  private let options: Publishing.Options
  /// Whether answers of training material are looked for.
  let knowsAnswers: Bool
  /// What has passed before; `nil` where there is no register.
  let memory: GateMemory?

  /// - Parameter answers: what is looked for besides values of the register.
  init(
    _ options: Publishing.Options, _ configuration: SiteConfiguration, _ edition: Edition, _ register: Register?,
    answers: [Secret] = []
  ) throws {
    self.options = options
    knowsAnswers = !answers.isEmpty
    // A waiver is for one edition, and for the public one unless it says another.
    let publicName = configuration.editions.first(where: \.isPublic)?.name
    let wanted = configuration.gate.waivers.filter { ($0.edition ?? publicName) == edition.name }
    waivers = wanted
    unknownEditions = configuration.gate.waivers.filter { waiver in
      waiver.edition.map { name in !configuration.editions.contains { $0.name == name } } ?? false
    }
    memory = register == nil ? nil : try GateMemory(options, configuration, edition, answers: answers)
    let contacts = configuration.gate.contacts
    let root = try stopping { try resolvedPath(options.root) }
    gate = Gate(
      (register?.cases ?? []).flatMap(\.secrets) + answers,
      contacts: ContactList(phones: contacts.phones, mails: contacts.mails, postalCodes: contacts.postalCodes),
      isPublic: !edition.isInternal, traces: [root])
  }

  /// What is wrong with the waivers before anything was read: rules that there are not, and days that are over.
  var problems: [Diagnostic] {
    let rules = GateRule.all.map(\.id)
    let unsearched = gate.unsearched.isEmpty ? [] : [Diagnostic.unsearchedPhones(gate.unsearched)]
    return unsearched + unknownEditions.map { .unknownWaiverEdition(at: $0.place) }
      + waivers.flatMap { waiver -> [Diagnostic] in
        if !rules.contains(waiver.rule) { return [.unknownRule(waiver.rule, rules, at: waiver.place)] }
        // Where nobody says which day it is, nothing is let through.
        guard let today = options.today, today <= waiver.expires else { return [.expiredWaiver(at: waiver.place)] }
        return []
      }
  }

  /// The files of the published site that passed the gate as it is now.
  func passed(_ manifest: Manifest?) -> Set<String> {
    guard let manifest, memory?.knows(manifest) == true else { return [] }
    return Set(manifest.files.map { "\($0.path) \($0.sha256)" })
  }

  /// Whether a file must be read although it has passed before: a waiver is held against what it lets through.
  func isWaived(_ file: String) -> Bool { waivers.contains { $0.file == file } }

  /// What must not leave in the files of an output folder that the tool did not write: they are published too.
  ///
  /// - Throws: ``Stop/Cause/refused`` if one of them is an internal edition's and the site is not.
  func hits(inForeign staging: Staging, besides edition: Edition) async throws -> [Gate.Hit] {
    var hits: [Gate.Hit] = []
    var internalFiles: [String] = []
    for folder in staging.foreignFolders { hits += gate.hits(inName: folder) }
    for file in staging.foreign {
      let bytes = try staging.readForeign(file)
      if edition.clearance != .internal, Publishing.isOfInternalEdition(file, bytes) { internalFiles.append(file) }
      if let bytes {
        hits += await self.hits(in: file, bytes)
      } else {
        hits.append(gate.unreadable(file))
      }
    }
    guard internalFiles.isEmpty else {
      throw Stop(.refused, internalFiles.map { .foreignInternal(edition, $0, in: staging.output.name) })
    }
    return hits
  }

  /// What must not leave in a file, whatever made it.
  func hits(in file: String, _ bytes: [UInt8]) async -> [Gate.Hit] {
    let isPDF = FilePath.ending(of: file) == "pdf"
    return gate.hits(in: file, bytes, text: isPDF ? await PDFText.read(bytes) : nil)
  }

  /// What must not leave in a page, but for what is let through.
  func unwaived(in file: String, _ bytes: [UInt8]) -> [Diagnostic] {
    unwaivedHits(in: file, bytes).map { .mustNotLeave($0, on: gate.showing($0.path), source: nil, at: nil) }
  }

  /// What the gate finds in a page, but for what is let through.
  func unwaivedHits(in file: String, _ bytes: [UInt8]) -> [Gate.Hit] {
    gate.hits(in: file, bytes).filter { hit in !waivers.contains { $0.rule == hit.rule.id && $0.file == file } }
  }

  /// Holds what was found against what is let through.
  ///
  /// - Parameters:
  ///   - sources: the content files that pages are made from, by where the pages are written.
  ///   - isWhole: whether all files of the site were looked at, so that a waiver that lets nothing through is idle.
  /// - Throws: ``Stop/Cause/refused`` with everything that must not leave; ``Stop/Cause/content`` for waivers that let
  ///   nothing through.
  func judge(_ hits: [Gate.Hit], sources: [String: String], isWhole: Bool = true) throws(Stop) {
    var used = [Int](repeating: 0, count: waivers.count)
    let refused = hits.filter { hit in
      guard let index = waivers.firstIndex(where: { $0.rule == hit.rule.id && $0.file == hit.path }) else {
        return true
      }
      used[index] += 1
      // One more than was decided upon is something that nobody has looked at.
      return used[index] > waivers[index].times
    }
    guard refused.isEmpty else {
      throw Stop(.refused, GateFindings(refused, sources: sources, gate, root: options.root).diagnostics)
    }
    guard isWhole else { return }
    let rules = Dictionary(GateRule.all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    // Without a register nobody knows what a waiver for its values would let through.
    let idle = waivers.indices.filter { index in
      used[index] < waivers[index].times && (gate.knowsRegister || rules[waivers[index].rule]?.needsRegister == false)
    }
    guard idle.isEmpty else { throw Stop(.content, idle.map { .idleWaiver(at: waivers[$0].place) }) }
  }
}

extension Gate {
  /// The path of a file, unless its name is what must not leave.
  func showing(_ path: String) -> String { hits(inName: path).isEmpty ? path : "?.\(FilePath.ending(of: path))" }
}

extension Case {
  /// Everything of a record that must not leave.
  var secrets: [Secret] {
    let values: [Secret.Content?] = [
      person.name.map { .name($0) }, person.nameKana.map { .nameKana($0) }, person.birthDate.map { .birthDate($0) },
      person.phone.map { .phone($0) }, person.address.map { .address($0) }, .record,
    ]
    return (values.compactMap(\.self) + person.notes.map { .note($0) }).map { Secret(record: id, $0) }
  }
}

extension Diagnostic {
  /// Something that must not leave: where it stands and of which record it is, and never what it is.
  ///
  /// - Parameters:
  ///   - page: the finished file, as far as its name may be told.
  ///   - origin: the content file that the page is made from.
  ///   - source: where it stands in that; it was put there by the theme or by data if it stands nowhere.
  ///   - others: other finished files that repeat it.
  static func mustNotLeave(
    _ hit: Gate.Hit, on page: String, source origin: String?, at source: Place?, others: [String] = []
  ) -> Self {
    let position = hit.line.map { Place.Position(line: $0, column: hit.column ?? 1) }
    let finished = source == nil ? "" : " \(page):\(hit.line.map(String.init) ?? "")"
    let records = hit.records.joined(separator: ", ")
    let whose =
      hit.field.map { Message(en: " (\(records), field \($0))", ja: "（\(records) の \($0)）") } ?? Message(en: "", ja: "")
    let list = Message.list(others, most: 3, counter: "個")
    let repeated =
      others.isEmpty
      ? Message(en: "", ja: "") : Message(en: ", repeated in \(list.en)", ja: "。\(list.ja)のファイルにも出ています")
    return Self(
      "gate.\(hit.rule.id)",
      at: source ?? Place(path: page, position: position),
      Message(
        en:
          "\(hit.isInName ? "name of a finished file" : "finished file")\(finished) has \(hit.rule.reason.en)\(whose.en)\(repeated.en)",
        ja:
          "できあがったファイル\(hit.isInName ? "の名前" : "")\(finished.isEmpty ? "" : finished + " ")に、\(hit.rule.reason.ja)があります\(whose.ja)\(repeated.ja)"
      ),
      hint: hit.rule == .unreadable
        ? howToRead
        : hit.path.hasPrefix("releases/") && origin != nil
          ? Message(
            en: "a release cannot be changed: 'engawa withdraw' publishes it no more, and another can take its place",
            ja: "確定版は書き換えられません。engawa withdraw で公開をやめ、必要なら別の確定版を作ってください")
          : Message(
            en: "take it out of \(origin ?? "its source"); if it may stay, write \(contact(hit.rule).en) in engawa.yml",
            ja: "\(origin ?? "原稿")から消してください。載せてよいものなら、engawa.yml の\(contact(hit.rule).ja)に書いてください"))
  }

  /// Where something is written that everybody may have, such as the number of a counter.
  private static func contact(_ rule: GateRule) -> Message {
    switch rule.id {
    case "any-phone": Message(en: "it under 'contacts: {phones: […]}'", ja: " contacts の phones ")
    case "any-mail": Message(en: "it under 'contacts: {mails: […]}'", ja: " contacts の mails ")
    default: Message(en: "a waiver", ja: " waivers ")
    }
  }

  private static let howToRead = Message(
    en: "put no archives or the like beside the site; PDF is read by pdftotext (poppler-utils), if it is installed, "
      + "and may have no password, files, form, scripts, layers, hidden notes or remains of what was deleted in it, and "
      + "must have text; printing it to PDF anew mends most",
    ja: "圧縮ファイルなどは置けません。PDFを読むには pdftotext（poppler-utils）が要ります。パスワード、添付ファイル、入力欄、スクリプト、レイヤー、隠した注釈、"
      + "消した文の残りのあるPDFと、文字のない（画像だけの）PDFは置けません。「PDFとして印刷」で作り直すと、たいてい直ります")

  static func unknownRule(_ id: String, _ known: [String], at place: Place) -> Self {
    Self(
      "gate.unknown-rule", at: place,
      Message(en: "the gate has no rule '\(id)'", ja: "「\(id)」という規則はありません"),
      hint: Suggestion.hint(for: id, in: known))
  }

  static func unsearchedPhones(_ records: [String]) -> Self {
    let list = Message.list(records, most: 5, counter: "件")
    return Self(
      "gate.unsearched-phone", severity: .warning, at: nil,
      Message(
        en:
          "a telephone number in the register has too few or too many digits, so that it may be missed in pages (\(list.en))",
        ja: "登録簿の電話番号に、桁の足りないもの、または多すぎるものがあります（\(list.ja)）。ページに出ていても、見つけられないことがあります"),
      hint: Message(
        en: "write it with its area code, and each number by itself", ja: "市外局番から書き、二つ以上あるときは分けて書いてください"
      ))
  }

  static func unknownWaiverEdition(at place: Place) -> Self {
    Self(
      "gate.unknown-edition", at: place,
      Message(en: "waiver is for an edition that there is not", ja: "この waivers の edition は、ない版です"))
  }

  static func expiredWaiver(at place: Place) -> Self {
    Self(
      "gate.expired-waiver", at: place, Message(en: "waiver has expired", ja: "この waivers の期限が過ぎています"),
      hint: Message(en: "decide again, or take it out", ja: "もう一度判断するか、消してください"))
  }

  static func idleWaiver(at place: Place) -> Self {
    Self(
      "gate.idle-waiver", at: place,
      Message(en: "waiver is for more than there is", ja: "この waivers に当てはまるものが、ないか、times より少ないです"),
      hint: Message(
        en: "take it out, or lower its 'times', so that the gate guards again", ja: "消すか times を減らせば、また確かめられるようになります"))
  }
}
