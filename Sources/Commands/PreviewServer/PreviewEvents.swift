#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The open pages that wait to be told of changes.
actor PreviewEvents {
  private var listeners: [Int: AsyncStream<[UInt8]>.Continuation] = [:]
  private var count = 0

  /// A page that does not read misses all but the last so many events.
  private static let backlog = 16

  /// Tells all of something; the value goes as JSON on one line.
  func send(_ name: String, _ value: some Encodable & Sendable) {
    for listener in listeners.values { listener.yield(Self.event(name, value)) }
  }

  /// Writes a comment to all, for a page that is closed is noticed only by writing.
  func beat() { for listener in listeners.values { listener.yield(Array(": \n\n".utf8)) } }

  /// Takes a page that waits; it is told the state first.
  func listen(first state: [UInt8]) -> AsyncStream<[UInt8]> {
    count += 1
    let number = count
    let (stream, continuation) = AsyncStream<[UInt8]>.makeStream(bufferingPolicy: .bufferingNewest(Self.backlog))
    continuation.yield(state)
    continuation.onTermination = { [weak self] _ in Task { await self?.leave(number) } }
    listeners[number] = continuation
    return stream
  }

  private func leave(_ number: Int) { listeners[number] = nil }

  /// An event as the pages read it.
  static func event(_ name: String, _ value: some Encodable) -> [UInt8] {
    let json: [UInt8]
    do { json = Array(try JSONEncoder().encode(value)) } catch { json = Array("null".utf8) }
    return Array("event: \(name)\ndata: ".utf8) + json + Array("\n\n".utf8)
  }
}
