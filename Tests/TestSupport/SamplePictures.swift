import CZlib
import Foundation

/// Pictures of two by two pixels, as image programs write them.
public enum SamplePictures {
  /// A JPEG without metadata.
  public static let jpeg = bytes(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/2wBDAQkJCQwLDBgNDRgyIRwhMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjL/wAARCAACAAIDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDkKKKK8U/TD//Z"
  )
  /// A PNG without metadata.
  public static let png = bytes(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGM8ISfHwMDAxMDAwMDAAAANBAEIfXHKZgAAAABJRU5ErkJggg==")
  /// A WebP without metadata.
  public static let webp = bytes(
    "UklGRjoAAABXRUJQVlA4IC4AAACwAQCdASoCAAIAAUAmJaACdLoABDAAAP7x3I/4DdfFtMv/vYL/3YL/3YL/WwAA")
  /// A GIF with a comment.
  public static let commentedGIF = bytes("R0lGODlhAgACAIEAAMwAAMwzMwAAAAAAACH+BWhlbGxvACwAAAAAAgACAAAIBgADABAYEAA7")
  /// An AVIF without metadata.
  public static let avif = bytes(
    "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAADrbWV0YQAAAAAAAAAhaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAAAAAAAOcGl0bQAAAAAAAQAAAB5pbG9jAAAAAEQAAAEAAQAAAAEAAAETAAAAKQAAAChpaW5mAAAAAAABAAAAGmluZmUCAAAAAAEAAGF2MDFDb2xvcgAAAABqaXBycAAAAEtpcGNvAAAAFGlzcGUAAAAAAAAAAgAAAAIAAAAQcGl4aQAAAAADCAgIAAAADGF2MUOBAAwAAAAAE2NvbHJuY2x4AAEADQAGgAAAABdpcG1hAAAAAAAAAAEAAQQBAoMEAAAAMW1kYXQSAAoIGAA2iAhoNCAyGxTHh4ZlAgggnlAAAABIWtlc1jHjDgsffG5EBg=="
  )
  /// An AVIF with EXIF.
  public static let avifWithEXIF = bytes(
    "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAAEobWV0YQAAAAAAAAAhaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAAAAAAAOcGl0bQAAAAAAAQAAACxpbG9jAAAAAEQAAAIAAQAAAAEAAAG0AAAAKQACAAAAAQAAAVAAAABkAAAAPWlpbmYAAAAAAAIAAAAaaW5mZQIAAAAAAQAAYXYwMUNvbG9yAAAAABVpbmZlAgAAAQACAABFeGlmAAAAABppcmVmAAAAAAAAAA5jZHNjAAIAAQABAAAAamlwcnAAAABLaXBjbwAAABRpc3BlAAAAAAAAAAIAAAACAAAAEHBpeGkAAAAAAwgICAAAAAxhdjFDgQAMAAAAABNjb2xybmNseAABAA0ABoAAAAAXaXBtYQAAAAAAAAABAAEEAQKDBAAAAJVtZGF0AAAABkV4aWYAAE1NACoAAAAIAAUBGgAFAAAAAQAAAEoBGwAFAAAAAQAAAFIBKAADAAAAAQACAAABOwACAAAAAngAAAACEwADAAAAAQABAAAAAAAAAAAASAAAAAEAAABIAAAAARIACggYADaICGg0IDIbFMeHhmUCCCCeUAAAAEha2VzWMeMOCx98bkQG"
  )

  /// An icon of one picture, which is the PNG.
  public static let icon = icon(of: png)

  /// An icon of one picture.
  public static func icon(of picture: [UInt8]) -> [UInt8] {
    [0, 0, 1, 0, 1, 0, 2, 2, 0, 0, 1, 0, 32, 0, UInt8(picture.count), 0, 0, 0, 22, 0, 0, 0] + picture
  }

  /// A bitmap of two by two pixels of 32 bits, with its mask, as it stands in an icon.
  public static let bitmap: [UInt8] =
    [40, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0, 1, 0, 32, 0] + [UInt8](repeating: 0, count: 24 + 16 + 8)

  /// The JPEG with EXIF that names an author and turns it (6 is a quarter to the right), a comment, and a file behind it.
  public static func jpegWithEXIF(orientation: UInt8) -> [UInt8] { withEXIF(jpeg: jpeg, orientation: orientation) }

  /// A JPEG with the same.
  public static func withEXIF(jpeg: [UInt8], orientation: UInt8) -> [UInt8] {
    let author = Array("someone\0".utf8)
    let exif: [UInt8] =
      Array("Exif\0\0II".utf8) + [0x2A, 0, 8, 0, 0, 0, 2, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
      + [0x3B, 1, 2, 0, 8, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 0] + author
    return [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif + [0xFF, 0xFE, 0, 7] + Array("hello".utf8)
      + jpeg.dropFirst(2) + Array("PK another file".utf8)
  }

  /// A PNG whose first bytes say that it is so large, and which is not.
  public static func claiming(width: Int, height: Int) -> [UInt8] {
    var bytes = png
    for (place, number) in [(16, width), (20, height)] {
      for byte in 0..<4 { bytes[place + byte] = UInt8(number >> (24 - 8 * byte) & 0xFF) }
    }
    return bytes
  }

  /// A PNG of a meadow under the sky, as large as is asked for.
  public static func landscape(width: Int, height: Int) -> [UInt8] {
    var rows: [UInt8] = []
    for y in 0..<height {
      rows.append(0)
      for x in 0..<width {
        let isSky = 2 * y < height
        rows += [UInt8((x / 8) & 0x3F), isSky ? 160 : 120, isSky ? 220 : UInt8(y & 0x3F)]
      }
    }
    func big(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(number >> (24 - 8 * $0) & 0xFF) } }
    func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
      let named = Array(name.utf8) + content
      let sum = unsafe named.withUnsafeBufferPointer { unsafe crc32(0, $0.baseAddress, UInt32($0.count)) }
      return big(content.count) + named + big(Int(sum))
    }
    return Array(png.prefix(8)) + chunk("IHDR", big(width) + big(height) + [8, 2, 0, 0, 0]) + chunk("IDAT", zlib(rows))
      + chunk("IEND", [])
  }

  private static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    var size = compressBound(UInt(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(size))
    _ = unsafe compress(&packed, &size, bytes, UInt(bytes.count))
    return Array(packed.prefix(Int(size)))
  }

  /// The PNG with a text about its author.
  public static var pngWithText: [UInt8] {
    let text = Array("Author\0someone".utf8)
    let chunk: [UInt8] = [0, 0, 0, UInt8(text.count)] + Array("tEXt".utf8) + text + [0, 0, 0, 0]
    return Array(png[..<33]) + chunk + Array(png[33...])
  }

  /// The WebP with EXIF.
  public static var webpWithEXIF: [UInt8] {
    let picture = Array(webp[12...])
    let extended: [UInt8] = Array("VP8X".utf8) + [10, 0, 0, 0, 0b1000, 0, 0, 0, 1, 0, 0, 1, 0, 0]
    let exif: [UInt8] = Array("EXIF".utf8) + [4, 0, 0, 0] + Array("some".utf8)
    let content = Array("WEBP".utf8) + extended + picture + exif
    let size = (0..<4).map { UInt8(content.count >> (8 * $0) & 0xFF) }
    return Array("RIFF".utf8) + size + content
  }

  private static func bytes(_ base64: String) -> [UInt8] { Array(Data(base64Encoded: base64) ?? Data()) }
}
