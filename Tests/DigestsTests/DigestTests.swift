import Digests
import Testing

@Suite("Digests")
struct DigestTests {
  @Test("are those of the standard")
  func known() {
    // The examples of FIPS 180-4.
    #expect(
      Digest.hexadecimal(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(Digest.hexadecimal([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test("of parts tell where one ends and the next begins")
  func parts() {
    func digest(_ parts: [String]) -> String { Digest.hexadecimal(ofParts: parts.map { Array($0.utf8) }) }
    let lists = [["ab", "c"], ["a", "bc"], ["abc"], ["", "abc"], ["abc", ""], ["2:ab1:c"], []]
    #expect(Set(lists.map(digest)).count == lists.count)
    #expect(digest(["a", "b"]) == digest(["a", "b"]))
  }
}
