/// Characters of names that are written in several ways, each with the usual one.
///
/// Unicode keeps them apart, and people do not: 髙橋 is 高橋, 齋藤 is 斎藤.
enum NameVariants {
  static let pairs: [(variant: UInt32, usual: UInt32)] = groups.flatMap { group -> [(UInt32, UInt32)] in
    let scalars = group.unicodeScalars.map(\.value)
    return scalars.dropFirst().map { ($0, scalars[0]) }
  }

  /// The usual character of each variant.
  static let usual = Dictionary(pairs.map { ($0.variant, $0.usual) }, uniquingKeysWith: { first, _ in first })

  /// The usual character first.
  private static let groups = [
    "高髙", "渋澁澀", "桑桒", "角⻆", "呉吳", "顕顯", "礼禮", "黄黃", "崎﨑", "浜濱濵", "辺邉邊", "斎齋齊斉", "沢澤", "広廣", "国國", "島嶋嶌", "竜龍", "真眞",
    "恵惠", "徳德", "桜櫻",
    "槙槇", "栄榮", "豊豐", "鉄鐵", "滝瀧", "柳栁", "吉𠮷", "富冨", "曽曾", "瀬瀨", "条條", "静靜", "万萬", "与與",
    "会會", "塩鹽", "寿壽", "実實", "峰峯", "弥彌", "検檢", "沖冲", "浅淺", "児兒", "薮藪", "蔵藏", "芦蘆", "関關", "館舘",
    "黒黑", "亀龜", "秋穐", "岩巌", "円圓", "桧檜", "頼賴", "裕𥙿", "土圡", "梅楳", "松枩", "船舩", "杉𣏕", "淵渕", "園薗",
  ]
}
