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
    let system = unsafe String(cString: strerror(code))
    let (reason, hint) = Self.reason(code)
    return Diagnostic(
      "file.\(action)", at: Place(path: path),
      Message(
        en: "cannot \(action) this: \(system)",
        ja: "\(Self.words[action] ?? "操作「\(action)」が")できません: \(reason ?? system)"),
      hint: hint)
  }

  /// What is tried, as the beginning of a sentence.
  private static let words = [
    "read": "読むことが", "open": "開くことが", "write": "書くことが", "list": "中を見ることが", "lock": "ここに書くことが",
    "rename": "名前を変えることが", "remove": "消すことが", "link": "写すことが", "date": "日付を付けることが", "find": "見つけることが",
  ]

  /// What the commonest of the system's errors mean, and what helps.
  private static func reason(_ code: Int32) -> (ja: String?, hint: Message?) {
    switch code {
    case EACCES, EPERM:
      (
        "権限がありません",
        Message(
          en: "ask the owner of the folder, or choose one of your own", ja: "フォルダの持ち主に頼むか、書き込める自分のフォルダを使ってください")
      )
    case EROFS: ("書き込めない場所です", Message(en: "choose a folder elsewhere", ja: "別の場所のフォルダを使ってください"))
    case ENOSPC, EDQUOT: ("空きがありません", Message(en: "make room on the disk", ja: "いらないファイルを消して、空きを作ってください"))
    case ENOENT: ("ありません", Message(en: "look whether the name is right", ja: "名前が正しいか確かめてください"))
    case ENOTDIR:
      (
        "途中にフォルダでないものがあります",
        Message(en: "a file stands where a folder should be", ja: "フォルダのはずのところに、ファイルがあります")
      )
    case EISDIR: ("フォルダです", Message(en: "name a file", ja: "ファイルを指定してください"))
    case EEXIST: ("もう同じ名前のものがあります", nil)
    case EMFILE, ENFILE:
      ("開いているファイルが多すぎます", Message(en: "close other programs, and try again", ja: "ほかのプログラムを閉じて、もう一度試してください"))
    default: (nil, nil)
    }
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
