public import Chronology
public import Diagnostics
import Fields
import Files

/// Writes a small complete site: pages, kinds, code lists, an example register and two tables.
public struct SiteStarter: Sendable {
  private let answers: Answers
  private let today: CalendarDate

  /// What a site is called, and by whom it is made.
  public struct Answers: Sendable {
    /// The name of the site.
    public var name: String
    /// Who publishes it.
    public var publisher: String
    /// The telephone number of its counter.
    public var telephone: String
    /// Its districts.
    public var districts: [District]
    /// The language of its pages.
    public var language: String

    /// Makes answers.
    public init(name: String, publisher: String, telephone: String, districts: [District], language: String) {
      self.name = name
      self.publisher = publisher
      self.telephone = telephone
      self.districts = districts
      self.language = language
    }
  }

  /// A district with the name of its page.
  public struct District: Sendable, Hashable {
    /// The name of its file, such as `omori`.
    public let code: String
    /// Its name for readers.
    public let label: String

    /// Names a district.
    public init(code: String, label: String) {
      self.code = code
      self.label = label
    }

    /// Reads `omori=大森`, or a name for readers alone, which gets a number for its file.
    public init(_ text: String, number: Int) {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if parts.count == 2 {
        self.init(code: parts[0], label: parts[1])
      } else {
        self.init(code: Self.isCode(text) ? text : "district-\(number)", label: text)
      }
    }

    /// Whether a text can be the name of a file and part of an address.
    public static func isCode(_ text: String) -> Bool { Name.isValid(text) }

    /// What is wrong with it.
    fileprivate var problem: Diagnostic? {
      if !Self.isCode(code) { return .strangeDistrict(code) }
      return label.contains { ",、，:：=＝".contains($0) } ? .strangeDistrict("\(code)=\(label)") : nil
    }
  }

  /// What a district may be called in addresses, if its name can be read aloud without a dictionary.
  public static func suggestedCode(for label: String) -> String? { Name.suggestion(for: label) }

