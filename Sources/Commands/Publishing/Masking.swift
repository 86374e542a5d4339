import CaseRecords
import Chronology
import Codes
import Content
import Diagnostics
import Files
import Gate

/// Takes out of diagnostics what the gate knows to be a value of the register: logs are read by others than pages are
/// written by.
struct Mask: Sendable {
  private let gate: Gate
  /// Whether there is a register whose values are not all known, so that nothing that an author wrote may be shown: no
  /// line of a text, no value in quotes, no name of a file that is no plain address.
  private let isBlind: Bool

  /// What stands for a value.
  static let sign = "■"

  init(_ gate: Gate, isBlind: Bool = false) {
    self.gate = gate
    self.isBlind = isBlind
  }

  /// Makes a mask for the register of a site, as far as it can be read.
  ///
  /// - Parameter mostCases: of how many people a text is searched; for more, nothing that an author wrote is shown.
  init(_ options: Publishing.Options, mostCases: Int = 20_000) async {
    do {
      let told = Self.settings(options)
      var settings = told?.settings ?? Self.usual
      // Records that lie where they usually do are meant, whatever a configuration with mistakes says.
      if try !Self.hasFiles(settings.folder, options) { settings = Self.usual }
      let codes = try CodeBook.read(root: options.root).value
      let read = try await Register.read(
        root: options.root, settings: settings, codes: codes, period: told?.period, today: nil, jobs: options.jobs)
      let cases = read.value?.cases ?? []
      // To look for so many people takes longer than the work that something is said of; then nothing is quoted.
      let isLarge = cases.count > mostCases
      self.init(
        Gate(isLarge ? [] : cases.flatMap(\.secrets), contacts: ContactList(), isPublic: false),
        isBlind: try isLarge
          || (Self.hasFiles(settings.folder, options)
            ? read.value == nil || read.diagnostics.haveErrors : told == nil)
      )
    } catch {
      // Of a register that cannot be found nothing is known, and so no line of a text is shown.
      self.init(Gate([], contacts: ContactList(), isPublic: false), isBlind: true)
    }
  }

  /// What is said of the register; `nil` if a configuration is there and nobody can tell.
  private static func settings(
    _ options: Publishing.Options
  ) -> (settings: RegisterSettings, period: MonthRange?)? {
    do { return try SiteConfiguration.register(root: options.root) } catch { return (usual, nil) }
  }

  /// Records with mistakes that somebody may have accepted are records all the same.
  private static let usual = RegisterSettings(
    accepted: [.ageBand: (reason: "", place: Place(path: "engawa.yml"))])

  private static func hasFiles(_ folder: String, _ options: Publishing.Options) throws -> Bool {
    let path = FilePath.join(options.root, folder)
    return try fileKind(path) != nil && !listFolder(path).isEmpty
  }

  /// The same diagnostics without any value of the register.
  func masked(_ diagnostics: [Diagnostic]) -> [Diagnostic] { diagnostics.map(masked) }

  private func masked(_ diagnostic: Diagnostic) -> Diagnostic {
    let place = diagnostic.place.map(masked)
    if isBlind {
      return Diagnostic(
        diagnostic.id, severity: diagnostic.severity, at: place, blinded(diagnostic.message),
        hint: diagnostic.hint.map(blinded))
    }
    // What a path must not tell, the sentence about it must not quote.
    let isPathMasked = place?.path != diagnostic.place?.path
    return Diagnostic(
      diagnostic.id, severity: diagnostic.severity, at: place, masked(diagnostic.message, quotes: isPathMasked),
      hint: diagnostic.hint.map { masked($0, quotes: isPathMasked) })
  }

