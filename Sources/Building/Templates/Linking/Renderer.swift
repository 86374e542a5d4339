import Markup

/// Runs a program over a context.
struct Renderer {
  let program: Program
  /// The values that sections went into, the outermost first.
  private var frames: [Frame]

  private enum Frame {
    case value(Value)
    case element(of: List, at: Int)
  }

  init(_ program: Program, root: Value) {
    self.program = program
    frames = [.value(root)]
    frames.reserveCapacity(8)
  }

  mutating func run(into output: inout [UInt8]) {
    run(0..<(program.routines.first?.lowerBound ?? program.instructions.count), frames[0], &output)
  }

  /// Runs a part of the program; `top` is the innermost frame, handed down because most values come from it.
  private mutating func run(_ range: Range<Int>, _ top: Frame, _ output: inout [UInt8]) {
    let instructions = program.instructions
    let literals = program.literals
    let innermost = frames.count - 1
    var index = range.lowerBound
    while index < range.upperBound {
      switch instructions[index] {
      case .text(let bytes): output.append(literals, in: bytes)
      case .value(.slot(let frame, let slot)) where frame == innermost:
        Self.print(Self.member(top, slot), &output)
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
      case .call(let routine): run(program.routines[routine], top, &output)
      }
      index += 1
    }
  }

  private mutating func enter(_ value: Value, _ body: Range<Int>, _ output: inout [UInt8]) {
    switch value {
    case .list(let list):
      guard list.count > 0 else { return }
      let top = frames.count
      frames.append(.element(of: list, at: 0))
      for index in 0..<list.count {
        let frame = Frame.element(of: list, at: index)
        frames[top] = frame
        run(body, frame, &output)
      }
      frames.removeLast()
    case .flag(false), .absent: break
    default:
      frames.append(.value(value))
      run(body, .value(value), &output)
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
    case .frame(let frame): return whole(frame)
    case .slot(let frame, let slot): return Self.member(frames[frame], slot)
    case .path(let path):
      let address = program.paths[path]
      var value = Self.member(frames[address.frame], address.slots[0])
      for slot in address.slots.dropFirst() {
        guard case .record(let record) = value else { return .absent }
        value = record.get(slot)
      }
      return value
    case .names(let names): return lookUp(program.names[names])
    case .innermost: return whole(frames.count - 1)
    }
  }

  @inline(__always)
  private static func member(_ frame: Frame, _ slot: Int) -> Value {
    switch frame {
    case .element(let list, let index): return list.member(index, slot)
    case .value(.record(let record)): return record.get(slot)
    case .value: return .absent
    }
  }

  private func whole(_ frame: Int) -> Value {
    switch frames[frame] {
    case .element(let list, let index): list.get(index)
    case .value(let value): value
    }
  }

  private func lookUp(_ names: [String]) -> Value {
    for frame in frames.indices.reversed() {
      guard case .record(let record) = whole(frame), let slot = record.names.firstIndex(of: names[0]) else { continue }
      var value = record.get(slot)
      for name in names.dropFirst() {
        guard case .record(let inner) = value, let slot = inner.names.firstIndex(of: name) else { return .absent }
        value = inner.get(slot)
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
