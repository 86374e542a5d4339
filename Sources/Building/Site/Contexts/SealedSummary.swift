import Chronology
import Content
import Ledger
import Tables
import Templates

/// What the page that tells how figures are published says of those that are published now.
struct SealedSummary: Sendable {
  private let sealing: Sealing
  private let context: PageContext

  /// - Returns: `nil` on any other page, and where no figures were protected.
  init?(_ context: PageContext) {
    guard let method = context.site.edition.disclosure.method, let sealing = context.site.shown?.sealing,
      sealing.threshold > 1, context.site.index(of: method.name) == context.index
    else { return nil }
    self.sealing = sealing
    self.context = context
  }

  static let members: Members<SealedSummary> = [.texts("lines") { $0.lines }]

  /// Words that it needs, whatever the templates say.
  static let needed = ["sealed", "tables", "cells", "carried", "worlds", "open", "groups", "groups-all"].map {
    "method-\($0)"
  }

  private var lines: [String] {
    let cells = CellCoverage(sealing.tables.filter(\.unit.isPersonal))
    let carried = sealing.tables.count { $0.carriedFrom != nil }
    let day = CalendarDate(iso: sealing.asOf).map { context.site.language.text(of: $0) } ?? ""
    var lines = [
      line("sealed", ["number": "\(sealing.number)", "day": day]),
      line("tables", ["shown": "\(sealing.tables.count)", "withheld": "\(sealing.withheld.count)"]),
      line(
        "cells",
        [
          "cells": "\(cells.all)", "shown": "\(cells.shown)", "hidden": "\(cells.hidden)",
          "percent": "\(CellCoverage.percent(cells.shown, of: cells.all))",
        ]),
    ]
    if carried > 0 { lines.append(line("carried", ["count": "\(carried)"])) }
    if let certificate = sealing.certificate {
      lines.append(line("worlds", [:]))
      if certificate.openBefore > 0 { lines.append(line("open", ["count": "\(certificate.openBefore)"])) }
    }
    if let open = sealing.openGroupsAtMost {
      lines.append(open == 0 ? line("groups-all", [:]) : line("groups", ["count": "\(open)"]))
    }
    return lines
  }

  private func line(_ name: String, _ values: [String: String]) -> String {
    values.reduce(context.site.words.text("method-\(name)")) { $0.replacing("{\($1.key)}", with: $1.value) }
  }
}
