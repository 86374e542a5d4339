import Content
import Files
import Markup

/// The page that whoever unpacks an archive opens first.
struct HandoutStart {
  static let path = "START.html"
  private let course: Entry
  private let prints: [(path: String, title: String)]
  private let edition: Edition

  init(_ course: Entry, _ prints: [(path: String, title: String)], _ plan: Publishing.Plan) {
    self.course = course
    self.prints = prints
    edition = plan.edition
  }

  private func say(ja: String, en: String) -> String {
    edition.languages.first?.isJapanese ?? true ? ja : en
  }

  var bytes: [UInt8] {
    let language = edition.languages.first?.tag ?? "ja"
    let whom =
      edition.isInternal
      ? say(ja: "進行する人のための一式です。取扱注意。", en: "For whoever leads the course. Handle with care.")
      : say(ja: "参加する人のための一式です。", en: "For those who take part.")
    var page = Array("<!DOCTYPE html>\n<html lang=\"\(language)\">\n<head>\n<meta charset=\"utf-8\">\n".utf8)
    page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>".utf8
    page.appendEscaped(course.title)
    page += "</title>\n</head>\n<body>\n<h1>".utf8
    page.appendEscaped(course.title)
    page += "</h1>\n<p>\(whom)</p>\n<p><a href=\"\(course.name).html\">".utf8
    page += "\(say(ja: "研修のページを開く", en: "Open the course"))</a></p>\n".utf8
    if !prints.isEmpty {
      page += "<h2>\(say(ja: "印刷するもの（PDF）", en: "To print (PDF)"))</h2>\n<ul>\n".utf8
      for print in prints {
        page += "<li><a href=\"\(print.path)\">".utf8
        page.appendEscaped("\(print.title)（\(FilePath.name(of: print.path))）")
        page += "</a></li>\n".utf8
      }
      page += "</ul>\n".utf8
    }
    page += "<p><a href=\"index.html\">\(say(ja: "すべてのページ", en: "All pages"))</a></p>\n".utf8
    return page + "</body>\n</html>\n".utf8
  }
}
