import Diagnostics

/// Says whether a value of a shape may be used where a tag stands.
enum PrintCheck {
  /// What is wrong with printing a value here, or `nil`.
  static func problem(
    _ name: String, _ shape: Shape, raw: Bool, in context: HTMLContext.Place, at place: () -> Place
  ) -> Diagnostic? {
    switch shape {
    case .flag, .list, .record: return .unprintable(name, shape, at: place())
    case .optional: return .unguarded(name, at: place())
    case .html:
      guard raw else { return .escapedHTML(name, at: place()) }
      if case .content = context { return nil }
      return .misplaced(name, shape, in: context, at: place())
    case .text, .number, .url:
      if raw { return .unescaped(name, shape, at: place()) }
    }
    switch context {
    case .content, .attribute, .addressRest: return nil
    case .address:
      if case .url = shape { return nil }
      return .notAnAddress(name, shape, at: place())
    case .forbidden: return .misplaced(name, shape, in: context, at: place())
    }
  }

  /// What is wrong with a section over a value, or `nil`.
  static func sectionProblem(_ name: String, _ shape: Shape, at place: () -> Place) -> Diagnostic? {
    switch shape {
    case .flag, .list, .record, .optional: nil
    case .text, .html, .url, .number: .pointlessSection(name, shape, at: place())
    }
  }
}

extension Diagnostic {
  static func unknownName(_ name: String, _ known: [String], at place: Place) -> Self {
    Self(
      "template.unknown-name", at: place,
      Message(en: "no value is called '\(name)' here", ja: "ここに「\(name)」という値はありません"),
      hint: hint(name, known))
  }

  /// Names the nearest, and what there is besides.
  private static func hint(_ name: String, _ known: [String]) -> Message {
    let list = known.joined(separator: ", ")
    guard let closest = Suggestion.closest(to: name, in: known) else {
      return Message(en: "there is: \(list)", ja: "使えるもの: \(list)")
    }
    return Message(
      en: "did you mean '\(closest)'? there is: \(list)", ja: "「\(closest)」のことですか。使えるもの: \(list)")
  }

  static func unknownTemplate(_ name: String, _ known: [String], at place: Place) -> Self {
    Self(
      "template.unknown-template", at: place,
      Message(en: "no template is called '\(name)'", ja: "「\(name)」というテンプレートはありません"), hint: hint(name, known))
  }

  static func unknownBlock(_ name: String, parent: String, _ known: [String], at place: Place) -> Self {
    Self(
      "template.unknown-block", at: place,
      Message(en: "'\(parent)' has no block called '\(name)'", ja: "「\(parent)」に「\(name)」というブロックはありません"),
      hint: hint(name, known))
  }

  static func repeatedBlock(_ name: String, at place: Place) -> Self {
    Self(
      "template.repeated-block", at: place,
      Message(en: "block '\(name)' is given twice", ja: "ブロック「\(name)」が二度書かれています"))
  }

  static func endless(_ name: String, at place: Place) -> Self {
    Self(
      "template.endless", at: place,
      Message(
        en: "'\(name)' contains itself, or too much is put together here", ja: "「\(name)」が自分自身を含んでいるか、組み合わせが多すぎます"))
  }

  static func unguarded(_ name: String, at place: Place) -> Self {
    Self(
      "template.unguarded", at: place, Message(en: "'\(name)' may be absent", ja: "「\(name)」は無いことがあります"),
      hint: Message(
        en: "put it inside {{#\(name)}}…{{/\(name)}}", ja: "{{#\(name)}}…{{/\(name)}} で囲んでください"))
  }

  static func memberless(_ name: String, _ shape: Shape, at place: Place) -> Self {
    Self(
      "template.memberless", at: place,
      Message(en: "'\(name)' is a \(shape.name) and has no members", ja: "「\(name)」は\(shape.name)で、中に値を持ちません"))
  }

