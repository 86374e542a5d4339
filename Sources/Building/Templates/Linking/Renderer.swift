import Markup

/// Runs a program over a context.
struct Renderer {
  let program: Program
  /// The values that sections went into, the outermost first.
  private var frames: [Value]

  init(_ program: Program, root: Value) {
    self.program = program
    frames = [root]
    frames.reserveCapacity(8)
  }

  mutating func run(into output: inout [UInt8]) {
    run(0..<(program.routines.first?.lowerBound ?? program.instructions.count), &output)
  }

  private mutating func run(_ range: Range<Int>, _ output: inout [UInt8]) {
    var index = range.lowerBound
    while index < range.upperBound {
      switch program.instructions[index] {
      case .text(let bytes): output.append(contentsOf: program.literals[bytes])
      case .value(let reference): Self.print(value(reference), &output)
      case .raw(let reference): Self.printRaw(value(reference), &output)
      case .section(let reference, let end):
        enter(value(reference), index + 1..<end, &output)
        index = end
        continue
      case .inverted(let reference, let end):
        if !Self.isNothing(value(reference)) {
          index = end
          continue
        }
      case .call(let routine): run(program.routines[routine], &output)
      }
      index += 1
    }
  }

  private mutating func enter(_ value: Value, _ body: Range<Int>, _ output: inout [UInt8]) {
    switch value {
    case .list(let list):
      let top = frames.count
      for index in 0..<list.count {
        frames.append(list.value(at: index))
        run(body, &output)
        frames.removeLast(frames.count - top)
      }
    case .flag(false), .absent: break
    default:
      frames.append(value)
      run(body, &output)
      frames.removeLast()
    }
  }

  private static func isNothing(_ value: Value) -> Bool {
    switch value {
    case .absent, .flag(false): true
    case .list(let list): list.count == 0
    default: false
    }
  }

  // MARK: - Looking up

  private func value(_ reference: Program.Reference) -> Value {
    switch reference {
    case .frame(let frame): return frames[frame]
    case .slot(let frame, let slot):
      guard case .record(let record) = frames[frame] else { return .absent }
      return record.value(at: slot)
    case .path(let frame, let slots):
      var value = frames[frame]
      for slot in slots {
        guard case .record(let record) = value else { return .absent }
        value = record.value(at: slot)
      }
      return value
    case .names(let names): return lookUp(names)
    case .innermost: return frames[frames.count - 1]
    }
  }

  private func lookUp(_ names: [String]) -> Value {
    for frame in frames.reversed() {
      guard case .record(let record) = frame, let slot = record.slot(named: names[0]) else { continue }
      var value = record.value(at: slot)
      for name in names.dropFirst() {
        guard case .record(let inner) = value, let slot = inner.slot(named: name) else { return .absent }
        value = inner.value(at: slot)
      }
      return value
    }
    return .absent
  }

  // MARK: - Printing

  private static func print(_ value: Value, _ output: inout [UInt8]) {
    switch value {
    case .text(let text): output.appendEscaped(text)
    case .html(let html): output.append(contentsOf: html.bytes)
    case .url(let url): output.appendEscaped(url.text)
    case .number(let number): output.append(contentsOf: String(number).utf8)
    case .flag, .list, .record, .absent: break
    }
  }

  private static func printRaw(_ value: Value, _ output: inout [UInt8]) {
    if case .text(let text) = value { output.append(contentsOf: text.utf8) } else { print(value, &output) }
  }
}
