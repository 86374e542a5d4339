public import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A call of the operating system that failed.
public struct FileError: Error, Sendable, Hashable {
  /// What was tried, as an English verb such as `read`.
  public let action: String
  /// The path that it was tried on.
  public let path: String
  /// The system's error number.
  public let code: Int32

  /// Notes the system's last error.
  init(_ action: String, _ path: String) {
    self.action = action
    self.path = path
    code = errno
  }

  /// Notes the system's last error, or that a symbolic link stands where none is followed, which systems report in
  /// different ways.
  init(_ action: String, _ path: String, orLink place: (folder: Int32, name: String)) {
    let last = errno
    var status = stat()
    let isLink =
      unsafe fstatat(place.folder, place.name, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.st_mode & S_IFMT == S_IFLNK
    self.action = action
    self.path = path
    code = isLink ? ELOOP : last
  }

  /// Whether the path was not there.
  public var isMissing: Bool { code == ENOENT || code == ENOTDIR }

  /// Whether something has the name already.
  public var isTaken: Bool { code == EEXIST }

  /// Whether a symbolic link stands where none is followed.
  public var isLink: Bool { code == ELOOP }

  /// Whether the file system cannot do what was asked.
  public var isUnsupported: Bool { code == EINVAL || code == ENOSYS || code == ENOTSUP }

  /// The error as it is shown to a person.
  public var diagnostic: Diagnostic {
    if isLink { return .linkInPlace(at: Place(path: path)) }
    if isMissing, path.contains("\u{FFFD}") { return .nameNotUTF8(at: Place(path: path)) }
    let reason = unsafe String(cString: strerror(code))
    return Diagnostic(
      "file.\(action)", at: Place(path: path),
      Message(en: "cannot \(action) this: \(reason)", ja: "操作「\(action)」ができません（\(reason)）"))
  }

  /// The error as a reason to stop, which lies with the machine unless somebody put a link there.
  public var stop: Stop {
    Stop(isLink ? .usage : diagnostic.id == "file.name-not-utf8" ? .content : .machine, [diagnostic])
  }
}

extension Diagnostic {
  static func nameNotUTF8(at place: Place) -> Self {
    Self(
      "file.name-not-utf8", at: place,
      Message(en: "the name of this file is not written in UTF-8", ja: "このファイルの名前が UTF-8 で書かれていません"),
      hint: Message(
        en: "give it a name of small letters, digits and hyphens", ja: "英小文字と数字とハイフンの名前に変えてください"))
  }

  static func linkInPlace(at place: Place) -> Self {
    Self(
      "file.link-in-place", at: place,
      Message(
        en: "a symbolic link stands here, and none is followed; what it leads to was not touched",
        ja: "ここにシンボリックリンクがあります。リンクの先はたどらず、手を付けていません"),
      hint: Message(
        en: "remove the link, or name the folder that it leads to", ja: "リンクを消すか、リンク先のフォルダを直接指定してください"))
  }
}

/// Runs work, and turns whatever it throws into a reason to stop.
///
/// - Throws: the work's own ``Stop``, or one that lies with the machine.
public func stopping<Value>(_ work: () throws -> Value) throws(Stop) -> Value {
  do {
    return try work()
  } catch let error as FileError {
    throw error.stop
  } catch let stop as Stop {
    throw stop
  } catch {
    throw .unexpected(error)
  }
}
