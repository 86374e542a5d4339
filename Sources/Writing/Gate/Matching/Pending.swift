/// Findings of which what follows may make another word.
struct Pending {
  private var waiting:
    [(finding: Knowledge.Finding, offset: Int, boundary: WrittenForm.Boundary, following: [UInt32])] =
      []

  /// Whether nothing waits.
  var isEmpty: Bool { waiting.isEmpty }

  /// Takes a finding; what needs not wait is returned.
  mutating func take(
    _ finding: Knowledge.Finding, at offset: Int, _ boundary: WrittenForm.Boundary
  ) -> (finding: Knowledge.Finding, offset: Int)? {
    if boundary.after == nil, boundary.words.exceptions.isEmpty { return (finding, offset) }
    waiting.append((finding, offset, boundary, []))
    return nil
  }

  /// Notes the next character, and returns what is decided by it.
  mutating func follow(_ scalar: UInt32) -> [(finding: Knowledge.Finding, offset: Int)] {
    for index in waiting.indices { waiting[index].following.append(scalar) }
    return resolve(all: false)
  }

  /// Decides what nothing follows any more: a sign, a space or the end stands behind it.
  ///
  /// - Parameter isClause: whether a clause or sentence ends there, so that a word goes before it that is no title.
  mutating func end(isClause: Bool = false) -> [(finding: Knowledge.Finding, offset: Int)] {
    waiting.isEmpty ? [] : resolve(all: true, isClause: isClause)
  }

  private mutating func resolve(
    all: Bool, isClause: Bool = false
  ) -> [(finding: Knowledge.Finding, offset: Int)] {
    var found: [(finding: Knowledge.Finding, offset: Int)] = []
    waiting.removeAll { one in
      let (boundary, following) = (one.boundary, one.following)
      let words = boundary.words
      func mayBegin(_ word: [UInt32]) -> Bool { word.count > following.count && word.starts(with: following) }
      let isKept = words.keeps.contains { following.starts(with: $0) }
      let isAttached = boundary.after.map { after in following.first.map(after.matches) ?? false } ?? false
      let isAlone = all && !isClause && words.alone.contains(following)
      let isExcepted =
        !isKept && (isAttached || isAlone || words.exceptions.contains { following.starts(with: $0) })
      let isOpen =
        following.isEmpty
        || !isKept
          && (words.keeps.contains(where: mayBegin) && isExcepted
            || !isExcepted
              && (words.exceptions.contains(where: mayBegin)
                || words.alone.contains { $0 == following || mayBegin($0) }))
      if isOpen, !all { return false }
      if !isExcepted { found.append((one.finding, one.offset)) }
      return true
    }
    return found
  }
}
