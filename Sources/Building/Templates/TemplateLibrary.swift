public import Diagnostics
import Digests

/// All templates of a site, parsed.
public struct TemplateLibrary: Sendable {
  private let sources: [String: TemplateSource]

  private init(_ sources: [String: TemplateSource]) { self.sources = sources }

  /// Parses templates; a name is what tags call it by.
  public static func parse(_ files: [(name: String, source: SourceText)]) -> Reviewed<TemplateLibrary> {
    var diagnostics: [Diagnostic] = []
    var sources: [String: TemplateSource] = [:]
    for (name, source) in files {
      sources[name] = TemplateParser.parse(name: name, source).unwrapped(into: &diagnostics)
    }
    return Reviewed(TemplateLibrary(sources), diagnostics)
  }

  /// The names of all templates, sorted.
  public var names: [String] { sources.keys.sorted() }

  /// The file that a template was read from.
  public func source(of name: String) -> SourceText? { sources[name]?.text }

  /// A fingerprint of the sources of templates and of all that they include.
  public func fingerprint(of templates: [Template]) -> UInt64 {
    var print = Fingerprint()
    for name in Set(templates.flatMap(\.used)).sorted() {
      print.add(name)
      print.add(sources[name]?.text.bytes ?? [])
    }
    return print.value
  }

  /// A template made ready for contexts of a schema, with everything that is wrong with it.
  ///
  /// Every name in it and in the templates that it includes is resolved here, so that rendering cannot fail. Returns
  /// `nil` if no template has the name.
  public func template(_ name: String, for schema: Schema) -> Reviewed<Template>? {
    guard let source = sources[name] else { return nil }
    let linked = Linker.link(source, in: sources, mode: .strict(schema))
    return Reviewed(Template(program: linked.program, used: linked.used), linked.diagnostics)
  }

  /// A template whose names are looked up while it is rendered and may be missing.
  ///
  /// It exists for the suite of the Mustache specification, which asks for it, and for nothing else.
  func lenientTemplate(_ name: String) -> Template? {
    guard let source = sources[name] else { return nil }
    let linked = Linker.link(source, in: sources, mode: .lenient)
    return Template(program: linked.program, used: linked.used)
  }
}

/// A template that is ready to render.
public struct Template: Sendable {
  let program: Program
  /// The names of the templates that it consists of, its own included.
  public let used: Set<String>

  /// Appends what the template makes of a context; the context must have the schema that the template was linked for.
  public func render(_ context: Record, into output: inout [UInt8]) {
    render(.record(context), into: &output)
  }

  func render(_ root: Value, into output: inout [UInt8]) {
    var renderer = Renderer(program, root: root)
    renderer.run(into: &output)
  }
}
