import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Tells when something changes in folders, and in all folders below them: by inotify where there is that, elsewhere by
/// looking again and again.
///
/// It is a class because the watching ends with it.
public final class FolderWatch: Sendable {
  private let paths: [String]
  private let isOver = Mutex(false)

  /// How often it is looked where the system does not tell, in milliseconds.
  private static let pause: Int32 = 300

  /// Begins to watch.
  ///
  /// - Parameter paths: folders, which are watched with all that is below, and files, which need not be there.
  public init(_ paths: [String]) { self.paths = paths }

  /// Ends the watching.
  public func end() { isOver.withLock { $0 = true } }

  /// What happens, each time as soon as it does; several changes at once may be told as one.
  public func changes() -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let thread = Thread { [self] in
        watch { continuation.yield() }
        continuation.finish()
      }
      continuation.onTermination = { [self] _ in end() }
      thread.start()
    }
  }

  private func isEnded() -> Bool { isOver.withLock { $0 } }

  #if canImport(Glibc)
    private func watch(_ tell: () -> Void) {
      let descriptor = inotify_init1(Int32(O_CLOEXEC))
      guard descriptor >= 0 else { return poll(tell) }
      defer { close(descriptor) }
      guard add(to: descriptor) else { return poll(tell) }
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while !isEnded() {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard unsafe Glibc.poll(&request, 1, Self.pause) > 0 else { continue }
        let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
        guard count > 0 else { continue }
        // A folder that is new is watched as well; one that is watched already stays so.
        _ = add(to: descriptor)
        tell()
      }
    }

    /// Watches all folders as they are now; returns whether the system had room for them.
    private func add(to descriptor: Int32) -> Bool {
      let mask = UInt32(
        IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF)
      for path in paths {
        do {
          guard try fileKind(path) != nil else { continue }
          // Editors put another file into the place of the one that is watched; its folder tells of that.
          let folder = try fileKind(path) == .file ? FilePath.folder(of: path) : path
          var folders = [folder]
          if folder == path {
            folders += try listTree(path).filter { $0.kind == .folder }.map { FilePath.join(path, $0.path) }
          }
          for folder in folders where unsafe inotify_add_watch(descriptor, folder, mask) < 0 && errno == ENOSPC {
            return false
          }
        } catch { continue }
      }
      return true
    }
  #else
    private func watch(_ tell: () -> Void) { poll(tell) }
  #endif

  /// Looks again and again.
  private func poll(_ tell: () -> Void) {
    var before = stamps()
    while !isEnded() {
      usleep(UInt32(Self.pause) * 1000)
      let now = stamps()
      if now != before { tell() }
      before = now
    }
  }

  private func stamps() -> [StampedEntry] {
    paths.flatMap { path -> [StampedEntry] in
      do {
        if try fileKind(path) == .file {
          return fileStamp(path).map { [.init(path: path, kind: .file, stamp: $0)] } ?? []
        }
        return try stampedTree(path)
      } catch { return [] }
    }
  }
}

/// A thread of the system's: it waits where no task may.
private final class Thread: Sendable {
  private let work: @Sendable () -> Void

  init(_ work: @escaping @Sendable () -> Void) { self.work = work }

  func start() {
    var thread = pthread_t()
    let context = unsafe Unmanaged.passRetained(self).toOpaque()
    #if canImport(Glibc)
      let made = unsafe pthread_create(&thread, nil, { unsafe Thread.run($0) }, context)
    #else
      var handle: pthread_t?
      let made = unsafe pthread_create(&handle, nil, { unsafe Thread.run($0) }, context)
      if let handle { thread = handle }
    #endif
    guard made == 0 else { return unsafe Unmanaged<Thread>.fromOpaque(context).release() }
    pthread_detach(thread)
  }

  private static func run(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context = unsafe context { unsafe Unmanaged<Thread>.fromOpaque(context).takeRetainedValue().work() }
    return nil
  }
}
