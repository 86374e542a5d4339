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
  /// There if there is a register whose values are not all known, so that nothing that an author wrote may be shown: no
  /// line of a text, no value in quotes, no name of a file that is no plain address.
  private let blinding: Blinding?

  /// What stands for a value.
  static let sign = "■"

  init(_ gate: Gate, blinding: Blinding? = nil) {
    self.gate = gate
    self.blinding = blinding
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
      let isUnknown =
        try isLarge || told == nil
        || Self.hasFiles(settings.folder, options) && (read.value == nil || read.diagnostics.haveErrors)
      self.init(
        Gate(isLarge ? [] : cases.flatMap(\.secrets), contacts: ContactList(), isPublic: false),
        blinding: isUnknown ? Blinding(codes, try KindBook.read(root: options.root).value) : nil)
    } catch {
      // Of a register that cannot be found nothing is known, and so no line of a text is shown.
      self.init(Gate([], contacts: ContactList(), isPublic: false), blinding: Blinding(nil))
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
  func masked(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let masked = diagnostics.map(masked)
    // Whoever reads signs in the place of words learns why, and how to see the words.
    guard blinding != nil, zip(diagnostics, masked).contains(where: { $1.signs > $0.signs }) else { return masked }
    return masked + [.blinded]
  }

  private func masked(_ diagnostic: Diagnostic) -> Diagnostic {
    let place = diagnostic.place.map(masked)
    if let blinding {
      return Diagnostic(
        diagnostic.id, severity: diagnostic.severity, at: place, blinding.blinded(diagnostic.message),
        hint: diagnostic.hint.map(blinding.blinded))
    }
    // What a path must not tell, the sentence about it must not quote.
    let isPathMasked = place?.path != diagnostic.place?.path
    return Diagnostic(
      diagnostic.id, severity: diagnostic.severity, at: place, masked(diagnostic.message, quotes: isPathMasked),
      hint: diagnostic.hint.map { masked($0, quotes: isPathMasked) })
  }

  private func masked(_ place: Place) -> Place {
    let path = masked(path: place.path)
    if blinding != nil || place.excerpt.map({ gate.hasSecret(in: $0.text) }) ?? false {
      return Place(path: path, position: place.position)
    }
    return path == place.path ? place : place.rewritten { $0 == place.path ? path : $0 }
  }

  private func masked(path: String) -> String {
    if let blinding { return blinding.blinded(path: path) }
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
    func isTaken(_ quote: String) -> Bool {
      quotes && !quote.utf8.allSatisfy { $0 < 0x80 } || gate.hasSecret(in: quote)
    }
    func shown(_ words: QuotedWords) -> String {
      // What tells of somebody may have quotes in it.
      if quotes, words.words.contains(where: isTaken) { return words.replacingWhole(with: Self.sign) }
      return words.replacing { isTaken($0) ? Self.sign : $0 }
    }
    let quoted = shown(QuotedWords(japanese: shown(QuotedWords(english: text))))
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

  /// Does work, and leaves warnings that the owner accepted out of what it found, also where it stops.
  static func reviewing<Value: Sendable>(
    _ options: Options, _ work: () async throws -> Reviewed<Value>
  ) async throws -> Reviewed<Value> {
    try await masking(options) {
      do {
        let done = try await work()
        let accepted = try SiteConfiguration.read(root: options.root).accepted
        return Reviewed(done.value, await masked(accepted.taking(from: done.diagnostics).left, options))
      } catch let stop as Stop {
        let accepted: AcceptedWarnings
        // A configuration that cannot be read accepts nothing.
        do { accepted = try SiteConfiguration.read(root: options.root).accepted } catch { throw stop }
        throw Stop(stop.cause, accepted.taking(from: stop.diagnostics).left)
      }
    }
  }

  /// Takes values of the register out of warnings.
  static func masked(_ warnings: [Diagnostic], _ options: Options) async -> [Diagnostic] {
    warnings.allSatisfy(\.quotesNothing) ? warnings : await Mask(options).masked(warnings)
  }
}

extension Diagnostic {
  /// How many signs stand in it for words.
  fileprivate var signs: Int {
    [message.en, message.ja, hint?.en ?? "", hint?.ja ?? "", place?.path ?? ""].reduce(0) { count, text in
      count + text.count { String($0) == Mask.sign }
    }
  }

  fileprivate static let blinded = Self(
    "register.masked", severity: .warning, at: nil,
    Message(
      en:
        "■ stands for words that are not shown, because the register or engawa.yml has mistakes: nobody can tell whether they are a person's",
      ja: "■は、見せていない言葉です。登録簿か engawa.yml にまちがいがあり、だれかの氏名などでないことを確かめられないためです"),
    hint: Message(
      en: "mend those mistakes first, at the places that are named; then all words are shown",
      ja: "示した場所のまちがいを、先に直してください。そのあとは、言葉がすべて出ます"))

  /// Whether it has words of the tool alone: it is of no place, and nothing stands in quotes.
  fileprivate var quotesNothing: Bool {
    place == nil && ![message.en, hint?.en ?? ""].contains { $0.contains("'") }
      && ![message.ja, hint?.ja ?? ""].contains { $0.contains("「") }
  }
}
