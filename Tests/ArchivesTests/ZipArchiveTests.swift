import Foundation
import TestSupport
import Testing

@testable import Archives

@Suite("A ZIP archive")
struct ZipArchiveTests {
  @Test("has the checksum that the standard gives for its example")
  func checksum() {
    #expect(ZipArchive.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(ZipArchive.checksum([]) == 0)
  }

  @Test("is opened by another program, which finds every file as it was")
  func opened() throws {
    let folder = try TemporaryFolder()
    let files = [
      ("表/a.csv", Array("x,1\r\n".utf8)), ("readme.txt", []), ("large.bin", [UInt8](repeating: 7, count: 70_000)),
    ]
    try folder.write("a.zip", Data(ZipArchive.bytes(of: files)))
    let script =
      "import zipfile; z = zipfile.ZipFile('a.zip'); print(z.testzip(), *[(i.filename, i.file_size) for i in z.infolist()])"
    try folder.write("look.py", script)
    let seen = try Tool.shell("PYTHONIOENCODING=utf-8 python3 look.py", in: folder.path)
    #expect(seen.output == "None ('表/a.csv', 5) ('readme.txt', 0) ('large.bin', 70000)\n", "\(seen.errors)")
    #expect(ZipArchive.bytes(of: files) == ZipArchive.bytes(of: files))
  }
}
