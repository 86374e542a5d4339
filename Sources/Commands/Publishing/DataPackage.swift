import Archives
import Content
import Files
import Ledger
import Markup
import Site
import Tables

/// All published data in one file to take away: the CSV of each table, what its codes mean, and a word on how to read it.
///
/// It follows from the finished CSV files and the last sealing, and has nothing that these do not have.
struct DataPackage: Sendable {
  private let tables: [PublishedTable]
  private let fictional: Set<String>
  private let asOf: String
  private let configuration: SiteConfiguration

  static let archive = Site.allDataPath
  private static let folder = FilePath.folder(of: archive)

  /// Prepares; `nil` if nothing was published, or the figures are not for everybody.
  init?(_ configuration: SiteConfiguration, _ ledger: Ledger, _ edition: Edition) {
    guard edition.isPublic, let latest = ledger.latest, !latest.tables.isEmpty else { return nil }
    tables = latest.tables.map(\.printed)
    fictional = latest.fictional
    asOf = latest.asOf
    self.configuration = configuration
  }

  /// Whether a file is the data of a table, by where it lies.
  static func isData(_ path: String) -> Bool {
    path.hasPrefix("statistics/") && path.hasSuffix(".csv") && path.utf8.count { $0 == UInt8(ascii: "/") } == 1
  }

  /// The files, the archive last; what is in it stands beside it or at its own place as well.
  ///
  /// - Parameter data: the finished files of data, with their paths in the site.
  func files(of data: [(path: String, bytes: [UInt8])]) -> [(path: String, bytes: [UInt8])] {
    let names = Set(data.map { FilePath.name(of: $0.path) })
    let shown = tables.filter { names.contains("\($0.id).csv") }
    let texts = [
      ("codebook.csv", CodeBookFile.bytes(shown.map { ($0.id, $0) }, isExact: false)),
      ("readme.txt", Array(readme(shown).utf8)),
    ]
    let named = data.map { (name: FilePath.name(of: $0.path), bytes: $0.bytes) }
    let sorted = named.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return texts.map { ("\(Self.folder)/\($0.0)", $0.1) }
      + [(Self.archive, ZipArchive.bytes(of: texts.reversed().map { ($0.0, $0.1) } + sorted))]
  }

  private func readme(_ tables: [PublishedTable]) -> String {
    let language = configuration.language
    func text(_ text: LocalizedText) -> String { text.text(in: language) ?? "" }
    var lines = [
      "\(text(configuration.title)): 公表した数のデータ", text(configuration.publisher), "",
      "数の基準日: \(asOf)",
    ]
    if let licence = configuration.licence { lines.append("利用条件: \(licence.name) \(licence.url.text)") }
    lines += [
      "", "codebook.csv  符号の表と、列の言葉の意味", "", "そのほかのファイルは、表ごとの数です。1行が一つの数です。",
      "文字コードはUTF-8（BOM付き）、改行はCRLFです。", "status が hidden の数は、人が分かってしまうおそれがあるため公表していません。0ではありません。",
      "fictional に「架空」とある数は、実在の人を数えたものではありません。", "",
    ]
    lines += tables.map { "\($0.id).csv  \(fictional.contains($0.id) ? Fiction.title($0.title) : $0.title)" }
    return lines.joined(separator: "\r\n") + "\r\n"
  }
}