  static func unprintable(_ name: String, _ shape: Shape, at place: Place) -> Self {
    Self(
      "template.unprintable", at: place,
      Message(en: "'\(name)' is a \(shape.name) and cannot be printed", ja: "「\(name)」は\(shape.name)なので、書き出せません"),
      hint: Message(en: "use it as a section: {{#\(name)}}…{{/\(name)}}", ja: "{{#\(name)}}…{{/\(name)}} と書いてください"))
  }

  static func escapedHTML(_ name: String, at place: Place) -> Self {
    Self(
      "template.escaped-html", at: place, Message(en: "'\(name)' is HTML", ja: "「\(name)」はHTMLです"),
      hint: Message(en: "write '{{{\(name)}}}'", ja: "「{{{\(name)}}}」と書いてください"))
  }

  static func unescaped(_ name: String, _ shape: Shape, at place: Place) -> Self {
    Self(
      "template.unescaped", at: place,
      Message(
        en: "'\(name)' is a \(shape.name), not HTML, and must be escaped",
        ja: "「\(name)」はHTMLではなく\(shape.name)です。そのまま書き出せません"),
      hint: Message(en: "write '{{\(name)}}'", ja: "「{{\(name)}}」と書いてください"))
  }

  static func notAnAddress(_ name: String, _ shape: Shape, at place: Place) -> Self {
    Self(
      "template.not-a-url", at: place,
      Message(en: "'\(name)' is a \(shape.name), not a URL", ja: "「\(name)」は\(shape.name)で、URLではありません"),
      hint: Message(en: "only a URL may stand in an address attribute", ja: "行き先を書く属性には、URLの値だけを使えます"))
  }

  static func misplaced(_ name: String, _ shape: Shape, in context: HTMLContext.Place, at place: Place) -> Self {
    let (en, ja) =
      if case .forbidden(let reason) = context { (reason.rawValue, reason.ja) } else { ("in an attribute", "属性の中") }
    return Self(
      "template.misplaced", at: place,
      Message(en: "'\(name)' is printed \(en)", ja: "「\(name)」を\(ja)に書き出そうとしています"),
      hint: Message(en: "print it as text or inside a quoted attribute", ja: "文章の中か、引用符で囲んだ属性の中に書いてください"))
  }

  static func pointlessSection(_ name: String, _ shape: Shape, at place: Place) -> Self {
    Self(
      "template.pointless-section", at: place,
      Message(en: "'\(name)' is a \(shape.name) and always there", ja: "「\(name)」は\(shape.name)で、必ずあります"),
      hint: Message(en: "print it without a section", ja: "囲まずに書いてください"))
  }

  static func unbalanced(_ name: String, at place: Place) -> Self {
    Self(
      "template.unbalanced", at: place,
      Message(en: "'\(name)' ends elsewhere in the markup than it began", ja: "「\(name)」が、始まりと違うタグの中で終わっています"),
      hint: Message(
        en: "open and close quotes, tags and comments on the same side of it", ja: "引用符・タグ・コメントは、その内か外のどちらかにそろえてください"))
  }

  static func tagInAttribute(at place: Place) -> Self {
    Self(
      "template.tag-in-attribute", at: place,
      Message(en: "'<' inside the quotes of an attribute", ja: "属性の引用符の中に「<」があります"),
      hint: Message(en: "close the quote before it, or write &lt;", ja: "その前の引用符を閉じるか、&lt; と書いてください"))
  }

  static func strayText(_ parent: String, at place: Place) -> Self {
    Self(
      "template.stray-text", at: place,
      Message(
        en: "nothing shows what stands here, inside '\(parent)' but in no block",
        ja: "ここは「\(parent)」の中でもブロックの外なので、表示されません"),
      hint: Message(en: "put it into a block: {{$name}}…{{/name}}", ja: "ブロックに入れてください: {{$名前}}…{{/名前}}"))
  }
}
