import Instances

/// What a reader with a pencil can subtract: a figure without two others that lie in it and have nobody in common.
///
/// The parts may be of other months than the whole and than one another, where no crossing tells of both. Looked for are
/// those alone whose rest is small; that two figures lie in a third is told by what they count, not by their values.
struct Subtractions {
  /// A whole, its two parts, and how many are left.
  struct Rest {
    let whole: CountedSet
    let parts: [CountedSet]
  }

  private let known: [(set: CountedSet, value: Int)]
  private let threshold: Int

  /// - Parameter known: figures that are printed, and sums of such.
  init(_ known: [(set: CountedSet, value: Int)], threshold: Int) {
    self.known = known.filter { $0.set.layer.unit == .persons }
    self.threshold = threshold
  }

  /// Every rest from one to one less than the threshold.
  var small: [Rest] {
    known.flatMap { whole in smallRests(of: whole.set, whole.value) }
  }

  private func smallRests(of whole: CountedSet, _ value: Int) -> [Rest] {
    let parts = known.filter { part in
      part.value > 0 && part.value < value && part.set.layer.months.isSubset(of: whole.layer.months)
        && part.set != whole && part.set.isWithin(whole)
    }
    let byValue = Dictionary(grouping: parts.indices) { parts[$0].value }
    var rests: [Rest] = []
    for (index, part) in parts.enumerated() {
      for rest in 1..<threshold where value - part.value > rest {
        for other in byValue[value - part.value - rest] ?? [] where other > index {
          guard part.set.isApart(from: parts[other].set) else { continue }
          // Where a figure prints those who are left, it is told as it is.
          let isPrinted = byValue[rest]?.contains {
            parts[$0].set.isApart(from: part.set) && parts[$0].set.isApart(from: parts[other].set)
          }
          if isPrinted == true { continue }
          rests.append(Rest(whole: whole, parts: [part.set, parts[other].set]))
        }
      }
    }
    return rests
  }
}
