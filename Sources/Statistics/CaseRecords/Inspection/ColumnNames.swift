import Codes
import Content

/// What offices call the columns of their registers.
public enum ColumnNames {
  /// All known headings, and the names of the fields that they stand for.
  public static let words: Set<String> = Set(headings.keys).union(headings.values.joined())

  /// Common headings by what they hold, in their plainest form.
  private static let headings: [String: [String]] = [
    "id": ["番号", "受付番号", "ケース番号", "管理番号", "整理番号", "台帳番号", "no", "no.", "id"],
    "district": ["地区", "圏域", "担当地区", "地域", "エリア", "住所地区", "district"],
    "opened": ["受付日", "受理日", "相談日", "初回相談日", "相談受付日", "開始日", "支援開始日", "opened"],
    "reopened": ["再開日", "再開", "reopened"],
    "closed": ["終結日", "終了日", "支援終了日", "終結", "closed"],
    "counted-from": ["計上月", "counted-from"],
    "route": ["きっかけ", "相談のきっかけ", "相談経路", "経路", "つながった経緯", "把握経路", "route"],
    "first-contact": ["初回相談者", "相談者", "最初の相談者", "相談した人", "first-contact"],
    "age-band": ["年代", "年齢層", "年齢区分", "age-band"],
    "household": ["世帯", "世帯構成", "世帯類型", "世帯状況", "家族構成", "household"],
    "issues": ["課題", "相談内容", "主訴", "困りごと", "課題の種類", "issues"],
    "name": ["氏名", "名前", "本人氏名", "対象者氏名", "対象者", "利用者名", "name"],
    "name-kana": ["フリガナ", "ふりがな", "カナ", "氏名カナ", "ヨミ", "よみ", "name-kana"],
    "birth-date": ["生年月日", "誕生日", "birth-date"],
    "phone": ["電話", "電話番号", "連絡先", "携帯", "携帯電話", "tel", "phone"],
    "address": ["住所", "現住所", "所在地", "address"],
    "month": ["年月", "対象月", "月", "month"],
    "state": ["状態", "支援状況", "支援の状態", "状況", "区分", "state"],
  ]

  private static let fields: [String: String] = Dictionary(
    headings.flatMap { field, names in names.map { (plain($0), field) } }, uniquingKeysWith: { first, _ in first })

  /// What a column of a heading is likely to hold; `nil` for one that nobody knows.
  static func field(_ heading: String) -> String? { fields[plain(heading)] }

  /// A heading without spaces and without what stands in brackets behind it, as 年代（受付時）.
  private static func plain(_ heading: String) -> String {
    let narrow = heading.filter { !$0.isWhitespace }.lowercased()
    let name = String(narrow.prefix { !"（(※".contains($0) })
    // 受付年月日 is 受付日; 生年月日 is a word of its own.
    return name.hasPrefix("生年月日") ? name : name.replacing("年月日", with: "日")
  }

  /// The code list that a field is classified by; `nil` for fields that have none.
  static func list(of field: String) -> String? {
    switch field {
    case "district": "districts"
    case "route": "routes"
    case "first-contact": "first-contacts"
    case "age-band": "age-bands"
    case "household": "households"
    case "issues": "issues"
    case "state": "states"
    default: nil
    }
  }
}
