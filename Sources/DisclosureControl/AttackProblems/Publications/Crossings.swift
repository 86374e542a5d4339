/// The crossings of some variables within a layer: whoever has one class of values of each.
struct Crossing {
  let variables: [String]
  /// Of each variable the values, taken together where no figure tells them apart.
  let classes: [[Set<String>]]
  /// Of each crossing the numbers of its classes, and which count it is.
  private(set) var atoms: [(values: [Int], id: CellID)]
  /// More crossings than that are not written down.
  private static let most = 100_000

  /// Crosses classes; `nil` if there are too many.
  init?(_ variables: [String], _ classes: [[Set<String>]], _ layer: CountedSet.Layer) {
    self.variables = variables
    self.classes = classes
    guard classes.reduce(1, { min($0 * $1.count, Self.most + 1) }) <= Self.most else { return nil }
    var values: [[Int]] = [[]]
    for classes in classes { values = values.flatMap { values in classes.indices.map { values + [$0] } } }
    let names = zip(variables, classes).map { variable, classes in
      classes.map { "\(variable)=\($0.sorted().joined(separator: "+"))" }
    }
    atoms = values.map { values in
      let parts = zip(names, values).map { names, value in names[value] }
      return (values, .crossing("\(layer.title): \(parts.joined(separator: ", "))"))
    }
  }

  /// The crossings that a figure counts.
  func members(of set: CountedSet) -> [(values: [Int], id: CellID)] {
    atoms.filter { atom in
      zip(variables, zip(atom.values, classes)).allSatisfy { variable, pair in
        set.values[variable].map { pair.1[pair.0].isSubset(of: $0) } ?? true
      }
    }
  }

  /// The crossings by their classes of some of the variables.
  func grouped(by some: [String]) -> [[Int]: [CellID]] {
    let places = some.compactMap { variables.firstIndex(of: $0) }
    return Dictionary(grouping: atoms) { atom in places.map { atom.values[$0] } }.mapValues { $0.map(\.id) }
  }
}

extension PublicationModel {
  /// Crosses the variables of the tables of each layer, and ties the crossings of layers that lie in one another.
  mutating func crossVariables(isJoint: Bool) {
    var tables: [CountedSet.Layer: Set<Set<String>>] = [:]
    for set in order { tables[set.layer, default: []].insert(Set(set.values.keys)) }
    let rings = isJoint ? LayerRing.rings(in: tables) : []
    var crossings: [CountedSet.Layer: [Crossing]] = [:]
    for layer in tables.keys.sorted(by: { $0.title < $1.title }) {
      var wanted = tables[layer] ?? []
      let core = isJoint ? TableCycles.core(of: wanted) : []
      if !core.isEmpty { wanted.insert(core) }
      crossings[layer] = cross(layer, wanted, in: rings.first { $0.layers.contains(layer) })
    }
    for ring in rings { relate(ring, crossings) }
  }

  /// Crosses the variables of each table of a layer; tables whose variables another has too are part of that.
  ///
  /// In a ring its variables are crossed too, and their values told apart as in its other layers.
  private mutating func cross(
    _ layer: CountedSet.Layer, _ tables: Set<Set<String>>, in ring: LayerRing?
  ) -> [Crossing] {
    let wanted = ring.map { tables.union([$0.variables]) } ?? tables
    let widest = wanted.filter { table in !wanted.contains { table.isStrictSubset(of: $0) } }
    let sets = order.filter { $0.layer == layer }
    let classes = ring.map(classes) ?? [:]
    var crossings: [Crossing] = []
    for variables in widest.map({ $0.sorted() }).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let inside = sets.filter { Set($0.values.keys).isSubset(of: variables) }
      guard let crossing = Crossing(variables, variables.map { classes[$0] ?? valueClasses($0, inside) }, layer) else {
        isTooLarge = true
        continue
      }
      crossings.append(crossing)
      guard crossing.atoms.count > 1 else { continue }
      // Whoever is in one figure and not in another is a count that nobody printed, and somebody all the same. What no
      // table of this layer crosses helps to work out its figures, and is no count of its own.
      let isTable = tables.contains { Set(variables).isSubset(of: $0) }
      for atom in crossing.atoms { addCell(atom.id, .hidden(.none), isTarget: isTable) }
      for set in inside { relate(set, crossing) }
    }
    return crossings
  }

  /// A figure is the sum of the crossings that it counts.
  private mutating func relate(_ set: CountedSet, _ crossing: Crossing) {
    guard let id = ids[set] else { return }
    let members = crossing.members(of: set)
    // A crossing that a figure stands for is attacked as that figure.
    if members.count == 1, let place = placeOf[members[0].id] { problem.cells[place].truth = problem.threshold }
    problem.relations.append(.init(members.map { ($0.id, 1) } + [(id, -1)], .equal, 0))
  }

  /// Whoever is in a crossing of a narrower layer is in that of the wider.
  private mutating func relate(_ ring: LayerRing, _ crossings: [CountedSet.Layer: [Crossing]]) {
    let variables = ring.variables.sorted()
    let groups = ring.layers.compactMap { layer in
      crossings[layer]?.first { $0.atoms.count > 1 && ring.variables.isSubset(of: $0.variables) }.map {
        (layer: layer, atoms: $0.grouped(by: variables))
      }
    }
    for narrow in groups {
      for wide in groups where narrow.layer != wide.layer && narrow.layer.isWithin(wide.layer) {
        for (classes, atoms) in narrow.atoms.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
          let others = wide.atoms[classes] ?? []
          problem.relations.append(.init(atoms.map { ($0, 1) } + others.map { ($0, -1) }, .atMost, 0))
        }
      }
    }
  }

  /// The values of a variable, taken together where no figure tells them apart.
  private func valueClasses(_ variable: String, _ sets: [CountedSet]) -> [Set<String>] {
    var classes: [[Bool]: Set<String>] = [:]
    for value in universe(of: variable) {
      classes[sets.map { $0.values[variable]?.contains(value) ?? true }, default: []].insert(value)
    }
    return classes.values.sorted { $0.min() ?? "" < $1.min() ?? "" }
  }

  /// The values of the variables of a ring, the same in all its layers.
  private func classes(_ ring: LayerRing) -> [String: [Set<String>]] {
    let layers = Set(ring.layers)
    let sets = order.filter { layers.contains($0.layer) }
    return Dictionary(
      ring.variables.map { ($0, valueClasses($0, sets)) }, uniquingKeysWith: { first, _ in first })
  }
}
