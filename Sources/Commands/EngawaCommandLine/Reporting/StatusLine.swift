import Diagnostics
import Files
import Publishing
import Synchronization

/// A line on a terminal that says what the tool is doing, from the first second on.
final class StatusLine: Sendable {
  private let language: Message.Language
  private let stage = Mutex<(stage: Stage?, since: ContinuousClock.Instant)>((nil, .now))
  private static let (patience, pace) = (Duration.seconds(1), Duration.milliseconds(200))

  init(language: Message.Language) { self.language = language }

  /// Notes what begins.
  func begin(_ next: Stage) { stage.withLock { $0 = (next, .now) } }

  /// Does work, and keeps the line up to date meanwhile.
  ///
  /// - Parameter isShown: whether somebody is looking.
  func during<Result>(isShown: Bool, _ work: () async throws -> Result) async throws -> Result {
    guard isShown else { return try await work() }
    let start = ContinuousClock.now
    let drawing = Task {
      while !Task.isCancelled {
        try await Task.sleep(for: Self.pace)
        if ContinuousClock.now - start > Self.patience { try draw() }
      }
    }
    do {
      let result = try await work()
      try await clear(drawing)
      return result
    } catch {
      try await clear(drawing)
      throw error
    }
  }

  private func draw() throws {
    let (stage, since) = stage.withLock { $0 }
    guard let stage else { return }
    let seconds = (ContinuousClock.now - since).components.seconds
    let words = stage.words.text(in: language)
    try StandardStream.error.write("\r\u{1B}[K\(words)… \(seconds) s")
  }

  /// Ends drawing for good before the line is taken away.
  private func clear(_ drawing: Task<Void, any Error>) async throws {
    drawing.cancel()
    _ = await drawing.result
    try StandardStream.error.write("\r\u{1B}[K")
  }
}

extension Stage {
  /// What somebody reads who waits.
  fileprivate var words: Message {
    switch self {
    case .reading: Message(en: "reading pages", ja: "ページを読んでいます")
    case .counting: Message(en: "counting the register", ja: "登録簿を数えています")
    case .protecting: Message(en: "choosing what to hide", ja: "隠す数を選んでいます")
    case .attacking: Message(en: "attacking the figures", ja: "公表する数を攻撃して確かめています")
    case .printing: Message(en: "making the PDF", ja: "PDFを作っています")
    case .rendering: Message(en: "making pages", ja: "ページを作り、関門にかけています")
    }
  }
}
