extension Name {
  /// A name that says the same as a text, as far as its letters can be written in an address; `nil` if nothing is left.
  ///
  /// Kana are romanised (Hepburn, without marks of length); a text with Chinese characters cannot be read aloud without a
  /// dictionary, and has no suggestion.
  public static func suggestion(for text: String) -> String? {
    var result = ""
    var doubles = false
    let letters = Array(text.unicodeScalars.map(folded))
    var index = 0
    while index < letters.count {
      let pair = index + 1 < letters.count ? String(letters[index]) + String(letters[index + 1]) : ""
      if letters[index] == "っ" {
        (doubles, index) = (true, index + 1)
        continue
      }
      if let (sound, length) = sounds[pair].map({ ($0, 2) }) ?? sounds[String(letters[index])].map({ ($0, 1) }) {
        // Before a vowel there is nothing to double.
        if doubles, let first = sound.first, !"aiueo".contains(first) { result.append(first == "c" ? "t" : first) }
        result += sound
        index += length
      } else if let plain = plain(letters[index]) {
        result += plain
        index += 1
      } else {
        return nil
      }
      doubles = false
    }
    let parts = result.split(separator: "-").joined(separator: "-")
    return isValid(parts) ? parts : nil
  }

  /// Full-width letters and digits in half width, katakana as hiragana, capitals as small letters.
  private static func folded(_ scalar: Unicode.Scalar) -> Character {
    switch scalar.value {
    case 0xFF01...0xFF5E: Character(String(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar).lowercased())
    case 0x30A1...0x30F6: Character(Unicode.Scalar(scalar.value - 0x60) ?? scalar)
    default: Character(String(scalar).lowercased())
    }
  }

  private static func plain(_ letter: Character) -> String? {
    if letter.isASCII, letter.isLetter || letter.isNumber { return String(letter) }
    if letter == "ー" { return "" }
    return " 　_-.・()&+,".contains(letter) ? "-" : nil
  }

  private static let sounds: [String: String] = {
    var sounds: [String: String] = [:]
    for row in rows {
      for (kana, sound) in zip(row.kana.split(separator: " "), row.sounds.split(separator: " ")) {
        sounds[String(kana)] = String(sound)
      }
    }
    return sounds
  }()

  private static let rows: [(kana: String, sounds: String)] = [
    ("あ い う え お か き く け こ", "a i u e o ka ki ku ke ko"), ("さ し す せ そ た ち つ て と", "sa shi su se so ta chi tsu te to"),
    ("な に ぬ ね の は ひ ふ へ ほ", "na ni nu ne no ha hi fu he ho"), ("ま み む め も や ゆ よ", "ma mi mu me mo ya yu yo"),
    ("ら り る れ ろ わ を ん", "ra ri ru re ro wa o n"), ("が ぎ ぐ げ ご ざ じ ず ぜ ぞ", "ga gi gu ge go za ji zu ze zo"),
    ("だ ぢ づ で ど ば び ぶ べ ぼ ぱ ぴ ぷ ぺ ぽ", "da ji zu de do ba bi bu be bo pa pi pu pe po"),
    ("きゃ きゅ きょ しゃ しゅ しょ ちゃ ちゅ ちょ にゃ にゅ にょ", "kya kyu kyo sha shu sho cha chu cho nya nyu nyo"),
    ("ひゃ ひゅ ひょ みゃ みゅ みょ りゃ りゅ りょ", "hya hyu hyo mya myu myo rya ryu ryo"),
    ("ぎゃ ぎゅ ぎょ じゃ じゅ じょ びゃ びゅ びょ ぴゃ ぴゅ ぴょ", "gya gyu gyo ja ju jo bya byu byo pya pyu pyo"),
    ("ふぁ ふぃ ふぇ ふぉ てぃ でぃ うぃ うぇ しぇ じぇ ちぇ ゔ", "fa fi fe fo ti di wi we she je che vu"),
    ("ぁ ぃ ぅ ぇ ぉ ゃ ゅ ょ", "a i u e o ya yu yo"),
  ]
}
