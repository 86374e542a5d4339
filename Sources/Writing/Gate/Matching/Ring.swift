/// The last 64 characters of a text, by their numbers counted from its beginning.
///
/// It is a class so that writing to it is one store; whoever needs a second one makes a copy.
@safe
final class Ring {
  private let places: UnsafeMutablePointer<UInt32>

  init() {
    unsafe places = .allocate(capacity: 64)
    unsafe places.initialize(repeating: 0, count: 64)
  }

  deinit { unsafe places.deallocate() }

  /// The character of a number, as long as no 64 others came behind it.
  @inline(__always)
  subscript(number: Int) -> UInt32 {
    get { unsafe places[number & 63] }
    set { unsafe places[number & 63] = newValue }
  }

  /// Another one with the same characters.
  func copy() -> Ring {
    let copy = Ring()
    unsafe copy.places.update(from: places, count: 64)
    return copy
  }
}
