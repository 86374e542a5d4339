/// Which objects of a PDF file refer to which, so that what nothing shows is found.
///
/// Programs that save a change behind the old file, or that forget to throw away what was deleted, leave words in it that
/// no page shows any more, and that anybody can bring back.
struct PDFGraph {
  private var references: [Int: [Int]] = [:]
  private var roots: [Int] = []
  private var streams: Set<Int> = []
  private var ends = 0
  private var isLinearized = false
  private var isRepeated = false

  /// Notes an object; one that is there already was changed, and its old form is still in the file.
  mutating func add(_ object: Int) {
    if references.updateValue([], forKey: object) != nil { isRepeated = true }
  }

  /// Notes that an object refers to another; without an object, that the file's own table does.
  mutating func add(reference: Int, from object: Int?) {
    if let object { references[object, default: []].append(reference) } else { roots.append(reference) }
  }

  /// Notes that an object is a stream that shows something, or may.
  mutating func add(stream object: Int) { streams.insert(object) }

  /// Notes that an object is a table of the file: what it refers to is in use.
  mutating func add(root object: Int) { roots.append(object) }

  /// Notes where a part of the file ends.
  mutating func addEnd() { ends += 1 }

  /// Notes that the file was prepared for the web, and has two parts from the beginning.
  mutating func linearize() { isLinearized = true }

  /// Whether the file has an earlier state of itself in it, or streams that nothing refers to.
  var hasRemains: Bool {
    if isRepeated || ends > (isLinearized ? 2 : 1) { return true }
    var reached: Set<Int> = []
    var waiting = roots
    while let object = waiting.popLast() {
      guard reached.insert(object).inserted else { continue }
      waiting += references[object] ?? []
    }
    return !streams.isSubset(of: reached)
  }
}
