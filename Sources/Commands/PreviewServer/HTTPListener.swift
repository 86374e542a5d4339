import FlyingSocks

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Answers requests on a port of this machine.
struct HTTPListener: Sendable {
  /// The port that was free.
  let port: UInt16
  private let socket: Socket

  /// Takes the first port that is free; `nil` if none is.
  ///
  /// - Parameter ports: those to try, in order.
  init?(_ ports: some Sequence<UInt16>) {
    for port in ports {
      do {
        let socket = try Socket(domain: AF_INET)
        do {
          try socket.setValue(true, for: .localAddressReuse)
          try socket.bind(to: .inet(ip4: "127.0.0.1", port: port))
          try socket.listen()
          self.socket = socket
          self.port = port
          return
        } catch { try socket.close() }
      } catch { continue }
    }
    return nil
  }

  /// Answers until the task is cancelled.
  ///
  /// - Throws: the system's error, if it does not let anybody be answered any more.
  func run(_ respond: @escaping @Sendable (HTTPRequest) async -> HTTPResponse) async throws {
    #if canImport(Glibc)
      let pool = SocketPool.ePoll()
    #else
      let pool = SocketPool.kQueue()
    #endif
    try await pool.prepare()
    let listening = try AsyncSocket(socket: socket, pool: pool)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await pool.run() }
      group.addTask {
        try await withThrowingDiscardingTaskGroup { connections in
          while !Task.isCancelled {
            do {
              for try await connection in listening.sockets {
                connections.addTask { await Self.serve(connection, respond) }
              }
            } catch {
              // One that was closed before it was taken, or too many at once, ends nothing.
              try await Task.sleep(for: .milliseconds(50))
            }
          }
        }
      }
      try await group.next()
      group.cancelAll()
    }
  }

  /// Answers the requests of one connection, until either side closes it.
  private static func serve(
    _ connection: AsyncSocket, _ respond: @Sendable (HTTPRequest) async -> HTTPResponse
  ) async {
    do {
      var waiting: [UInt8] = []
      while let head = try await nextHead(of: connection, &waiting) {
        guard let request = HTTPRequest(head) else {
          let refusal = HTTPResponse(
            status: .badRequest, type: "text/plain; charset=utf-8", body: .bytes(Array("not a request\n".utf8)))
          try await send(refusal, keepsAlive: false, isHead: false, to: connection)
          break
        }
        let response = await respond(request)
        try await send(response, keepsAlive: request.keepsAlive, isHead: request.method == "HEAD", to: connection)
        if !request.keepsAlive { break }
      }
    } catch {
      // Who asked has gone.
    }
    do { try connection.close() } catch { return }
  }

  /// The next head of a request without the empty line; `nil` at the end, or if it is longer than any is.
  private static func nextHead(of connection: AsyncSocket, _ waiting: inout [UInt8]) async throws -> [UInt8]? {
    let end = Array("\r\n\r\n".utf8)
    while waiting.count <= HTTPRequest.longest {
      if let place = waiting.firstRange(of: end) {
        defer { waiting.removeSubrange(..<place.upperBound) }
        return Array(waiting[..<place.lowerBound])
      }
      waiting += try await connection.read(atMost: 4096)
    }
    return nil
  }

  private static func send(
    _ response: HTTPResponse, keepsAlive: Bool, isHead: Bool, to connection: AsyncSocket
  ) async throws {
    switch response.body {
    case .bytes(let bytes):
      try await connection.write(Data(response.head(keepsAlive: keepsAlive) + (isHead ? [] : bytes)))
    case .events(let events):
      try await connection.write(Data(response.head(keepsAlive: false)))
      if !isHead { for await event in events { try await connection.write(Data(event)) } }
      throw CancellationError()
    }
  }
}
