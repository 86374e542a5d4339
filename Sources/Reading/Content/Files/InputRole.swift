import Files

/// What a file is to a site, by where it lies.
public enum InputRole: Sendable, Hashable {
  /// The text of a page.
  case text
  /// A picture, a file to hand out, or what has no place among the content.
  case file
  /// A template.
  case template
  /// What all pages follow from, such as the configuration, a kind of pages or a sealing.
  case foundation

  /// Tells the role of a path relative to the folder of the site.
  public init(_ path: String) {
    let parts = path.split(separator: "/", maxSplits: 2)
    switch parts.first {
    case "content" where path == SearchSettings.path: self = .foundation
    case "content" where parts.count > 1:
      let isText = FilePath.ending(of: path) == "md"
      if parts.count > 2, KindCheck.foldersOfOthers.contains(String(parts[1])) {
        self = isText && parts[1] == KindCheck.statistics ? .text : .foundation
      } else {
        self = isText ? .text : .file
      }
    case "templates" where parts.count > 1:
      self = parts[1] != "assets" && FilePath.ending(of: path) == "mustache" ? .template : .foundation
    default: self = .foundation
    }
  }
}
