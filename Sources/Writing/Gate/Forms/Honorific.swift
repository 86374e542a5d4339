/// A word that people are called with, and what makes another word of it: 様子 is no 様, さんぽ no さん.
struct Honorific: Sendable {
  let word: String
  /// What follows where it is another word.
  var exceptions: [String] = []
  /// What follows an exception where it is none after all: さんか, but さんから.
  var keeps: [String] = []
  /// What must not follow right behind it.
  var after: WrittenForm.Neighbour?
  /// Whether people are called so by their given names as well.
  var followsGivenNames = true

  static let all: [Honorific] = [
    Honorific(
      word: "さん",
      exceptions: [
        "か", "かく", "ざん", "ぽ", "さん", "ぎょう", "すう", "通り", "橋", "ご礁", "そ", "だる", "どいっち", "ぐらす", "るーむ", "ぷる", "ま", "せい",
        "ご", "りく", "たくろーす",
      ], keeps: ["から", "が", "かな", "かも", "かしら", "そう", "まで", "または"]),
    Honorific(word: "さま", exceptions: ["ざま", "り", "つ", "たげ", "よう"]),
    Honorific(word: "ちゃん", exceptions: ["と", "こ", "ぽん", "す", "ねる", "ぴおん"]),
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
    Honorific(word: "先生", followsGivenNames: false),
    Honorific(word: "せんせい", exceptions: ["しょん", "ほう", "じゅつ"], followsGivenNames: false),
    Honorific(word: "女史"), Honorific(word: "夫人", exceptions: ["科"], followsGivenNames: false),
    Honorific(word: "おじいさん"), Honorific(word: "おばあさん"), Honorific(word: "おじいちゃん"), Honorific(word: "おばあちゃん"),
  ]
}
