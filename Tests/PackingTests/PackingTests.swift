import Packing
import Testing

@Suite("Packing")
struct PackingTests {
  private func again<Value: Packable>(_ value: Value) throws -> Value {
    var packer = Packer()
    packer.pack(value)
    var unpacker = Unpacker(packer.bytes[...])
    let read = try Value(from: &unpacker)
    #expect(unpacker.left == 0)
    return read
  }

  @Test("Values come back as they were", arguments: [0, 1, -1, 63, 64, -65, 1 << 40, .max, .min])
  func numbers(_ number: Int) throws { #expect(try again(number) == number) }

  @Test("Texts, lists and what is not there come back as they were")
  func others() throws {
    #expect(try again("縁側\u{0}e\u{301}") == "縁側\u{0}e\u{301}")
    #expect(try again([["a"], [], ["b", ""]]) == [["a"], [], ["b", ""]])
    #expect(try again([true, nil, false] as [Bool?]) == [true, nil, false])
    #expect(try again(UInt64.max - 1) == UInt64.max - 1)
  }

  @Test("Bytes and short numbers come back as they were")
  func bytes() throws {
    var packer = Packer()
    packer.pack(bytes: [1, 2, 255])
    packer.pack(words: [0, 7, .max])
    var unpacker = Unpacker(packer.bytes[...])
    #expect(try Array(unpacker.unpackBytes()) == [1, 2, 255])
    #expect(try unpacker.unpackWords() == [0, 7, .max])
  }

  @Test("Whatever is cut off is torn, and nothing is made of it")
  func torn() {
    var packer = Packer()
    packer.pack(["ab", "縁側"] as [String?])
    packer.pack(words: [1, 2])
    packer.pack(UInt64(3))
    for length in packer.bytes.indices {
      var unpacker = Unpacker(packer.bytes[..<length])
      #expect(throws: Torn.self) {
        _ = try [String?](from: &unpacker)
        _ = try unpacker.unpackWords()
        _ = try UInt64(from: &unpacker)
      }
    }
  }

  @Test("A count of more than there is makes no room")
  func wrongCount() {
    var packer = Packer()
    packer.pack(Int.max)
    var unpacker = Unpacker(packer.bytes[...])
    #expect(throws: Torn.self) { try [String](from: &unpacker) }
  }
}
