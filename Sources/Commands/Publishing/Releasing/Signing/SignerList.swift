import Diagnostics
import Files

/// A list of those who may sign: a name and a public key a line.
///
/// Keys of SSH stand there as `ssh-keygen` reads them (`office ssh-ed25519 AAAA…`), those of minisign behind its name
/// (`office minisign RW…`). Each program passes over the lines of the other.
struct SignerList: Sendable {
  let path: String
  /// Those who have a key of minisign.
  let minisign: [(name: String, key: String)]

  /// Reads a list.
  ///
  /// - Throws: ``Stop`` if it is none.
  init(_ path: String) throws(Stop) {
    let text = try stopping {
      try fileKind(path) == .file ? String(decoding: try readFile(path), as: UTF8.self) : ""
    }
    let keys = text.split(whereSeparator: \.isNewline).compactMap { line -> (name: String, key: String)? in
      let words = line.split(whereSeparator: \.isWhitespace)
      guard words.count >= 3, words[1] == "minisign", words[2].hasPrefix("RW"), !words[0].hasPrefix("#") else {
        return nil
      }
      return (String(words[0]), String(words[2]))
    }
    // A name stands before each key, and options may.
    guard !keys.isEmpty || text.contains(#/(?m)^\s*[^#\s][^\n]*\s(ssh-(ed25519|rsa)|ecdsa-sha2-\S+|sk-ssh-\S+) AAAA/#)
    else {
      throw Stop(.usage, [.noSigners(at: Place(path: path))])
    }
    self.path = path
    minisign = keys
  }
}

extension Diagnostic {
  static func noSigners(at place: Place) -> Self {
    Self(
      "verify.no-signers", at: place,
      Message(en: "this is no list of those who may sign", ja: "署名できる人の一覧ではありません"),
      hint: Message(
        en: "write a name and a public key a line: office ssh-ed25519 AAAA… or office minisign RW…",
        ja: "一行に名前と公開鍵を書きます（office ssh-ed25519 AAAA… か office minisign RW…）"))
  }
}
