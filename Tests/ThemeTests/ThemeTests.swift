import Foundation
import TestSupport
import Testing

@testable import Theme

@Suite("The theme that the tool brings along")
struct ThemeTests {
  @Test("is what stands in its folder, file by file")
  func files() throws {
    let folder = "\(Repository.folder)/Sources/Reading/CTheme/files"
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
      var isFolder: ObjCBool = false
      return unsafe FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder)
        && !isFolder.boolValue
    }
    #expect(DefaultTheme.files.map(\.path) == paths.sorted())
    for file in DefaultTheme.files {
      #expect(file.bytes == [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(file.path)"))), "\(file.path)")
    }
    #expect(DefaultTheme.file("layout.mustache") != nil && DefaultTheme.file("layout") == nil)
  }

  @Test("gives copies that say what they are copies of, in a comment of their own language")
  func copies() {
    for file in DefaultTheme.files {
      let copy = ThemeCopy.text(of: file)
      #expect(ThemeCopy.mark(in: copy) == file.mark, "\(file.path)")
      #expect(copy.suffix(file.bytes.count).elementsEqual(file.bytes))
      #expect(ThemeCopy.mark(in: file.bytes) == nil)
    }
  }
}
