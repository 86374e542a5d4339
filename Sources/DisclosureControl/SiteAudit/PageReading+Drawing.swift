import Markup

extension PageReading {
  /// Reads what an image for links was drawn from; of the image itself nobody reads figures back.
  ///
  /// - Parameter drawing: an SVG file in which each chart is a picture of its own that names its table.
  public init(path: String, drawing: [UInt8]) {
    self.path = path
    isStatistics = false
    var tokens = HTMLTokens(drawing)
    var picture: ReadPicture?
    while let token = tokens.next() {
      switch token {
      case .opening("svg", let attributes) where attributes["data-table"] != nil:
        picture = ReadPicture(table: attributes["data-table"] ?? "")
      case .closing("svg"):
        if let picture { pictures.append(picture) }
        picture = nil
      default: picture?.take(token)
      }
    }
  }
}
