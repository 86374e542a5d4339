public import Tables

/// Figures that were cleared for publication at one time; it is never changed afterwards.
public struct Sealing: Sendable, Hashable {
  /// The edition that the figures are for.
  public let edition: String
  /// Its place in the list, from 1.
  public let number: Int
  /// The SHA-256 of the sealing before, in hexadecimal; `nil` for the first.
  public let previous: String?
  /// The last day that the figures know of, such as `2022-12-31`.
  public let asOf: String
  /// Counts from 1 to one less are hidden.
  public let threshold: Int
  /// The tables, sorted by name.
  public let tables: [PublishedTable]
  /// The tables that are not published, and why.
  public let withheld: [WithheldTable]
  /// What is known to hold between figures besides, because of how they are made.
  public let identities: [Identity]
  /// Names of tables whose figures are made up; none is known of sealings from before that was noted.
  public let fictional: Set<String>
  /// How many counts the auditor tried to narrow.
  public let targets: Int
  /// What it corrects of those before; `nil` for a sealing that only adds to them.
  public let correction: Correction?
  /// The certificate that is kept with the register; none is known of sealings from before there were any.
  public let certificate: CertificateNote?
  /// How many of the small groups that readers can put together of two published ones nobody settled, rounded up.
  ///
  /// The number itself would tell something of the register. `nil` of sealings from before it was noted.
  public let openGroupsAtMost: Int?

  /// What files of a sealing are called, without ending: `0007`.
  public static func fileStem(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// What is said in public of a certificate.
  ///
  /// How many worlds it has is not: the search begins with the real register, and whoever tries candidates could tell them
  /// by that number.
  public struct CertificateNote: Sendable, Hashable, Codable {
    /// The SHA-256 of what it says, in hexadecimal.
    public let sha256: String
    /// How many counts and differences the sealings before leave uncertified, which nobody can take back.
    public let openBefore: Int

    /// Makes a note.
    public init(sha256: String, openBefore: Int) {
      self.sha256 = sha256
      self.openBefore = openBefore
    }
  }

  /// A sum of cells, by their names, and what it equals or is bounded by.
  public struct Identity: Sendable, Hashable, Codable {
    /// The cells, each so many times.
    public let terms: [String: Int]
    /// What the sum is at least; `nil` if nothing is known of that.
    public let atLeast: Int?
    /// What the sum is at most; `nil` if nothing is known of that.
    public let atMost: Int?

    /// Makes an identity.
    public init(terms: [String: Int], atLeast: Int?, atMost: Int?) {
      self.terms = terms
      self.atLeast = atLeast
      self.atMost = atMost
    }
  }

  /// Makes a sealing.
  public init(
    edition: String, number: Int, previous: String?, asOf: String, threshold: Int, tables: [PublishedTable],
    withheld: [WithheldTable], identities: [Identity], fictional: Set<String> = [], targets: Int,
    correction: Correction? = nil, certificate: CertificateNote? = nil, openGroupsAtMost: Int? = nil
  ) {
    self.openGroupsAtMost = openGroupsAtMost
    self.certificate = certificate
    self.correction = correction
    self.fictional = fictional
    self.identities = identities
    self.edition = edition
    self.number = number
    self.previous = previous
    self.asOf = asOf
    self.threshold = threshold
    self.tables = tables
    self.withheld = withheld
    self.targets = targets
  }
}
