/// A word that people are called with, and what makes another word of it: 様子 is no 様, さんぽ no さん.
///
/// Only whole words are exceptions: さんか者 is somebody who takes part, さんか、 somebody or somebody else.
struct Honorific: Sendable {
  let word: String
  /// What follows where it is another word.
  var exceptions: [String] = []
  /// What follows where it is another word, if nothing but a space or the end stands behind that.
  var alone: [String] = []
  /// What follows an exception where it is none after all: さんさん, but さんさんと.
  var keeps: [String] = []
  /// What must not follow right behind it.
  var after: WrittenForm.Neighbour?
  /// Whether people are called so by their given names as well.
  var followsGivenNames = true
  /// The same, where it makes another word behind a surname and never behind a given name.
  var exceptionsBehindSurnames: [String] = []

  static let all: [Honorific] = [
    Honorific(
      word: "さん",
      exceptions: [
        "か者", "かしゃ", "か費", "かひ", "かする", "かして", "かした", "かしま", "かでき", "か型", "か自由", "か無料", "か希望", "か募集", "か申", "か受付",
        "かく", "ざん", "ぽ", "歩", "さん", "ぎょう", "すう", "通り", "橋", "ご礁", "ごしょう", "ごの海", "そ吸", "そを", "そぼんべ", "そ濃", "だる", "どいっち",
        "ぐらす", "るーむ", "ぷる", "まの", "まを", "ま定食", "ま祭", "ままつり", "ま漁", "せいし", "せいす", "せいの人", "せい雨", "せい多数", "りく", "りん車",
        "りんしゃ", "しょううお", "しょう魚", "にんで", "にんの", "にんが", "たくろーす", "たさん", "た役", "きゅー", "でー",
      ], alone: ["か", "そ", "ま", "せい", "ご", "しょう", "にん", "りん", "た"], keeps: ["かくじ", "かくにん", "かく認"]),
    Honorific(word: "さま", exceptions: ["ざま", "り", "つ", "たげ", "よう"]),
    Honorific(
      word: "ちゃん", exceptions: ["こ", "ぽん", "す", "ねる", "ぴおん", "ちゃん"],
      keeps: ["と遊", "と話", "と会", "と一緒", "といっしょ", "と暮", "と行", "と来", "と二人", "とお", "とその", "との", "とは", "とも", "とか"],
      exceptionsBehindSurnames: ["と"]),
    Honorific(word: "くん", exceptions: ["くん", "れん", "せい", "しょう", "じ"]),
    Honorific(word: "様", exceptions: ["子", "式", "相", "態", "変", "様"]),
    Honorific(word: "氏", exceptions: ["神", "族", "名", "子", "姓", "素"]),
    Honorific(word: "君", exceptions: ["が代", "津", "主", "臨", "島", "子", "達"], keeps: ["達"]),
    Honorific(word: "殿", exceptions: ["町", "堂", "山", "様", "下", "中"], followsGivenNames: false),
    // どのような, どの地区: a question and no title.
    Honorific(word: "どの", after: .wordGoing, followsGivenNames: false),
    Honorific(word: "夫妻"), Honorific(word: "夫婦"), Honorific(word: "ご夫妻"), Honorific(word: "ご夫婦"),
    Honorific(
      // 宅配, 宅地: a Chinese character makes another word of it, but for visits.
      word: "宅", keeps: ["訪問", "電話", "前"], after: .kanji, followsGivenNames: false),
    Honorific(
      word: "家", keeps: ["訪問"], after: .kanji, followsGivenNames: false),
    Honorific(word: "先生", exceptions: ["活"], followsGivenNames: false),
    Honorific(word: "せんせい", exceptions: ["しょん", "ほう", "じゅつ"], followsGivenNames: false),
    Honorific(word: "女史"), Honorific(word: "夫人", exceptions: ["科", "会"], followsGivenNames: false),
    Honorific(word: "おじいさん"), Honorific(word: "おばあさん"), Honorific(word: "おじいちゃん"), Honorific(word: "おばあちゃん"),
    Honorific(word: "のおじいさん"), Honorific(word: "のおばあさん"), Honorific(word: "お爺さん"), Honorific(word: "お婆さん"),
    Honorific(word: "のお爺さん"), Honorific(word: "のお婆さん"),
    Honorific(word: "嬢"),
  ]
}
