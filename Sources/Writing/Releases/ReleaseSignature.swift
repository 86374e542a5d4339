/// The signature of the manifest of a release, as the program that made it wrote it.
public struct ReleaseSignature: Sendable, Hashable {
  /// The programs that sign.
  public enum Form: Sendable, Hashable, CaseIterable {
    /// `ssh-keygen -Y sign`.
    case ssh
    /// `minisign -S`.
    case minisign

    /// The name of its file beside the manifest, where the program looks for it.
    public var fileName: String {
      switch self {
      case .ssh: ReleaseManifest.fileName + ".sig"
      case .minisign: ReleaseManifest.fileName + ".minisig"
      }
    }
  }

  /// Which program made it.
  public let form: Form
  /// Its bytes.
  public let bytes: [UInt8]

  /// Takes what a program wrote.
  public init(_ form: Form, _ bytes: [UInt8]) {
    self.form = form
    self.bytes = bytes
  }
}
