/// Whether tables with variables in common can tell more together than by the figures that they share.
///
/// If the tables can be taken away one by one, each with all that it shares lying in one other, then whatever fits each
/// of them fits all together (Vorob'ev 1962). What is left by that reduction (Graham 1979; Yu and Özsoyoğlu 1979) is a
/// cycle, such as three tables of two variables each, and must be looked at as one.
enum TableCycles {
  /// The variables of the tables that are left; none if there is no cycle.
  static func core(of tables: Set<Set<String>>) -> Set<String> {
    var edges = Array(tables)
    while true {
      let before = edges
      let counts = edges.joined().reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
      // A variable of one table alone ties it to no other.
      edges = edges.map { edge in edge.filter { counts[$0, default: 0] > 1 } }
      edges = edges.enumerated().filter { index, edge in
        !edges.enumerated().contains { other, wider in
          other != index && (edge.isStrictSubset(of: wider) || edge == wider && other < index)
        }
      }.map(\.element)
      if edges.count <= 1 { return [] }
      if edges == before { return edges.reduce(into: []) { $0.formUnion($1) } }
    }
  }
}
