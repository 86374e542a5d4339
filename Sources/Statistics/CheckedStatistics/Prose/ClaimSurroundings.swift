/// What stands right beside a claim in its sentence, where it can make another number of it: 1[7人], [17]千人.
enum ClaimSurroundings {
  private static let digits = Set("0123456789０１２３４５６７８９〇一二三四五六七八九十百千万億")
  private static let points = Set(".,．，")
  private static let signs = Set("-−－‐–+＋±")
  private static let scales = Set("十百千万億兆")
  /// Words that end like numbers.
  private static let words = ["唯一", "統一", "万一", "第一", "一番"]

  /// Whether a reader would take what stands before for a part of the number.
  static func isJoined(before: String) -> Bool {
    guard let last = before.last else { return false }
    if digits.contains(last) { return !words.contains { before.hasSuffix($0) } }
    if signs.contains(last) || before.hasSuffix("マイナス") || before.hasSuffix("分の") { return true }
    return points.contains(last) && before.dropLast().last.map { $0.isNumber } ?? false
  }

  /// Whether a reader would take what stands behind for a part of the number.
  static func isJoined(text: String, after: String) -> Bool {
    guard let first = after.first else { return false }
    if first.isNumber, first.isASCII || ("０"..."９").contains(first) { return true }
    guard text.last.map({ $0.isNumber || "?？".contains($0) }) ?? false else { return false }
    if scales.contains(first) || after.hasPrefix("分の") || digits.contains(first) { return true }
    return points.contains(first) && after.dropFirst().first.map { $0.isNumber } ?? false
  }
}
