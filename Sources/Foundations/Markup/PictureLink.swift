/// A picture on a page, with the versions of it that a browser may choose.
public struct PictureLink: Sendable, Hashable {
  /// Where the picture itself is.
  public let url: PageURL
  /// How large it is, in pixels; `nil` if that is not known.
  public let size: Size?
  /// Its versions, by format; those that a browser should take rather than others first.
  public let sources: [Source]
  /// How wide it stands on the page, as the attribute `sizes` has it.
  public let sizes: String

  /// A width and a height in pixels.
  public struct Size: Sendable, Hashable {
    let width: Int
    let height: Int

    /// Takes a width and a height.
    public init(width: Int, height: Int) {
      self.width = width
      self.height = height
    }
  }

  /// The versions of a format.
  public struct Source: Sendable, Hashable {
    let type: String
    let versions: [Version]

    /// Takes versions of a media type.
    public init(type: String, versions: [Version]) {
      self.type = type
      self.versions = versions
    }
  }

  /// A version of a width.
  public struct Version: Sendable, Hashable {
    let url: PageURL
    let width: Int

    /// Takes an address and a width in pixels.
    public init(url: PageURL, width: Int) {
      self.url = url
      self.width = width
    }
  }

  /// Puts a picture together.
  public init(url: PageURL, size: Size? = nil, sources: [Source] = [], sizes: String = "100vw") {
    self.url = url
    self.size = size
    self.sources = sources
    self.sizes = sizes
  }

  /// The picture as markup.
  ///
  /// - Parameters:
  ///   - alternative: what it tells whoever does not see it.
  ///   - title: what is told besides; none if empty.
  ///   - isFirst: whether it is the first of its page, which is wanted at once; others wait until they are near.
  public func html(alternative: String, title: String = "", isFirst: Bool) -> HTML {
    var html: [UInt8] = []
    func add(_ name: String, _ value: String) {
      html += " \(name)=\"".utf8
      html.appendEscaped(value)
      html.append(UInt8(ascii: "\""))
    }
    if !sources.isEmpty { html += "<picture>".utf8 }
    for source in sources {
      html += "<source".utf8
      add("type", source.type)
      add("srcset", source.versions.map { "\($0.url.text) \($0.width)w" }.joined(separator: ", "))
      add("sizes", sizes)
      html += ">".utf8
    }
    html += "<img".utf8
    add("src", url.text)
    add("alt", alternative)
    if !title.isEmpty { add("title", title) }
    if let size {
      add("width", "\(size.width)")
      add("height", "\(size.height)")
    }
    if !isFirst { add("loading", "lazy") }
    html += ">".utf8
    if !sources.isEmpty { html += "</picture>".utf8 }
    return HTML(trusted: html)
  }
}
