import Diagnostics
import Files
import Subprocess

/// Makes a PDF of a page by WeasyPrint: tagged (PDF/UA-1), with bookmarks, and the same bytes each time.
enum PDFMaking {
  /// The program, which `make pdf` puts into a private environment.
  private static let program = "weasyprint"
  /// The family that the style sheet for paper names.
  private static let family = "BIZ UDPGothic"
  /// A report of hundreds of pages takes a minute.
  private static let longest = Duration.seconds(600)
  private static let largest = 500_000_000

  /// A PDF of a page that stands by itself, and the program that made it, such as `WeasyPrint 70.0`.
  ///
  /// - Parameters:
  ///   - address: where the page is published, to which its links are relative.
  ///   - source: the file that the page is made from.
  /// - Throws: ``Stop`` if the program or the font is not there, the font lacks a sign of the text, or the program does
  ///   not make the whole of it.
  static func pdf(
    of page: [UInt8], at address: String, from source: String, _ options: Publishing.Options
  ) async throws -> (bytes: [UInt8], program: String) {
    guard let path = try searchPath(options) else { throw Stop(.machine, [.noPDFProgram]) }
    guard let font = await PrintFont.find(family) else { throw Stop(.machine, [.noFont(family)]) }
    let missing = font.missing(in: page)
    guard missing.isEmpty else { throw Stop(.content, [.missingGlyphs(missing, family, at: Place(path: source))]) }
    let work = try TemporaryWork()
    defer { work.remove() }
    let settings = try work.write("fonts.conf", font.configuration(cache: work.path))
    let result = try await limited {
      try await run(
        .name(Self.program),
        arguments: [
          "--pdf-variant", "pdf/ua-1", "--allowed-protocols", "data", "--encoding", "utf-8", "--base-url", address, "-",
          "-",
        ],
        environment: .inherit.updating(["FONTCONFIG_FILE": settings, "PATH": path]), input: .array(page),
        output: .bytes(limit: largest), error: .string(limit: 1_000_000))
    }
    guard let result else { throw Stop(.machine, [.pdfTooSlow]) }
    let complaints = result.standardError.split(whereSeparator: \.isNewline).map(String.init).filter { line in
      // Style sheets for paper have words that it does not know, and says so.
      !line.contains("Ignored `") && !line.allSatisfy(\.isWhitespace)
    }
    guard case .exited(0) = result.terminationStatus, complaints.isEmpty else {
      throw Stop(.machine, [.pdfFailed(complaints.first ?? "\(result.terminationStatus)")])
    }
    return (result.standardOutput, try await version(at: path))
  }

  /// What the program says of itself: `WeasyPrint version 70.0`.
  private static func version(at path: String) async throws -> String {
    let result = try await run(
      .name(program), arguments: ["--version"], environment: .inherit.updating(["PATH": path]),
      output: .string(limit: 1_000), error: .discarded)
    return result.standardOutput.replacing(" version ", with: " ").filter { !$0.isNewline }
  }

  /// Where the program is looked for: in the environment beside the site, else where the system finds it; `nil` if it is
  /// in neither.
  private static func searchPath(_ options: Publishing.Options) throws -> String? {
    let own = FilePath.join(options.root, ".build/pdf/bin/\(program)")
    let folder =
      try stopping { try fileKind(own) == nil ? nil : resolvedPath(FilePath.folder(of: own)) }
      ?? pathOfProgram(program).map { FilePath.folder(of: $0) }
    return folder.map { "\($0):/usr/local/bin:/usr/bin:/bin" }
  }

  /// Waits for work no longer than it may take; `nil` if it takes longer, and then it is ended.
  private static func limited<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value? {
    try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask { try await work() }
      group.addTask {
        try await Task.sleep(for: longest)
        return nil
      }
      defer { group.cancelAll() }
      return try await group.next() ?? nil
    }
  }
}

extension Diagnostic {
  static let noPDFProgram = Self(
    "pdf.no-program", at: nil,
    Message(en: "there is no WeasyPrint to make a PDF with", ja: "PDFを作る WeasyPrint がありません"),
    hint: Message(
      en:
        "python3 -m venv .build/pdf && .build/pdf/bin/pip install weasyprint==70.0, in the folder of the site; or leave the PDF out with --no-pdf",
      ja:
        "サイトのフォルダで python3 -m venv .build/pdf と .build/pdf/bin/pip install weasyprint==70.0 を実行するか、--no-pdf でPDFなしにしてください"
    ))

  static func noFont(_ family: String) -> Self {
    Self(
      "pdf.no-font", at: nil,
      Message(en: "the font of the PDF is not installed: \(family)", ja: "PDFの書体がありません: \(family)"),
      hint: Message(
        en: "install fonts-morisawa-bizud-gothic and fontconfig; or leave the PDF out with --no-pdf",
        ja: "fonts-morisawa-bizud-gothic と fontconfig を入れるか、--no-pdf でPDFなしにしてください"))
  }

  static func missingGlyphs(_ signs: [Character], _ family: String, at place: Place) -> Self {
    Self(
      "pdf.missing-glyphs", at: place,
      Message(
        en: "the font of the PDF has no \(signs.map { "'\($0)'" }.joined(separator: ", "))",
        ja: "PDFの書体に \(signs.map { "「\($0)」" }.joined()) がありません"),
      hint: Message(
        en: "write it in another way; nothing would stand in its place", ja: "別の書き方にしてください。そのままでは、何も印刷されません"))
  }

  static let pdfTooSlow = Self(
    "pdf.too-slow", at: nil, Message(en: "WeasyPrint takes longer than ten minutes", ja: "WeasyPrint が10分たっても終わりません"),
    hint: Message(en: "leave the PDF out with --no-pdf", ja: "--no-pdf でPDFなしにしてください"))

  static func pdfFailed(_ words: String) -> Self {
    Self(
      "pdf.failed", at: nil, Message(en: "WeasyPrint says: '\(words)'", ja: "WeasyPrint のエラー: 「\(words)」"),
      hint: Message(
        en: "is it version 70 or later? Older ones make no tagged PDF", ja: "70以降の版ですか。古い版では、タグの付いたPDFが作れません"))
  }
}
