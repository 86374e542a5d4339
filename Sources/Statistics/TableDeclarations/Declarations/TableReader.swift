import Chronology
import Diagnostics
import Fields
import Tables

/// Reads one file of `content/statistics/`.
enum TableReader {
  /// The declaration, or `nil` if something is wrong with it.
  ///
  /// - Parameter reporting: the months that the register is complete for, to which periods may be relative.
  static func read(_ source: SourceText, id: String, reporting: MonthRange?) -> Reviewed<TableDeclaration?> {
    var diagnostics: [Diagnostic] = []
    let pairs = YAMLReader.file(source).unwrapped(into: &diagnostics)
    guard !pairs.isEmpty || !diagnostics.haveErrors else { return Reviewed(nil, diagnostics) }
    var reader = FieldReader(pairs, of: source)
    let written = reader.required("title", .text)
    let unit = reader.required("unit", FieldType<CountingUnit>.choice())
    let sourceName = reader.required("source", .text)
    let period = reader.optional("period", .period(in: reporting))
    let conditions = reader.optional("where", .conditions(in: reporting)) ?? []
    let rows = reader.required("rows", .axis)
    let columns = reader.optional("columns", .axis)
    let measure = reader.optional("measure", .name)
    let writtenNotes = reader.optional("notes", .list(.text)) ?? []
    let given = reader.optional("given", .givenRows)
    let checks = reader.optional("checks", .list(.check)) ?? []
    let isFictional = reader.optional("fictional", .flag)
    let heldAgainst = reader.optional("held-against", .name)
    let countsOthers = heldAgainst?.name == "none"
    let counterpart = countsOthers ? nil : heldAgainst
    let service = reader.optional("service", FieldType<WelfareService>.choice())
    diagnostics += reader.finish()
    let asksForPeriod = ([written ?? ""] + writtenNotes).contains { $0.contains("{period}") }
    let saysPeriod = pairs.contains { $0.key == "period" }
    if !saysPeriod, given == nil || asksForPeriod { diagnostics.append(.missingPeriod(at: source.place(line: 1))) }
    diagnostics +=
      given != nil
      ? contradictionsOfGiven(conditions, source)
      : contradictionsOfCounted(isFictional, heldAgainst, period, reporting, unit, source)
    let (title, notes) = (written.map { filled($0, period) }, writtenNotes.map { filled($0, period) })
    for text in [title ?? ""] + notes where text.contains(#/[0-9０-９]+ *[人名]/#) {
      diagnostics.append(.countInWords(text, at: source.wholePlace))
    }
    guard let title, let unit, let sourceName, let rows, !diagnostics.haveErrors else {
      return Reviewed(nil, diagnostics)
    }
    let origin: TableDeclaration.Origin =
      given.map { .given(source: sourceName, values: $0) } ?? .register(source: sourceName)
    let declaration = TableDeclaration(
      id: id, title: title, unit: unit, period: period?.months, relative: period?.relative,
      conditions: conditions, rows: rows, columns: columns,
      measure: measure?.name ?? unit.rawValue, notes: notes, origin: origin, checks: checks,
      isFictional: isFictional ?? false,
      counterpart: counterpart.map { .init(table: $0.name, position: $0.position) }, countsOthers: countsOthers,
      service: service, source: source)
    return Reviewed(declaration, diagnostics)
  }

  /// What a table whose figures are given cannot have.
  private static func contradictionsOfGiven(_ conditions: [Condition], _ source: SourceText) -> [Diagnostic] {
    guard let condition = conditions.first else { return [] }
    return [.conditionOnGiven(at: condition.codes.first.map { source.place($0.position) } ?? source.wholePlace)]
  }

  /// What a table that is counted from the register cannot have.
  private static func contradictionsOfCounted(
    _ isFictional: Bool?, _ counterpart: (name: String, position: Place.Position)?, _ period: WrittenPeriod?,
    _ reporting: MonthRange?, _ unit: CountingUnit?, _ source: SourceText
  ) -> [Diagnostic] {
    let start = source.place(line: 1)
    var found: [Diagnostic] = []
    if isFictional != nil { found.append(.fictionOfRegister(at: start)) }
    if let counterpart { found.append(.counterpartOfCounted(at: source.place(counterpart.position))) }
    if let period, let reporting, period.months.first < reporting.first {
      found.append(.beforeReporting(reporting.code, at: source.place(period.position)))
    }
    if unit == .activities || unit == .consultations { found.append(.uncountable(at: start)) }
    return found
  }

  /// A text with the months that the table is about, where it asks for them.
  private static func filled(_ text: String, _ period: WrittenPeriod?) -> String {
    period.map { text.replacing("{period}", with: $0.months.era) } ?? text
  }
}

extension FieldType where Value == AxisDeclaration {
  /// A variable alone, or with what is to be known of it.
  static let axis = FieldType(
    expected: Message(en: "a variable such as district, or keys such as 'by'", ja: "district のような項目か、by などのキー")
  ) { node, context in
    switch node.content {
    case .scalar:
      guard let variable = FieldType<Variable>.choice().parse(node, &context) else { return nil }
      guard variable.values != .numbers else {
        context.diagnostics.append(.missingNumbers(variable, at: context.place(of: node)))
        return nil
      }
      return AxisDeclaration(
        variable: variable, name: variable.rawValue, levels: [variable.levels[0]], hasTotal: false, showsLabels: false,
        numbers: 0...0, isOpenAbove: false, position: node.position)
    case .mapping(let pairs):
      var reader = FieldReader(pairs, of: context.source, start: node.position)
      let declaration = declaration(&reader, node, &context)
      context.diagnostics += reader.finish()
      return declaration
    case .sequence, .unreadable: return nil
    }
  }

