public import CheckedStatistics
public import Chronology
import Content
public import Markup

/// A page that leaves the site to stand by itself, such as a report that is frozen.
///
/// What it shows is in it; its links lead to the site where that is published, and to the data that lie beside it.
public struct StandalonePage: Sendable {
  /// The name of the page.
  public let name: String
  /// The months that it reports on, if others than it says itself.
  let period: MonthRange?
  /// Its pictures, by their paths below `content/`.
  let pictures: [String: PageURL]
  /// How it is shown.
  let form: Form
  /// What readers are told of the release; `nil` for what is printed without being one.
  let release: ReleaseFace?
  /// What the identities that tables declare come to with the published figures.
  let checks: [CheckOutcome]

  /// How a page is shown.
  public enum Form: Sendable {
    /// On a screen: wide or narrow, light or dark.
    case screen
    /// On paper.
    case print
    /// Each slide on a sheet of its own, 16 to 9.
    case slides
    /// Three slides on a sheet, with what is said to them or lines to write on.
    case handout
    /// On paper, with room to write on.
    case sheet

    /// Whether it is set on paper, where the style sheet of a page does not reach into pictures.
    var isPrinted: Bool { self != .screen }

    var template: PageTemplate {
      switch self {
      case .screen: .frozen
      case .print: .printed
      case .slides: .slides
      case .handout: .handout
      case .sheet: .sheet
      }
    }
  }

  /// Names a page.
  ///
  /// - Parameters:
  ///   - period: the months that it reports on, if others than it says itself.
  ///   - pictures: its pictures, by their paths below `content/`.
  ///   - checks: what the identities that tables declare come to with the published figures.
  public init(
    name: String, period: MonthRange?, pictures: [String: PageURL], form: Form, release: ReleaseFace?,
    checks: [CheckOutcome] = []
  ) {
    self.checks = checks
    self.name = name
    self.period = period
    self.pictures = pictures
    self.form = form
    self.release = release
  }

  /// How large a slide is on a handout: 90 mm of its 1280 pixels.
  static let handoutScale = 90 * 96 / 25.4 / 1280

  /// Where the data of a table lie, relative to the page.
  static func dataPath(_ table: String) -> String { "tables/\(table).csv" }
}

extension ThemeFiles {
  /// The style sheets of pages that leave the site.
  var releaseStyles: [StandalonePage.Form: [UInt8]] {
    var sheets: [StandalonePage.Form: [UInt8]] = [:]
    // A screen shows it as it shows the site.
    let own = assets.first { $0.path == "site.css" }?.bytes ?? []
    sheets[.screen] = own + (styles["releases/screen.css"] ?? [])
    sheets[.print] = styles["releases/print.css"]
    let training = assets.first { $0.path == "training.css" }?.bytes ?? []
    sheets[.slides] = training + (styles["training/slides.css"] ?? [])
    sheets[.handout] =
      PixelScale.scaled(training, by: StandalonePage.handoutScale) + (styles["training/handout.css"] ?? [])
    sheets[.sheet] = (styles["releases/print.css"] ?? []) + training + (styles["training/sheet.css"] ?? [])
    return sheets
  }
}
