import Content
import Ledger

@testable import Publishing

extension Publishing {
  /// The sealings of the edition for everybody.
  static func publicLedger(_ options: Options) throws -> Ledger {
    let configuration = try SiteConfiguration.read(root: options.root)
    return try ledger(options, configuration.publicEdition, configuration)
  }
}