  /// A sentence without anything that an author may have written: nothing in quotes, no long number, and no word of
  /// another script in the English sentence, whose own words are ASCII but for some signs.
  ///
  /// Where such a word stands outside quotes, the Japanese sentence may have it too, and it cannot be told from the
  /// tool's own words there; so the English one takes its place.
  private func blinded(_ message: Message) -> Message {
    func numberless(_ text: String) -> String {
      text.replacing(#/[0-9０-９]{4}[0-9０-９.-]*/#, with: Self.sign)
    }
    let quote = #/'(?!engawa [a-z ]+')[^']*'/#
    let unquoted = numberless(Self.hidingExamples(message.en.replacing(quote, with: "'\(Self.sign)'")))
    let english = unquoted.replacing(#/[^\x00-\x7F\uE000-\uE0FF■…–—×“”’〇○・＃＊→]+/#, with: Self.sign)
    guard english == unquoted else {
      let shown = Self.showingExamples(english)
      return Message(en: shown, ja: shown)
    }
    let japanese = numberless(Self.hidingExamples(message.ja.replacing(#/「[^」]*」/#, with: "「\(Self.sign)」")))
    return Message(en: Self.showingExamples(english), ja: Self.showingExamples(japanese))
  }

  /// What the tool's own sentences give as examples, which tell of nobody.
  private static let examples = [
    "2022-04..2022-12", "2022-04-07", "2022-04-01", "2022-12-31", "令和4年4月7日", "2022-04", "2022-12", "2023-01",
    "FY2022Q3", "FY2022",
  ]

  /// The text with a sign for private use in the place of each example.
  private static func hidingExamples(_ text: String) -> String {
    examples.enumerated().reduce(text) { $0.replacing($1.element, with: place($1.offset)) }
  }

  private static func showingExamples(_ text: String) -> String {
    examples.enumerated().reduce(text) { $0.replacing(place($1.offset), with: $1.element) }
  }

  private static func place(_ number: Int) -> String {
    String(Unicode.Scalar(UInt32(0xE000 + number)).map(Character.init) ?? " ")
  }

  private func masked(_ place: Place) -> Place {
    let path = masked(path: place.path)
    if isBlind || place.excerpt.map({ gate.hasSecret(in: $0.text) }) ?? false {
      return Place(path: path, position: place.position)
    }
    return path == place.path ? place : place.rewritten { $0 == place.path ? path : $0 }
  }

  private func masked(path: String) -> String {
    if isBlind {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      return parts.map { $0.utf8.allSatisfy { $0 < 0x80 } ? String($0) : Self.sign }.joined(separator: "/")
    }
    guard tells(path) else { return path }
    func sign(_ part: String) -> String {
      FilePath.ending(of: part).isEmpty ? Self.sign : "\(Self.sign).\(FilePath.ending(of: part))"
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let some = parts.map { tells($0) ? sign($0) : $0 }.joined(separator: "/")
    // A name may be told by two parts together.
    return tells(some) ? parts.map(sign).joined(separator: "/") : some
  }

  /// Whether a name of a file tells of a person, with or without what stands between its parts.
  private func tells(_ path: String) -> Bool {
    gate.hasSecret(in: path) || gate.hasSecret(in: path.filter { !"-_.+/".contains($0) })
  }

  /// - Parameter quotes: whether everything that it quotes is taken out.
  private func masked(_ message: Message, quotes: Bool) -> Message {
    Message(en: masked(message.en, quotes: quotes), ja: masked(message.ja, quotes: quotes))
  }

  /// A sentence without what it quotes, or the sign alone if that is not enough.
  private func masked(_ text: String, quotes: Bool) -> String {
    guard quotes || gate.hasSecret(in: text) else { return text }
    func isTaken(_ quote: Substring) -> Bool {
      quotes && !quote.utf8.allSatisfy { $0 < 0x80 } || gate.hasSecret(in: String(quote))
    }
    let quoted = text.replacing(#/'[^']*'/#) { isTaken($0.output) ? "'\(Self.sign)'" : String($0.output) }
      .replacing(#/「([^」]*)」/#) { isTaken($0.1) ? "「\(Self.sign)」" : String($0.0) }
    return gate.hasSecret(in: quoted) ? Self.sign : quoted
  }
}

extension Publishing {
  /// Does work, and takes values of the register out of what it says when it stops.
  static func masking<Value: Sendable>(
    _ options: Options, _ work: () async throws -> Value
  ) async throws -> Value {
    do {
      return try await work()
    } catch let stop as Stop {
      guard !stop.diagnostics.isEmpty else { throw stop }
      throw Stop(stop.cause, await Mask(options).masked(stop.diagnostics))
    }
  }

  /// Takes values of the register out of warnings.
  static func masked(_ warnings: [Diagnostic], _ options: Options) async -> [Diagnostic] {
    warnings.allSatisfy(\.quotesNothing) ? warnings : await Mask(options).masked(warnings)
  }
}

extension Diagnostic {
  /// Whether it has words of the tool alone: it is of no place, and nothing stands in quotes.
  fileprivate var quotesNothing: Bool {
    place == nil && ![message.en, hint?.en ?? ""].contains { $0.contains("'") }
      && ![message.ja, hint?.ja ?? ""].contains { $0.contains("「") }
  }
}
