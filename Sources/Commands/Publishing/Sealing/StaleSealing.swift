import Chronology
import Content
import Diagnostics
import Ledger
import Suppression
import TableDeclarations
import Tables

extension Publishing {
  /// What is declared or known by now and stands in no sealing yet.
  static func staleness(_ figures: Figures, _ ledger: Ledger, _ edition: Edition) -> [Diagnostic] {
    guard let sealing = ledger.latest else { return [] }
    var diagnostics: [Diagnostic] = []
    // Whoever takes part in a training sees what another edition was sealed for.
    if edition.name == sealing.edition, edition.disclosure.threshold > sealing.threshold {
      diagnostics.append(
        raisedThreshold(ledger, edition) ?? .lowerThreshold(sealing.threshold, edition.disclosure.threshold))
    }
    if let lastDay = figures.lastDay, lastDay.iso > sealing.asOf {
      diagnostics.append(.olderThanRegister(sealing.asOf, lastDay.iso, at: Place(path: ledger.name)))
    }
    let changes =
      edition.isPublic && figures.register != nil
      ? ProtectedTables.changes(figures.counted, after: ledger.releases()) : []
    if !changes.isEmpty { diagnostics.append(.contradicted(changes.count, at: Place(path: ledger.name))) }
    let sealed = Dictionary(sealing.tables.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let withheld = Set(sealing.withheld.map(\.id))
    let declared = figures.statistics.tables.map(\.declaration)
    let fictional = figures.statistics.declaredFictional(figures.isRegisterFictional)
    for declaredTable in figures.statistics.tables {
      let table = declaredTable.declaration
      let place = table.source.wholePlace
      guard let old = sealed[table.id] else {
        if !withheld.contains(table.id) { diagnostics.append(.notSealed(table.id, at: place)) }
        continue
      }
      let source =
        switch table.origin {
        case .register(let name), .given(let name, _): name
        }
      // What is shown again as it was has the months of that time, also in its title.
      let isFormer = old.carriedFrom != nil && table.moves
      if !isFormer && (old.title != table.title || old.notes != table.notes) || old.source != source
        || old.carriedFrom == nil && old.scope.period != table.period?.code || declaredTable.differs(from: old)
      {
        diagnostics.append(.changedSinceSealing(table.id, at: place))
      }
      if sealing.fictional.contains(table.id), !fictional.contains(table.id) {
        diagnostics.append(.noLongerFictional(table.id, at: place))
      }
    }
    let names = Set(declared.map(\.id)).union(figures.statistics.unreadable)
    for id in sealed.keys.sorted() where !names.contains(id) {
      diagnostics.append(.noLongerDeclared(id, at: Place(path: ledger.name)))
    }
    return diagnostics
  }
}

extension Publishing {
  /// That everybody has counts which are small by a threshold that was raised since: nobody can take them back.
  ///
  /// `nil` if there are none. An edition for the council's own people may see them.
  static func raisedThreshold(_ ledger: Ledger, _ edition: Edition) -> Diagnostic? {
    guard edition.isPublic, let sealed = ledger.latest?.threshold, let least = ledger.leastCount else { return nil }
    let wanted = edition.disclosure.threshold
    return wanted > sealed && least < wanted ? .raisedThreshold(sealed, wanted, least: least) : nil
  }
}

extension StatisticsTable {
  /// Whether a given table has other figures than were sealed, wherever those are shown.
  fileprivate func differs(from sealed: PublishedTable) -> Bool {
    guard case .given(_, let rows) = declaration.origin else { return false }
    return rows.contains { given in
      guard let row = sealed.rows.members.firstIndex(where: { $0.code == given.code }) else { return false }
      return zip(columns.axis.members, given.values).contains { member, value in
        guard let column = sealed.columns.members.firstIndex(where: { $0.code == member.code }) else { return false }
        let figure = sealed.figure(row: row, column: column)
        return !figure.isHidden && figure.value != value
      }
    }
  }
}

extension Diagnostic {
  private static let sealAgain = Message(
    en: "run 'engawa seal' where the register is", ja: "登録簿のある機械で engawa seal を実行してください")

