/// A template made ready to render: a flat list of instructions, with every name resolved.
struct Program: Sendable {
  /// Static text of all instructions, one after the other.
  var literals: [UInt8] = []
  var instructions: [Instruction] = []
  /// The starts of parts that are called, for lenient partials that contain themselves.
  var routines: [Range<Int>] = []
  /// Ways through several records; instructions name them by number, so that an instruction is plain data.
  var paths: [Address] = []
  /// Names to be looked up; only lenient programs have them.
  var names: [[String]] = []

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
  enum Reference: Sendable {
    /// The value of a frame itself, counted from the outermost.
    case frame(Int)
    /// A slot of the record in a frame.
    case slot(frame: Int, slot: Int)
    /// One of the program's paths.
    case path(Int)
    /// Names that are looked up while rendering; only lenient programs have it.
    case names(Int)
    /// The innermost frame; only lenient programs have it.
    case innermost
  }

  /// The slots that lead from a frame to a value, none for the frame itself.
  struct Address: Sendable, Hashable {
    let frame: Int
    let slots: [Int]
  }

  /// A reference to an address.
  mutating func reference(to address: Address) -> Reference {
    switch address.slots.count {
    case 0: return .frame(address.frame)
    case 1: return .slot(frame: address.frame, slot: address.slots[0])
    default:
      paths.append(address)
      return .path(paths.count - 1)
    }
  }
}
