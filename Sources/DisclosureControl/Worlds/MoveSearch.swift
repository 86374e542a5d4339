import CaseRecords
import Optimization

/// Finds moves that are worth something: the pricing of a column generation over people who change one or two attributes.
struct MoveSearch {
  let space: PersonSpace
  let stock: PersonStock
  /// The kinds of people of the register, and how many there are of each.
  let kinds: [PersonType]
  let counts: [Int]
  /// The statistics of which everybody knows that nobody falls on them.
  let zeros: [Int]
  /// Whether people may come and go, since nothing that is printed counts everybody.
  let mayComeAndGo: Bool

  private static let sampled = 600
  private static let rounds = 2
  private static let most = 300
  private static let mostValues = 40
  private static let mostEntriesAtStart = 6_000_000

  /// Fills a pool with small changes of some people, which many others could make too.
  ///
  /// - Parameter focus: kinds of people who are always among them.
  func start(_ pool: inout MovePool, focus: [Int], _ random: inout SplitMix) {
    let most = Self.mostEntriesAtStart / max(1, space.statistics.count)
    for kind in sample(focus, &random).shuffled(using: &random) where pool.count < most {
      let before = weights(of: kinds[kind])
      for attribute in space.used {
        let own = kinds[kind][attribute]
        let rest = weights(of: kinds[kind], except: attribute)
        for value in some(stock.values(near: own, attribute), &random) where value != own {
          var other = kinds[kind]
          other[attribute] = value
          guard stock.validity.admits(other) else { continue }
          var after = rest
          space.tables[attribute.rawValue].multiply(&after, byValue: value)
          pool.add(.init(from: kind, to: other), from: before, to: after, count: counts[kind], zeros: zeros)
        }
      }
      if mayComeAndGo {
        add(kind, nil, &pool)
        add(nil, kinds[kind], &pool)
      }
    }
  }

  private func sample(_ focus: [Int], _ random: inout SplitMix) -> [Int] {
    guard kinds.count > Self.sampled else { return Array(kinds.indices) }
    return Set(kinds.indices.shuffled(using: &random).prefix(Self.sampled) + focus).sorted()
  }

  /// Of few values all, and of many some.
  private func some(_ values: [Int], _ random: inout SplitMix) -> [Int] {
    values.count <= Self.mostValues ? values : Array(values.shuffled(using: &random).prefix(Self.mostValues))
  }

  /// Adds the moves of a person that are worth more than they cost; whether there were any that nobody could make before.
  ///
  /// From each of some people one attribute after another is changed to what is best with the others as they are, and
  /// once more from there (coordinate ascent). It finds good moves, not the best: what it does not find is not proved
  /// to be impossible.
  ///
  /// - Parameters:
  ///   - worth: what one more of each statistic is worth.
  ///   - priceOfKinds: what it costs besides that one more person of a kind moves.
  ///   - focus: kinds of people who are always among those asked.
  func price(
    _ worth: [Double], priceOfKinds: [Int: Double], cost: Double, focus: [Int], _ pool: inout MovePool,
    _ random: inout SplitMix
  ) -> Bool {
    var found: [(gain: Double, from: Int?, to: PersonType?)] = []
    let asked = worth.indices.filter { abs(worth[$0]) > 1e-9 }
    guard !asked.isEmpty else { return false }
    for kind in sample(focus, &random) {
      var type = kinds[kind]
      let base = score(type, worth, asked) + priceOfKinds[kind, default: 0]
      if mayComeAndGo, -base > cost + 1e-6 { found.append((-base, kind, nil)) }
      for _ in 0..<Self.rounds {
        var best: (gain: Double, type: PersonType)?
        for attribute in space.used {
          let own = worthByFactor(attribute, type, worth, asked)
          let table = space.tables[attribute.rawValue]
          for value in stock.values(near: type[attribute], attribute) where value != type[attribute] {
            let score = table.score(ofValue: value, own)
            var other = type
            other[attribute] = value
            if score - base > cost + 1e-6 { found.append((score - base, kind, other)) }
            if mayComeAndGo, score > cost + 1e-6 { found.append((score, nil, other)) }
            if score - base > best?.gain ?? -.infinity { best = (score - base, other) }
          }
        }
        guard let best else { break }
        type = best.type
      }
      if found.count > 40 * Self.most { found = Self.best(found) }
    }
    var isAnyNew = false
    for move in Self.best(found) where add(move.from, move.to, &pool) { isAnyNew = true }
    return isAnyNew
  }

  private static func best(
    _ found: [(gain: Double, from: Int?, to: PersonType?)]
  ) -> [(gain: Double, from: Int?, to: PersonType?)] {
    Array(
      found.enumerated().sorted { ($1.element.gain, $0.offset) < ($0.element.gain, $1.offset) }.prefix(most)
        .map(\.element))
  }

  private func score(_ type: PersonType, _ worth: [Double], _ asked: [Int]) -> Double {
    var sum = 0.0
    for statistic in asked {
      var weight: Int32 = 1
      for attribute in space.used where weight != 0 {
        let table = space.tables[attribute.rawValue]
        weight &*= table.weight(ofValue: type[attribute], factor: table.factors[statistic])
      }
      if weight != 0 { sum += worth[statistic] * Double(weight) }
    }
    return sum
  }

  /// What one more of each factor of an attribute is worth, with the other attributes of a person as they are.
  private func worthByFactor(
    _ attribute: Attribute, _ type: PersonType, _ worth: [Double], _ asked: [Int]
  ) -> [Double] {
    let own = space.tables[attribute.rawValue]
    var sums = [Double](repeating: 0, count: own.width)
    for statistic in asked {
      var weight: Int32 = 1
      for other in space.used where other != attribute && weight != 0 {
        let table = space.tables[other.rawValue]
        weight &*= table.weight(ofValue: type[other], factor: table.factors[statistic])
      }
      if weight != 0 { sums[Int(own.factors[statistic])] += worth[statistic] * Double(weight) }
    }
    return sums
  }

  @discardableResult
  private func add(_ from: Int?, _ to: PersonType?, _ pool: inout MovePool) -> Bool {
    if let to, !stock.validity.admits(to) { return false }
    return pool.add(
      .init(from: from, to: to), from: from.map { weights(of: kinds[$0]) }, to: to.map { weights(of: $0) },
      count: from.map { counts[$0] } ?? 1, zeros: zeros)
  }

  /// Of each target the kinds of people who are in it, or would have to leave it: of a group those with the sensitive code.
  func kinds(of targets: [Target]) -> [[Int]] {
    var found = [[Int]](repeating: [], count: targets.count)
    var weights = [Int32](repeating: 0, count: space.statistics.count)
    for kind in kinds.indices {
      space.weights(of: kinds[kind], into: &weights)
      for (index, target) in targets.enumerated()
      where target.terms.contains(where: { weights[$0.statistic] != 0 })
        && (target.isOfGroup || target.terms.reduce(0, { $0 + Int(weights[$1.statistic]) * $1.sign }) != 0)
      {
        found[index].append(kind)
      }
    }
    return found
  }

  func weights(of type: PersonType, except left: Attribute? = nil) -> [Int32] {
    var weights = [Int32](repeating: 1, count: space.statistics.count)
    space.weights(of: type, except: left, into: &weights)
    return weights
  }
}
