/// Layers that lie in one another, and tables of theirs that go round in a circle.
///
/// Who has an issue, by district and by household, and everybody by district and household: where nobody of a district
/// lives in a kind of household, nobody there has the issue either, and that tells more than any two of the tables.
struct LayerRing {
  /// The layers, in order.
  let layers: [CountedSet.Layer]
  /// The variables of the circle.
  let variables: Set<String>
  /// What stands for being in a narrower layer, as if it were a variable.
  private static let membership = ""

  /// The rings of a publication, none of which has a layer in common with another.
  ///
  /// - Parameter tables: of each layer the variables of its tables.
  static func rings(in tables: [CountedSet.Layer: Set<Set<String>>]) -> [LayerRing] {
    let all = tables.keys.sorted { $0.title < $1.title }
    var rings: [LayerRing] = []
    for wide in all {
      let narrow = all.filter { $0 != wide && $0.isWithin(wide) }
      let marked = narrow.flatMap { layer in
        (tables[layer] ?? []).map { lasting($0, in: [layer, wide]).union([membership]) }
      }
      let core = TableCycles.core(of: (tables[wide] ?? []).union(marked)).subtracting([membership])
      guard !core.isEmpty, !marked.isEmpty else { continue }
      let tied = narrow.filter { layer in tables[layer]?.contains { !$0.isDisjoint(with: core) } ?? false }
      rings.append(LayerRing(layers: [wide] + tied, variables: core))
    }
    return rings.reduce(into: []) { merge($1, into: &$0) }
  }

  /// The variables without the state, where layers are of different months: in another a record may be in another state.
  private static func lasting(_ variables: Set<String>, in layers: [CountedSet.Layer]) -> Set<String> {
    Set(layers.map(\.months)).count > 1 ? variables.subtracting(["state"]) : variables
  }

  private static func merge(_ ring: LayerRing, into rings: inout [LayerRing]) {
    let layers = Set(ring.layers)
    let touching = rings.filter { !layers.isDisjoint(with: $0.layers) } + [ring]
    rings.removeAll { !layers.isDisjoint(with: $0.layers) }
    let all = Set(touching.flatMap(\.layers)).sorted { $0.title < $1.title }
    rings.append(
      LayerRing(
        layers: all, variables: lasting(touching.reduce(into: []) { $0.formUnion($1.variables) }, in: all)))
  }
}
