import Tables

/// What a reader with a pencil can work out of a few figures that are printed, or add up from such.
///
/// Looked for are those sums alone that are small: a figure without one or two others that lie in it; what two figures
/// have in common, where a third has everybody of both; and whoever is in neither of two, where a figure prints those
/// who are in both. That sets lie in one another is told by what they count, not by their values.
struct Subtractions {
  /// A sum of figures that counts a set of people, and is small.
  struct Rest {
    let plus: [CountedSet]
    let minus: [CountedSet]
  }

  /// A figure that lies in another: the set that it counts, or counts at least.
  private struct Part {
    let set: CountedSet
    let figure: CountedSet
    let value: Int
    let terms: [CountedSet]
  }

  /// What everybody knows: a set, how many it has, and the figures that are printed and add up to that.
  struct Known {
    let set: CountedSet
    let value: Int
    let terms: [CountedSet]
  }

  private let known: [Known]
  private let threshold: Int
  /// Of a variable that a record may have several of, all values.
  private let everything: [String: Set<String>]

  /// - Parameters:
  ///   - known: figures that are printed, and sums of such.
  ///   - everything: of each variable all values that are listed.
  init(_ known: [Known], threshold: Int, everything: [String: Set<String>]) {
    self.known = known
    self.threshold = threshold
    self.everything = everything
  }

  /// Every such sum from one to one less than the threshold.
  var small: [Rest] { known.flatMap { smallRests(of: $0) } }

  private func smallRests(of known: Known) -> [Rest] {
    let (whole, value) = (known.set, known.value)
    // Each person mentions something, so that persons may be parts of mentions; and the mentions of one issue are
    // persons, who may be parts of those of a longer period.
    let isOfMentions = whole.layer.unit == .mentions
    let parts = self.known.compactMap { figure -> Part? in
      let set = isOfMentions ? figure.set.leastMentions : figure.set.asPersons ?? figure.set
      guard figure.value > 0, figure.value <= value, set.isDuring(whole),
        set != whole || figure.set != whole && figure.value < value, set.isWithin(whole)
      else { return nil }
      return Part(set: set, figure: figure.set, value: figure.value, terms: figure.terms)
    }.filter { $0.figure != whole }
    let byValue = Dictionary(grouping: parts.indices) { parts[$0].value }
    var rests: [Rest] = []
    for (index, part) in parts.enumerated() {
      let left = value - part.value
      // Where a figure prints those who are left, it is told as it is.
      func isPrinted(_ rest: Int, besides other: CountedSet?) -> Bool {
        byValue[rest]?.contains { place in
          parts[place].set.isApart(from: part.set) && other.map { parts[place].set.isApart(from: $0) } ?? true
        } ?? false
      }
      if (1..<threshold).contains(left), !isPrinted(left, besides: nil) {
        rests.append(Rest(plus: known.terms, minus: part.terms))
      }
      for small in 1..<threshold {
        for other in byValue[left - small] ?? [] where other > index {
          if part.set.isApart(from: parts[other].set), !isPrinted(small, besides: parts[other].set) {
            rests.append(Rest(plus: known.terms, minus: part.terms + parts[other].terms))
          }
        }
        for other in byValue[left + small] ?? [] where other > index {
          if covers(whole, part.figure, parts[other].figure) {
            rests.append(Rest(plus: part.terms + parts[other].terms, minus: known.terms))
          }
        }
      }
      rests += neither(known, index, parts, byValue)
    }
    return rests
  }

  /// A figure without two others, and with those again who are in both.
  private func neither(
    _ known: Known, _ index: Int, _ parts: [Part], _ byValue: [Int: [Int]]
  ) -> [Rest] {
    let (whole, value) = (known.set, known.value)
    let part = parts[index]
    var rests: [Rest] = []
    // Whoever is in both is at the same time in the one: the figure of both is no greater than either.
    for (place, both) in parts.enumerated()
    where place != index && both.value < part.value && both.set.isWithin(part.set)
      && both.set.isDuring(part.set)
    {
      for small in 1..<threshold {
        for other in byValue[value + both.value - part.value - small] ?? [] where other > index && other != place {
          let isPrinted = byValue[small]?.contains {
            parts[$0].set.isApart(from: part.set) && parts[$0].set.isApart(from: parts[other].set)
          }
          let isBoth = part.figure.intersection(parts[other].figure) == both.figure
          if isPrinted != true, isBoth, part.figure.layer.unit == whole.layer.unit {
            rests.append(Rest(plus: known.terms + both.terms, minus: part.terms + parts[other].terms))
          }
        }
      }
    }
    return rests
  }

  /// Whether whoever is in the whole is in one of two that differ from it in one thing.
  private func covers(_ whole: CountedSet, _ a: CountedSet, _ b: CountedSet) -> Bool {
    let (whole, a, b) = (whole.loosened, a.loosened, b.loosened)
    // Persons are the least that there are of mentions, and never all of them.
    guard a.values == whole.values, b.values == whole.values, a.layer.unit == whole.layer.unit,
      b.layer.unit == whole.layer.unit
    else { return false }
    if a.layer.any == whole.layer.any, b.layer.any == whole.layer.any {
      return a.layer.months.union(b.layer.months) == whole.layer.months
    }
    guard a.layer.months == whole.layer.months, b.layer.months == whole.layer.months else { return false }
    return ["issue", "state"].contains { variable in
      func others(_ set: CountedSet) -> [String: Set<String>] { set.layer.any.filter { $0.key != variable } }
      guard others(a) == others(whole), others(b) == others(whole), let first = a.layer.any[variable],
        let second = b.layer.any[variable], let all = whole.layer.any[variable] ?? everything[variable]
      else { return false }
      return first.union(second).isSuperset(of: all)
    }
  }
}
