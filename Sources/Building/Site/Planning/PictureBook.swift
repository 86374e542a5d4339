import Content
import Diagnostics
import Digests
import Markup
import Pictures

/// How the pictures of a site are published: how large, and in which versions.
struct PictureBook: Sendable {
  /// How large pictures are, by their paths below `content/`, as far as that is known.
  var shapes: [String: PictureShape] = [:]
  /// The formats that pictures can be drawn in; empty where they are published as they are.
  var formats: Set<Picture.Format> = []
  /// The pictures of the page that leaves the site, if one does.
  var embedded: [String: PageURL] = [:]

  /// What no page needs more of: the text is 672 wide, and a telephone has two or three pixels for one.
  private static let widest = 1600
  private static let widths = [480, 960]
  /// What browsers are offered; the first that they know is taken.
  private static let offered: [Picture.Format] = [.avif, .webp]
  /// WebP has no more pixels in a row or column.
  private static let longest = 16_383
  /// How many pixels are drawn from at most, however small the file is.
  ///
  /// These take seconds, and where the format wants it half a gigabyte for each core. Telephones make twelve to fifty
  /// millions.
  private static let most = 50_000_000

  /// How wide the picture stands on a page, for browsers.
  private static let sizes = "(min-width: 48rem) 42rem, 100vw"

  /// How a picture is published.
  func work(on image: String) -> PictureWork {
    guard let shape = shapes[image], !shape.isFilm, formats.contains(shape.format) else {
      return PictureWork(image: image, original: .asItIs, versions: [])
    }
    let most = min(shape.width, Self.widest)
    func version(_ width: Int, _ format: Picture.Format, at path: String) -> PictureVersion {
      let height = max(1, (shape.height * width + shape.width / 2) / shape.width)
      return PictureVersion(path: path, width: width, height: height, format: format)
    }
    let versions = Self.offered.filter(formats.contains).flatMap { format in
      // The picture itself is the widest of its own format.
      (Self.widths.filter { $0 < most } + (format == shape.format ? [] : [most]))
        .map { version($0, format, at: "\(image).\($0).\(format.rawValue)") }
        .filter { $0.height <= Self.longest }
    }
    return PictureWork(
      image: image, original: .drawn(version(most, shape.format, at: image)), versions: versions)
  }

  /// A picture with its versions, for a page.
  ///
  /// - Parameter address: the address of a path of the site for links on the page.
  func link(_ image: String, _ address: (String) -> PageURL) -> PictureLink {
    if let url = embedded[image] { return PictureLink(url: url) }
    let url = address(image)
    guard let shape = shapes[image] else { return PictureLink(url: url) }
    let work = work(on: image)
    let width = work.drawnOriginal?.width ?? shape.width
    let sources = Self.offered.compactMap { format -> PictureLink.Source? in
      let drawn = work.versions.filter { $0.format == format }
        .map { PictureLink.Version(url: address($0.path), width: $0.width) }
      if drawn.isEmpty { return nil }
      let own = shape.format == format ? [PictureLink.Version(url: url, width: width)] : []
      return PictureLink.Source(type: "image/\(format.rawValue)", versions: drawn + own)
    }
    return PictureLink(
      url: url, size: .init(width: width, height: work.drawnOriginal?.height ?? shape.height), sources: sources,
      sizes: Self.sizes)
  }

  /// What pages know of a picture, to see whether that has changed.
  func print(of image: String) -> UInt64 {
    guard let shape = shapes[image] else { return 0 }
    var print = Fingerprint()
    print.add("\(shape.width) \(shape.height)")
    let work = work(on: image)
    print.add("\(work.drawnOriginal?.width ?? 0)")
    for path in work.paths { print.add(path) }
    return print.value
  }

  /// What is wrong with the pictures that a site shows.
  ///
  /// - Parameters:
  ///   - others: paths of all pictures below `content/`.
  ///   - described: those of which somebody has said whether people are in them, where that is needed.
  func problems(_ works: [PictureWork], among others: Set<String>, described: Set<String>?) -> [Diagnostic] {
    works.flatMap { work in
      let taken = work.versions.filter { others.contains($0.path) }
      let isUntold = described.map { !$0.contains(work.image) } ?? false
      return taken.map { .takenPictureName($0, of: work.image) } + tooLarge(work.image)
        + (isUntold ? [.untoldPeople(work.image)] : [])
    }
  }

  private func tooLarge(_ image: String) -> [Diagnostic] {
    guard let shape = shapes[image], Double(shape.width) * Double(shape.height) > Double(Self.most) else { return [] }
    return [.tooLargePicture(image, shape, most: Self.most)]
  }
}

extension Diagnostic {
  static func takenPictureName(_ version: PictureVersion, of image: String) -> Self {
    Self(
      "picture.taken-name", at: Place(path: "content/\(version.path)"),
      Message(en: "the tool gives this name to a version of \(image)", ja: "この名前は、\(image) を描き直したものに使われます"),
      hint: Message(en: "rename this file", ja: "このファイルの名前を変えてください"))
  }

  static func untoldPeople(_ image: String) -> Self {
    Self(
      "picture.people", at: Place(path: "content/\(image)"),
      Message(
        en: "others will see this picture, and nobody has said whether people are in it",
        ja: "外の人が見る画像ですが、人が写っているかどうかが書かれていません"),
      hint: Message(
        en: "write a line '\(image): WORD' in content/pictures.yml; \(Message.peopleInPictures.en)",
        ja: "content/pictures.yml に「\(image): 言葉」の一行を書いてください。\(Message.peopleInPictures.ja)"))
  }

  static func tooLargePicture(_ image: String, _ shape: PictureShape, most: Int) -> Self {
    Self(
      "picture.too-large", at: Place(path: "content/\(image)"),
      Message(
        en: "picture has \(shape.width) × \(shape.height) pixels; more than \(most / 1_000_000) million are not drawn",
        ja: "画像が\(shape.width)×\(shape.height)ピクセルあります。\(most / 10_000)万ピクセルを超える画像は扱いません"),
      hint: Message(
        en: "make it smaller in an image program; 4000 pixels are more than any page needs",
        ja: "画像ソフトで小さくしてください。長い辺が4000ピクセルあれば十分です"))
  }
}
