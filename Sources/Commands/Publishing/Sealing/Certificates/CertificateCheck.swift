import CaseRecords
import CheckedStatistics
import Chronology
import Content
public import Diagnostics
import Files
import Ledger
import Suppression
import TableDeclarations
import Tables
import Worlds

/// What came of counting the registers of a certificate again.
public enum CertificateCheck: Sendable, Hashable {
  /// There is no register here, or nothing was to be certified.
  case nothing
  /// The certificate is not kept here, where it should be.
  case absent(file: String)
  /// Tables count other months by now, so that nobody can count them as they were sealed.
  case movedOn
  /// The register cannot be read, so that nobody can count by its code lists.
  case unreadable
  /// All of so many registers show what they are to show, in so many statements.
  case holds(worlds: Int, statements: Int)

  /// What is said of it.
  public var text: Message {
    switch self {
    case .nothing: Message(en: "", ja: "")
    case .absent(let file):
      Message(
        en:
          "the certificate of the last sealing (\(file)) is not there, so it was not counted again; get it back from a backup of the register\n",
        ja: "最後の封印の証明書（\(file)）がないので、数え直していません。登録簿の控えにあれば、戻してください\n")
    case .movedOn:
      Message(
        en:
          "the certificate of the last sealing is of tables that count other months by now, so it was not counted again\n",
        ja: "最後の封印の証明書は、いまとは別の期間の表のものなので、数え直していません\n")
    case .unreadable:
      Message(
        en: "the register has errors, so that the certificate of the last sealing was not counted again\n",
        ja: "登録簿にまちがいがあるので、最後の封印の証明書は数え直していません\n")
    case .holds(let worlds, let statements):
      Message(
        en: "certificate counted again: \(worlds) fictional registers, \(statements) statements, all as sealed\n",
        ja: "証明書を数え直しました。架空の登録簿\(worlds)個、確かめたこと\(statements)件、すべて封印のとおりです\n")
    }
  }
}

extension Publishing {
  /// Counts the registers of the last sealing's certificate again.
  ///
  /// - Throws: ``Stop`` if it is another than the sealing names, or does not show what it is to show.
  static func recount(
    _ ledger: Ledger, _ options: Options, _ configuration: SiteConfiguration
  ) async throws -> CertificateCheck {
    guard let latest = ledger.latest, let note = latest.certificate,
      try stopping({ try fileKind(FilePath.join(options.root, configuration.register.folder)) }) == .folder
    else { return .nothing }
    let file = CertificateFile(latest, options, configuration)
    let place = Place(path: FilePath.join(configuration.register.folder, file.name))
    guard let bytes = try file.bytes else { return .absent(file: place.path) }
    guard let record = CertificateRecord.read(bytes), record.sha256 == note.sha256 else {
      throw Stop(.content, [.certificateChanged(latest.number, at: place)])
    }
    let figures = try await Figures.read(options, configuration).value
    guard let register = figures.register else { return .unreadable }
    guard figures.statistics.countTheMonths(of: latest.tables) else { return .movedOn }
    let tables = zip(ledger.sealings, ledger.standing()).flatMap { sealing, standing in
      standing.tables.map { (release: sealing.number, table: $0) }
    }
    let site = PublishedSite(
      tables: tables.map(\.table),
      identities: CheckRunner(figures.book).identities(figures.statistics.tables), declared: figures.counted,
      threshold: latest.threshold, sums: ledger.releases().dropLast().knownSums)
    guard let certificate = record.certificate.certificate(tables, register.variables) else {
      throw Stop(.content, [.certificateChanged(latest.number, at: place)])
    }
    let failures = certificate.failures(site, variables: register)
    guard failures == 0 else { throw Stop(.refused, [.certificateFails(failures, certificate.statements, at: place)]) }
    return .holds(worlds: certificate.worlds.count, statements: certificate.statements)
  }
}

extension StatisticsBook {
  /// Whether tables are declared for the months that they were published with.
  fileprivate func countTheMonths(of published: [PublishedTable]) -> Bool {
    published.filter { $0.carriedFrom == nil && $0.origin == .register }.allSatisfy { table in
      tables.contains { $0.declaration.id == table.id && $0.declaration.period?.code == table.scope.period }
    }
  }
}

extension Diagnostic {
  fileprivate static func certificateChanged(_ number: Int, at place: Place) -> Self {
    Self(
      "certificate.changed", at: place,
      Message(
        en: "certificate is not the one that sealing \(number) names", ja: "証明書が、\(number)番の封印に書かれたものと違います"),
      hint: Message(
        en: "get the file back from a backup of the register; without it everything else is still checked",
        ja: "登録簿の控えから、元のファイルを戻してください。ファイルがなければ、証明書のほかを確かめます"))
  }

  fileprivate static func certificateFails(_ failures: Int, _ all: Int, at place: Place) -> Self {
    Self(
      "certificate.fails", at: place,
      Message(
        en: "\(failures) of \(all) statements do not hold when the fictional registers are counted again",
        ja: "架空の登録簿を数え直すと、確かめたはずの\(all)件のうち\(failures)件が違います"),
      hint: Message(
        en: """
          was a code list or a table's declaration changed since it was sealed? Put it back. If not, the file was made by \
          another version of the tool or changed by hand: seal anew with 'engawa seal'
          """,
        ja: "封印のあとで、符号の一覧か表の宣言を変えていれば、元に戻してください。変えていなければ、ファイルが別の版で作られたか、書き換えられています。engawa seal で封印し直してください"))
  }
}
