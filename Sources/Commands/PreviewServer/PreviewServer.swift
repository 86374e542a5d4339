public import Diagnostics
import Files
public import Publishing

/// Shows a site on this machine alone while it is being written, and builds it again with every change.
public actor PreviewServer {
  private let preview: Preview
  private let settings: Settings
  private let dress: PreviewDress
  private let problems: ProblemList
  private let events = PreviewEvents()
  private var state = State()
  private var port: UInt16 = 0

  /// What is to be shown, and how.
  public struct Settings: Sendable {
    /// The site and its edition.
    public var options: Publishing.Options
    /// The port; if it is taken, the next one that is free.
    public var port: UInt16
    /// How places in files are opened.
    public var editor: Editor
    /// The language of what is said.
    public var language: Message.Language
    /// Folders and files that the site is made from.
    let sources: [String]
    /// The path that the site will have where it is published.
    let base: String
    let edition: String

    /// - Throws: ``Stop`` if the configuration of the site cannot be read.
    public init(
      _ options: Publishing.Options, port: UInt16, editor: Editor, language: Message.Language
    ) throws(Stop) {
      self.options = options
      self.port = port
      self.editor = editor
      self.language = language
      let place = try Publishing.previewPlace(options)
      (sources, base, edition) = (place.sources, place.base, place.edition)
    }
  }

  /// What happens while a site is shown.
  public enum Event: Sendable {
    /// It is shown at an address.
    case ready(String)
    /// Its files are looked at.
    case looking
    /// It was built.
    case built(BuildReport)
    /// Something is wrong.
    case failed([Diagnostic])
  }

  private struct State: Encodable {
    /// The number of the last good build; 0 if there was none.
    var build = 0
    /// What is wrong, as HTML.
    var problems: String?
  }

  /// Prepares to show a site.
  ///
  /// - Throws: ``Stop`` if its folder cannot be found.
  public init(_ settings: Settings) throws(Stop) {
    self.settings = settings
    let root: String
    do { root = try resolvedPath(settings.options.root) } catch { throw error.stop }
    preview = Preview(settings.options)
    dress = PreviewDress(edition: settings.edition, language: settings.language)
    problems = ProblemList(editor: settings.editor, language: settings.language, root: root)
  }

  /// Shows the site until the task is cancelled.
  ///
  /// - Parameter tell: is told what happens.
  /// - Throws: ``Stop`` if no port is free.
  public func run(_ tell: @escaping @Sendable (Event) -> Void) async throws {
    // What is changed while the site is built for the first time must not be missed.
    let watch = FolderWatch(settings.sources)
    defer { watch.end() }
    let changes = watch.changes()
    await refresh(tell)
    let last = settings.port.addingReportingOverflow(19).partialValue
    guard let listener = HTTPListener(settings.port...max(settings.port, last)) else {
      throw Stop(.machine, [.noPort(settings.port, last)])
    }
    port = listener.port
    tell(.ready("http://127.0.0.1:\(port)\(settings.base)"))
    await refresh(tell)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await listener.run { await self.respond(to: $0) } }
      group.addTask {
        for await _ in changes {
          // Editors and file managers do several things at once; what comes meanwhile is seen by the same look.
          try await Task.sleep(for: .milliseconds(8))
          await self.refresh(tell)
        }
      }
      group.addTask { [events] in
        while !Task.isCancelled {
          try await Task.sleep(for: .seconds(5))
          await events.beat()
        }
      }
      try await group.next()
      group.cancelAll()
    }
  }

  /// Builds the site if it has changed, and tells the pages that are open.
  private func refresh(_ tell: @Sendable (Event) -> Void) async {
    tell(.looking)
    switch await preview.refresh() {
    case .unchanged:
      // What was wrong may have been taken back.
      guard state.problems != nil else { return }
      state.problems = nil
      await events.send("built", [String]())
    case .built(let changed, let report):
      state.build += 1
      state.problems = nil
      await events.send("built", changed.count > 1000 ? nil : changed.sorted())
      tell(.built(report))
    case .failed(let diagnostics):
      let html = String(decoding: problems.html(diagnostics), as: UTF8.self)
      guard html != state.problems else { return }
      state.problems = html
      await events.send("failed", html)
      tell(.failed(diagnostics))
    }
  }

  // MARK: - Requests

  func respond(to request: HTTPRequest) async -> HTTPResponse {
    guard isOurs(request.host) else {
      // Another site that has this address in its own name must not read what is here.
      return text(.misdirectedRequest, "this preview answers to 127.0.0.1 and localhost alone\n")
    }
    guard ["GET", "HEAD"].contains(request.method) else { return text(.methodNotAllowed, "GET alone\n") }
    let paths = await preview.paths
    switch PreviewPath(request.path, base: settings.base, has: paths.contains) {
    case .refused: return text(.badRequest, "this is no address of a page\n")
    case .elsewhere(let address):
      return HTTPResponse(
        status: .temporaryRedirect, type: MediaType.of("x.txt"), body: .bytes([]), location: address)
    case .own("events"): return await eventsResponse()
    case .own(let name):
      guard let file = PreviewAssets.file(name) else { return text(.notFound, "not found\n") }
      return response(.ok, Array(file.utf8), MediaType.of(name))
    case .file(let path): return await file(path)
    }
  }

  private func file(_ path: String) async -> HTTPResponse {
    guard await preview.hasSite else {
      let problems = state.problems.map { Array($0.utf8) } ?? []
      return response(.internalServerError, dress.emptyPage(problems), MediaType.of("index.html"))
    }
    guard let bytes = await preview.file(path) else {
      let page = await preview.file("404.html") ?? []
      return response(
        .notFound, dress.page(page, path: "", build: state.build), MediaType.of("404.html"))
    }
    let isPage = FilePath.ending(of: path) == "html"
    return response(
      .ok, isPage ? dress.page(bytes, path: path, build: state.build) : bytes, MediaType.of(path))
  }

  private func eventsResponse() async -> HTTPResponse {
    HTTPResponse(
      status: .ok, type: "text/event-stream",
      body: .events(await events.listen(first: PreviewEvents.event("state", state))))
  }

  /// Whether a request was meant for this machine, and not for another site that has its address in its name.
  private func isOurs(_ host: String?) -> Bool {
    guard let host else { return false }
    return ["127.0.0.1", "localhost", "[::1]"].contains { host == $0 || host == "\($0):\(port)" }
  }

  private func text(_ status: HTTPResponse.Status, _ text: String) -> HTTPResponse {
    response(status, Array(text.utf8), MediaType.of("x.txt"))
  }

  private func response(_ status: HTTPResponse.Status, _ bytes: [UInt8], _ type: String) -> HTTPResponse {
    HTTPResponse(status: status, type: type, body: .bytes(bytes))
  }
}

extension Diagnostic {
  static func noPort(_ first: UInt16, _ last: UInt16) -> Self {
    Self(
      "serve.no-port", at: nil,
      Message(
        en: "no port from \(first) to \(last) is free", ja: "\(first)から\(last)までのポートは、どれも使われています"),
      hint: Message(en: "end what has them, or name another with --port", ja: "使っているものを終えるか、--port で別の番号を指定してください"))
  }
}
