/// A template made ready to render: a flat list of instructions, with every name resolved.
struct Program: Sendable {
  /// Static text of all instructions, one after the other.
  var literals: [UInt8] = []
  var instructions: [Instruction] = []
  /// The starts of parts that are called, for lenient partials that contain themselves.
  var routines: [Range<Int>] = []

  enum Instruction: Sendable {
    /// Static text.
    case text(Range<Int>)
    /// A value, escaped unless it is markup.
    case value(Reference)
    /// A value as it is, whatever its type; only lenient programs have it.
    case raw(Reference)
    /// What follows up to `end`, once for every value there is.
    case section(Reference, end: Int)
    /// What follows up to `end`, if there is no value.
    case inverted(Reference, end: Int)
    /// A part that stands elsewhere.
    case call(routine: Int)
  }

  /// Where a value is found when the program runs.
  enum Reference: Sendable, Hashable {
    /// The value of a frame itself, counted from the outermost.
    case frame(Int)
    /// A slot of the record in a frame.
    case slot(frame: Int, slot: Int)
    /// A slot of a record that is reached through others.
    case path(frame: Int, slots: [Int])
    /// Names that are looked up while rendering; only lenient programs have it.
    case names([String])
    /// The innermost frame; only lenient programs have it.
    case innermost
  }
}