  private static func declaration(
    _ reader: inout FieldReader, _ node: YAMLNode, _ context: inout FieldContext
  ) -> AxisDeclaration? {
    let variable = reader.required("by", FieldType<Variable>.choice())
    let name = reader.optional("name", .name)
    let levels = reader.optional("levels", .list(FieldType<Level>.choice()))
    let hasTotal = reader.optional("total", .flag) ?? false
    let showsLabels = reader.optional("labels", .flag) ?? false
    let from = reader.optional("from", .number)
    let to = reader.optional("to", .number)
    let isOpenAbove = reader.optional("and-over", .flag) ?? false
    guard let variable else { return nil }
    if let levels {
      let ranks = levels.map { variable.levels.firstIndex(of: $0) ?? -1 }
      guard ranks.allSatisfy({ $0 >= 0 }), zip(ranks, ranks.dropFirst()).allSatisfy({ $0 < $1 }) else {
        context.diagnostics.append(.wrongLevels(variable, at: context.place(of: node)))
        return nil
      }
    }
    if variable.values == .numbers {
      guard let from, let to, from <= to, to <= 1000 else {
        context.diagnostics.append(.missingNumbers(variable, at: context.place(of: node)))
        return nil
      }
    } else if from != nil || to != nil || isOpenAbove {
      context.diagnostics.append(.strayNumbers(variable, at: context.place(of: node)))
      return nil
    }
    return AxisDeclaration(
      variable: variable, name: name?.name ?? variable.rawValue, levels: levels ?? [variable.levels[0]],
      hasTotal: hasTotal, showsLabels: showsLabels, numbers: (from ?? 0)...(to ?? 0), isOpenAbove: isOpenAbove,
      position: node.position)
  }
}

extension FieldType where Value == [Condition] {
  /// Variables, each with the codes or months that are asked for.
  static func conditions(in reporting: MonthRange?) -> FieldType {
    FieldType(expected: Message(en: "variables, each with a code, codes or a period", ja: "項目ごとの符号か期間")) {
      conditions($0, &$1, reporting)
    }
  }

  private static func conditions(
    _ node: YAMLNode, _ context: inout FieldContext, _ reporting: MonthRange?
  ) -> [Condition]? {
    guard case .mapping(let pairs) = node.content, !pairs.isEmpty else { return nil }
    return pairs.compactMap { pair in
      guard let variable = Variable(rawValue: pair.key), variable.values != .numbers else {
        let names = Variable.allCases.filter { $0.values != .numbers }.map(\.rawValue)
        context.diagnostics.append(.unknownVariable(pair.key, names, at: context.source.place(pair.keyPosition)))
        return nil
      }
      if variable.values == .periods {
        let before = context.diagnostics.count
        guard let period = FieldType<WrittenPeriod>.period(in: reporting).parse(pair.value, &context) else {
          if context.diagnostics.count == before {
            context.diagnostics.append(.wantsPeriod(pair.key, at: context.place(of: pair.value)))
          }
          return nil
        }
        return Condition(variable: variable, codes: [], months: period.months)
      }
      let single = FieldType<(name: String, position: Place.Position)>.name
      if case .scalar = pair.value.content {
        guard let code = single.parse(pair.value, &context) else {
          context.diagnostics.append(.wantsCodes(pair.key, at: context.place(of: pair.value)))
          return nil
        }
        return Condition(variable: variable, codes: [code], months: nil)
      }
      guard let codes = FieldType<[(name: String, position: Place.Position)]>.list(single).parse(pair.value, &context)
      else {
        context.diagnostics.append(.wantsCodes(pair.key, at: context.place(of: pair.value)))
        return nil
      }
      return Condition(variable: variable, codes: codes, months: nil)
    }
  }
}

extension FieldType where Value == [GivenRow] {
  /// Rows with their figures: a number, or a list of numbers with `…` where the source has none.
  static let givenRows = FieldType(
    expected: Message(en: "rows, each with a number or a list of numbers", ja: "行ごとの数か、数のリスト")
  ) { node, context in
    guard case .mapping(let pairs) = node.content, !pairs.isEmpty else { return nil }
    return pairs.compactMap { pair in
      let nodes: [YAMLNode]
      switch pair.value.content {
      case .scalar: nodes = [pair.value]
      case .sequence(let items): nodes = items
      case .mapping, .unreadable: nodes = []
      }
      let values = nodes.map { item -> Int?? in
        if case .scalar("…", _) = item.content { return .some(nil) }
        return FieldType<Int>.number.parse(item, &context).map { .some($0) }
      }
      guard !values.isEmpty, !values.contains(where: { $0 == nil }) else {
        context.diagnostics.append(.wantsNumbers(pair.key, at: context.place(of: pair.value)))
        return nil
      }
      return GivenRow(code: pair.key, position: pair.keyPosition, values: values.map { $0 ?? nil })
    }
  }
}

extension FieldType where Value == CheckDeclaration {
  static let check = FieldType.record { reader in
    let says = reader.required("says", .text)
    let that = reader.required("that", .expression)
    let severity = reader.optional("severity", FieldType<CheckSeverity>.choice()) ?? .error
    guard let says, let that else { return nil }
    return CheckDeclaration(says: says, expression: that, severity: severity == .error ? .error : .warning)
  }
}

enum CheckSeverity: String, CaseIterable, Sendable {
  case error, warning
}

extension FieldType where Value == CheckDeclaration.Expression {
  static let expression = FieldType(
    expected: Message(en: "an identity such as a[total] = b[total]", ja: "a[total] = b[total] のような式")
  ) { node, context in
    guard let text = FieldType<String>.text.parse(node, &context) else { return nil }
    return CheckDeclaration.Expression(text: text, position: node.position)
  }
}
