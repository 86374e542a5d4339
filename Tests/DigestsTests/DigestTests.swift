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

@Suite("Fingerprints")
struct FingerprintTests {
  @Test(
    "are what they have always been, for what was published tells its blocks apart by them",
    arguments: [
      ("", 0x75c1_27d9_c1cf_a5de), ("縁", 0xc643_b0e5_1a19_f664), ("縁側", 0x8bc4_06ab_5b88_e964),
      ("12345678", 0x8f2e_64ab_b529_2707), ("縁側です", 0xeeac_cf13_47b3_98c5),
      ("0123456789abcdef", 0x2251_e3ca_02e4_43b7), ("縁側 12345678", 0x0f26_8308_9f96_1dbd),
    ] as [(String, UInt64)])
  func known(text: String, value: UInt64) {
    var print = Fingerprint()
    print.add(Array("..\(text)".utf8).dropFirst(2))
    #expect(print.value == value)
    #expect(Fingerprint.of(text) == value)
  }
}
