import AttackProblems
import Files

/// How far an attack is, on a terminal, and how long it may take.
struct Progress: Sendable {
  /// How many seconds it may take.
  let seconds: Int
  /// Whether somebody is looking.
  let isShown: Bool
  private static let width = 40

  /// A watch that draws a bar, and ends the attack when its time is over, or when the terminal went away.
  var watch: AttackWatch {
    let end = ContinuousClock.now.advanced(by: .seconds(seconds))
    return AttackWatch { done, all in
      if isShown {
        let steps = done * Self.width / max(1, all)
        let bar = String(repeating: "#", count: steps) + String(repeating: ".", count: Self.width - steps)
        do { try StandardStream.error.write("\r[\(bar)] \(done)/\(all)") } catch { return false }
      }
      return ContinuousClock.now < end
    }
  }

  /// Takes the bar away.
  func clear() throws { if isShown { try StandardStream.error.write("\r\u{1B}[K") } }
}
