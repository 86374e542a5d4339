import CommonMark
import Content
import Diagnostics
import Markup

/// Why a destination is refused.
struct LinkRefusal {
  let id: String
  let message: Message
  var hint: Message?

  static func hostWithoutScheme(_ destination: String) -> Self {
    Self(
      id: "link.host-without-scheme",
      message: Message(en: "'\(destination)' names a host without a scheme", ja: "「\(destination)」に https: がありません"),
      hint: Message(en: "write https:\(destination)", ja: "https:\(destination) と書いてください"))
  }

  /// - Parameter meant: what is probably meant.
  static func relativeLink(_ destination: String, meant: String?) -> Self {
    Self(
      id: "link.relative",
      message: Message(en: "'\(destination)' has no scheme", ja: "リンク先「\(destination)」の書き方が分かりません"),
      hint: meant.map { Message(en: "did you mean '\($0)'?", ja: "「\($0)」のことですか") }
        ?? Message(
          en:
            "link to a page of this site as page:FOLDER/NAME, elsewhere as https://…, and to a file as a PDF beside the page",
          ja: "このサイトのページは「page:フォルダ/名前」、ほかのサイトは「https://…」、配るファイルはPDFをそばに置いてその名前を書いてください"))
  }

  static func linkToItself(_ destination: String) -> Self {
    Self(
      id: "link.to-itself",
      message: Message(en: "'\(destination)' is a page of this site", ja: "「\(destination)」はこのサイトのページです"),
      hint: Message(en: "link to it by its name: page:…", ja: "page:… と名前で書いてください。行き先が確かめられます"))
  }

  static func unknownScheme(_ scheme: String) -> Self {
    Self(
      id: "link.unknown-scheme",
      message: Message(en: "links of the kind '\(scheme):' are not known", ja: "「\(scheme):」というリンクは使えません"),
      hint: Suggestion.hint(for: scheme, in: Links.schemes))
  }

  static func incomplete(_ destination: String) -> Self {
    Self(
      id: "link.incomplete",
      message: Message(en: "'\(destination)' is no whole address", ja: "「\(destination)」は書きかけの住所です"))
  }

  static func leftOutPage(_ name: String, _ target: ContentLibrary.LeftOut) -> Self {
    Self(
      id: "link.left-out",
      message: Message(
        en: "links to '\(name)', which this edition leaves out: \(target.path) \(target.reason.words.en)",
        ja: "この版に載らない「\(name)」につながっています。\(target.path) は\(target.reason.words.ja)"),
      hint: Message(
        en: "publish it, take the link out, or put it into an ```internal block",
        ja: "公開するか、リンクを外すか、```internal の囲みに入れてください"))
  }

  static func internalImage(_ image: String) -> Self {
    Self(
      id: "link.internal-image",
      message: Message(en: "content/\(image) lies in an internal folder", ja: "content/\(image) は内部用のフォルダにあります"),
      hint: Message(
        en: "copy it beside the page, if everybody may see it", ja: "公開してよい画像なら、ページのそばに写しを置いてください"))
  }

  static func danglingLink(_ name: String, _ names: [String]) -> Self {
    Self(
      id: "link.dangling",
      message: Message(en: "no page is called '\(name)'", ja: "「\(name)」というページはありません"),
      hint: suggestion(for: name, in: names).map {
        Message(en: "did you mean 'page:\($0)'?", ja: "「page:\($0)」のことですか")
      }
        ?? Message(
          en: "'engawa list' shows all pages; a page's name is its path without 'content/' and '.md'",
          ja: "ページは engawa list で見られます。名前は、パスから content/ と .md を除いたものです"))
  }

  /// The first page of a folder goes by the folder's name.
  private static func suggestion(for name: String, in names: [String]) -> String? {
    let stem = name.hasSuffix("/index") ? String(name.dropLast("/index".count)) : name
    if stem != name, names.contains(stem) { return stem }
    return Suggestion.closest(to: name, in: names.filter { !$0.isEmpty }.sorted())
  }

  static func imageElsewhere(_ destination: String) -> Self {
    Self(
      id: "link.image-elsewhere",
      message: Message(
        en: "image '\(destination)' does not lie beside its page", ja: "画像「\(destination)」がこのサイトの中にありません"),
      hint: Message(
        en: "put the file into the folder of the page and name it; nothing is loaded from elsewhere",
        ja: "ページと同じフォルダに画像を置き、その名前を書いてください。外からは読み込みません"))
  }

  static func missingFile(_ destination: String, _ files: [String]) -> Self {
    Self(
      id: "link.missing-file",
      message: Message(en: "there is no file '\(destination)' beside this one", ja: "このファイルのそばに「\(destination)」がありません"),
      hint: Suggestion.hint(for: destination, in: files))
  }

  static func missingImage(_ destination: String, _ images: [String]) -> Self {
    Self(
      id: "link.missing-image",
      message: Message(en: "there is no image '\(destination)'", ja: "「\(destination)」という画像はありません"),
      hint: Suggestion.closest(to: destination, in: images).map {
        Message(en: "did you mean '\($0)'?", ja: "「\($0)」のことですか")
      })
  }
}

extension LinkResolution {
  static func refused(_ refusal: LinkRefusal) -> Self {
    .refused(id: refusal.id, refusal.message, hint: refusal.hint)
  }
}