  /// A telephone number as it is written in Japan, with digits and hyphens in half width; `nil` if it is none.
  ///
  /// What a Japanese keyboard writes is understood: ０３－１２３４－５６７８, 03(1234)5678.
  public static func telephone(_ text: String) -> String? {
    var plain = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x30...0x39: plain.unicodeScalars.append(scalar)
      case 0xFF10...0xFF19: plain.append(String(scalar.value - 0xFF10))
      case 0x2D, 0x2010...0x2015, 0x2212, 0x30FC, 0xFF0D, 0xFF70, 0x28, 0x29, 0xFF08, 0xFF09: plain.append("-")
      case 0x20, 0x3000: continue
      default: return nil
      }
    }
    plain = plain.split(separator: "-").joined(separator: "-")
    return plain.wholeMatch(of: #/0\d{1,4}-\d{1,4}-\d{3,4}|0\d{9,10}/#) == nil ? nil : plain
  }

  /// Takes the answers; pages say that they were written on a day.
  public init(_ answers: Answers, today: CalendarDate) {
    self.answers = answers
    self.today = today
  }

  /// Writes the site into a folder that is empty or is not there, and returns the paths of its files.
  ///
  /// - Throws: ``Stop`` if there is something in the folder, if an answer cannot be used, or if it cannot be written.
  public func write(to path: String) throws(Stop) -> [String] {
    let problems = self.problems
    guard problems.isEmpty else { throw Stop(.usage, problems) }
    return try stopping {
      if try fileKind(path) != nil, try !listFolder(path).allSatisfy({ Junk.isJunk($0.path) }) {
        throw Stop(.usage, [.notEmpty(at: Place(path: path))])
      }
      let folder = try Self.open(path)
      let files = self.files
      for file in files { try folder.writeMakingFolders(file.path, Array(file.text.utf8)) }
      return files.map(\.path)
    }
  }

  /// Opens a folder, and makes what is missing of its path.
  private static func open(_ path: String) throws(FileError) -> FolderHandle {
    if try fileKind(path) != nil { return try FolderHandle(path) }
    let parent = FilePath.folder(of: path)
    return try open(parent.isEmpty ? "." : parent).makingFolder(FilePath.name(of: path))
  }

  // MARK: - Answers

  private var problems: [Diagnostic] {
    var problems: [Diagnostic] = []
    if Self.telephone(answers.telephone) == nil { problems.append(.strangeTelephone(answers.telephone)) }
    if answers.language != "ja" { problems.append(.otherLanguage(answers.language)) }
    problems += answers.districts.compactMap(\.problem)
    for text in [answers.name, answers.publisher] + answers.districts.map(\.label)
    where text.allSatisfy(\.isWhitespace) || text.contains(where: \.isNewline) {
      problems.append(.emptyAnswer)
    }
    if Set(answers.districts.map(\.code)).count < answers.districts.count || answers.districts.isEmpty {
      problems.append(.repeatedDistrict)
    }
    return problems
  }

  // MARK: - Files

  private var files: [(path: String, text: String)] {
    StarterFile.all.flatMap { file -> [(path: String, text: String)] in
      let (path, text) = (file.path, file.text)
      guard path.contains("@EACH@") else { return [(place(path, nil), filled(text, nil))] }
      return answers.districts.map { (place(path, $0), filled(text, $0)) }
    }
  }

  private func place(_ path: String, _ each: District?) -> String {
    path == "gitignore" ? ".gitignore" : filled(path, each)
  }

  /// A text with everything filled in: `@NAME@` as it is in Markdown, `@"NAME"@` as a value in quotes.
  private func filled(_ text: String, _ each: District?) -> String {
    let (first, other) = (answers.districts[0], answers.districts.dropFirst().first ?? answers.districts[0])
    let codes = answers.districts.map { "  - {code: \($0.code), label: {ja: \(quoted($0.label))}}\n" }.joined()
    // As many as there are pages of them.
    let counts = [first, other].map(\.code)
    let rows = answers.districts.map { district in
      "  \(district.code): \(counts.count { $0 == district.code })\n"
    }.joined()
    let plain = [
      "LANGUAGE": answers.language, "TELEPHONE": Self.telephone(answers.telephone) ?? answers.telephone,
      "TODAY": today.iso, "DISTRICT": first.code, "OTHER": other.code,
      "EACH": each?.code ?? "", "DISTRICT-CODES": codes, "DISTRICT-ROWS": rows,
    ]
    let words = [
      "NAME": answers.name, "PUBLISHER": answers.publisher,
      "DESCRIPTION": "\(answers.publisher)が、地域の活動と相談の窓口を知らせるサイトです。", "DISTRICT-HALL": "\(first.label)の集会所",
      "OTHER-HALL": "\(other.label)の集会所",
      "OPENED": "\(answers.publisher)のサイトを開きました。",
      "EACH-LABEL": each?.label ?? "", "EACH-SUMMARY": "\(each?.label ?? "")のようすと、そこで行われている活動です。",
    ]
    var result = text
    for (name, value) in plain { result = result.replacing("@\(name)@", with: value) }
    for (name, value) in words {
      result = result.replacing("@\"\(name)\"@", with: quoted(value)).replacing("@\(name)@", with: escaped(value))
    }
    return result
  }

  /// A value of YAML in double quotes.
  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// A text in which no sign is a mark of Markdown.
  private func escaped(_ text: String) -> String {
    text.map { "\\`*_{}[]<>#|!".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}

extension Diagnostic {
  static func notEmpty(at place: Place) -> Self {
    Self(
      "new.not-empty", at: place,
      Message(en: "there is something in this folder, and nothing was written", ja: "このフォルダには何かあります。何も書き出していません"),
      hint: Message(en: "name a folder that is empty or is not there yet", ja: "空のフォルダか、まだないフォルダを指定してください"))
  }

  static func strangeTelephone(_ text: String) -> Self {
    Self(
      "new.telephone", at: nil,
      Message(en: "'\(text)' is no telephone number", ja: "「\(text)」は電話番号として読めません"),
      hint: Message(en: "write it as 03-1234-5678", ja: "03-1234-5678 のように書いてください"))
  }

  static func strangeDistrict(_ text: String) -> Self {
    Self(
      "new.district", at: nil,
      Message(en: "'\(text)' is no district", ja: "「\(text)」は地区として読めません"),
      hint: Message(
        en: "write its name for addresses in lower-case letters of ASCII, =, and its name: omori=大森",
        ja: "住所（URL）に使う英小文字の名前と、地区の名前を = でつないでください: omori=大森"))
  }

  static func otherLanguage(_ language: String) -> Self {
    Self(
      "new.language", at: nil,
      Message(en: "a new site is in Japanese, not in '\(language)'", ja: "新しいサイトの文章は日本語です。「\(language)」はありません"),
      hint: Message(
        en: "begin with ja; pages in other languages are written beside them as x.en.md",
        ja: "ja で始めて、ほかの言語のページは x.en.md のように、そばに書いてください"))
  }

  static let emptyAnswer = Self(
    "new.empty", at: nil,
    Message(en: "a name is empty or has a line break in it", ja: "名前が空か、改行が入っています"))

  static let repeatedDistrict = Self(
    "new.districts", at: nil,
    Message(en: "two districts have the same name, or there is none", ja: "同じ名前の地区があるか、地区がありません"),
    hint: Message(
      en: "name each with --district omori=大森", ja: "--district omori=大森 のように、一つずつ指定してください"))
}
