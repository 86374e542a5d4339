/// Invented people with names in two parts, as registers of the benchmark have them.
struct People {
  private var random = SplitMix64(state: 11)
  private static let signs = Array("青木林森川田村山中島原石井上野藤佐高橋渡辺伊加吉松清水雷鳥霧雪霜露霞虹雲嵐雫凪渚汀".unicodeScalars)
  private static let kana = Array("あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよ".unicodeScalars)

  /// The next name.
  mutating func name() -> String { "\(signs(2)) \(kana(3))" }

  /// So many Chinese characters.
  mutating func signs(_ count: Int) -> String { word(Self.signs, count) }

  /// So many kana.
  mutating func kana(_ count: Int) -> String { word(Self.kana, count) }

  private mutating func word(_ from: [Unicode.Scalar], _ count: Int) -> String {
    String(String.UnicodeScalarView((0..<count).map { _ in from[Int.random(in: 0..<from.count, using: &random)] }))
  }
}