  static func lowerThreshold(_ sealed: Int, _ wanted: Int) -> Self {
    Self(
      "sealing.threshold", at: Place(path: "engawa.yml"),
      Message(
        en: "figures were sealed with threshold \(sealed), and \(wanted) is wanted",
        ja: "封印した数の threshold は\(sealed)で、engawa.yml の\(wanted)より小さい値です"), hint: sealAgain)
  }

  static func contradicted(_ count: Int, at place: Place) -> Self {
    Self(
      "sealing.contradicted", severity: .warning, at: place,
      Message(
        en:
          "\(Message.counted(count, "published count")) \(count == 1 ? "differs" : "differ") from what the register gives now",
        ja: "公表した数のうち\(count)個が、今の登録簿から数えた数と違います"),
      hint: Message(
        en: "'engawa correct --reason …' shows which, and what can be done",
        ja: "どの数がどう違い、何ができるかは、engawa correct --reason … で分かります"))
  }

  static func raisedThreshold(_ sealed: Int, _ wanted: Int, least: Int) -> Self {
    Self(
      "sealing.raised-threshold", at: Place(path: "engawa.yml"),
      Message(
        en:
          "threshold was raised to \(wanted), but counts of \(least) and more were published with \(sealed) and cannot be taken back",
        ja: "threshold を\(wanted)に上げていますが、\(sealed)のときに\(least)以上の数を公表していて、取り消せません"),
      hint: Message(
        en: "write 'threshold: \(least)' or less; what was published stays known, whatever is published next",
        ja: "threshold は\(least)以下にしてください。公表した数は、これから何を公表しても知られたままです"))
  }

  static func olderThanRegister(_ asOf: String, _ day: String, at place: Place) -> Self {
    Self(
      "sealing.older", severity: .warning, at: place,
      Message(
        en: "the last sealing knows of \(asOf), the register of \(day)", ja: "最後の封印は\(asOf)現在で、登録簿には\(day)までの記録があります"),
      hint: sealAgain)
  }

  static func notSealed(_ id: String, at place: Place) -> Self {
    Self(
      "sealing.not-sealed", severity: .warning, at: place,
      Message(en: "table '\(id)' has no page, for it was never sealed", ja: "「\(id)」はまだ封印していないので、ページがありません"),
      hint: sealAgain)
  }

  static func changedSinceSealing(_ id: String, at place: Place) -> Self {
    Self(
      "sealing.changed", severity: .warning, at: place,
      Message(
        en: "table '\(id)' was declared otherwise, or for another period, when it was sealed; its page shows that",
        ja: "「\(id)」は、封印したときと宣言か期間が違います。ページは封印したときのままです"), hint: sealAgain)
  }

  static func noLongerFictional(_ id: String, at place: Place) -> Self {
    Self(
      "sealing.no-longer-fictional", severity: .warning, at: place,
      Message(
        en: "table '\(id)' was sealed as fictional and is no longer declared so; its marks stay",
        ja: "「\(id)」は架空の数として封印されましたが、今はそう宣言されていません。「架空」の印は残ります"),
      hint: Message(
        en:
          "write 'fictional: true' again (of counted tables under 'register' in engawa.yml), or seal figures that are real",
        ja: "fictional: true と書き直す（数える表では engawa.yml の register に）か、実際の数を封印してください"))
  }

  static func noLongerDeclared(_ id: String, at place: Place) -> Self {
    Self(
      "sealing.no-longer-declared", severity: .warning, at: place,
      Message(
        en: "table '\(id)' is sealed and no longer declared; it still has a page",
        ja: "「\(id)」は content/statistics からなくなりましたが、封印されているのでページは残ります"), hint: sealAgain)
  }
}
