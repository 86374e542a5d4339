import CommonMark
import Diagnostics
import Testing

@testable import Figures
@testable import Site

@Suite("The sheet that slides are set on")
struct SlideSheetTests {
  private func fit(_ blocks: [SlideOutline.Block], _ layout: Slide.Layout = .text) -> SlideFit {
    SlideSheet.fit(SlideOutline(layout: layout, blocks: blocks))
  }

  private let heading = SlideOutline.Block.heading(level: 2, "見出し")

  @Test("has room for a few lines in large letters, for more in others, and not for too many")
  func lines() {
    func list(_ count: Int) -> [SlideOutline.Block] {
      [heading, .list((0..<count).map { _ in .init(depth: 0, text: "一行の文です") })]
    }
    #expect(fit(list(5)).isLarge && fit(list(5)).overflow == 0)
    #expect(!fit(list(9)).isLarge && fit(list(9)).overflow == 0)
    let over = fit(list(12))
    #expect(over.overflow > 0 && over.lines >= 1 && over.lines <= 4)
    #expect(fit(list(30)).overflow > over.overflow)
  }

  @Test("counts lines that a long text takes, and its own line breaks")
  func breaks() {
    let long = String(repeating: "あ", count: 37)
    #expect(fit([.paragraph(String(repeating: long, count: 20))]).overflow > 0)
    #expect(fit([.paragraph(Array(repeating: "あ", count: 20).joined(separator: "\n"))]).overflow > 0)
    #expect(fit([.paragraph(long)]).overflow == 0)
  }

  @Test("leaves a figure the room below the heading, and refuses one that has too little")
  func room() throws {
    let room = try #require(fit([heading, .figure], .figure).room)
    #expect(room.isTitled && room.width == 1152 && room.height > 500 && room.height < 560)
    let crowded = [heading] + (0..<9).map { _ in SlideOutline.Block.paragraph("文です") } + [.figure]
    #expect(fit(crowded, .figure).overflow > 0)
    #expect(fit([heading]).room == nil)
  }

  @Test("measures columns by the highest, and tables by their rows")
  func shapes() {
    let column: [SlideOutline.Block] = [.heading(level: 3, "列")] + (0..<5).map { _ in .paragraph("文") }
    #expect(fit([heading] + column + column, .columns).overflow == 0)
    #expect(fit([heading] + column + column).overflow > 0)
    #expect(fit([.table((0..<8).map { ["\($0)", "値"] })]).overflow == 0)
    #expect(fit([.table((0..<14).map { ["\($0)", "値"] })]).overflow > 0)
  }

  @Test("draws a figure at the width at which its letters are large enough, and reports one whose letters are not")
  func figures() {
    let room = SlideRoom(width: 1152, height: 520, isTitled: true)
    let place = Place(path: "a.md")
    // A picture whose height does not follow its width, with letters of 14.
    let flat = SlideFigure(in: room, title: "", captions: []) { width, _ in
      PictureSize(width: width, height: 250, smallestText: 14)
    }
    #expect(flat.smallestText >= 24 && flat.problems(at: place) == [])
    #expect(flat.width * flat.scale <= 1152 && 250 * flat.scale <= 520)
    let high = SlideFigure(in: room, title: "", captions: []) { width, _ in
      PictureSize(width: width, height: 900, smallestText: 14)
    }
    #expect(high.problems(at: place).map(\.id) == ["slide.small-text"])
    // What stands below takes room.
    let captions = Array(repeating: "出所: とても長い資料の名前", count: 6)
    let below = SlideFigure(in: room, title: "", captions: captions) { width, _ in
      PictureSize(width: width, height: 250, smallestText: 14)
    }
    #expect(below.scale < flat.scale)
  }

  @Test("lets a chart use the whole slide: as wide as its letters allow, and as high as there is room")
  func filling() {
    let room = SlideRoom(width: 1152, height: 520, isTitled: true)
    // What stands around the ground takes 160 units, so that letters are less than half a pixel too small at any width.
    let figure = SlideFigure(in: room, title: "", captions: []) { width, density in
      guard case .slide(let plotHeight) = density else { return PictureSize(width: width, height: 0, smallestText: 14) }
      return PictureSize(width: width, height: 185 + plotHeight, smallestText: 14)
    }
    #expect(figure.width * figure.scale > 1000)
    let low = SlideFigure(in: room, title: "", captions: []) { width, density in
      guard case .slide(let plotHeight) = density else { return PictureSize(width: width, height: 0, smallestText: 14) }
      return PictureSize(width: width, height: 60 + plotHeight, smallestText: 14)
    }
    guard case .slide(let plotHeight) = low.density else { return #expect(Bool(false)) }
    #expect((450...520).contains((60 + plotHeight) * low.scale))
    let flat = SlideFigure(in: SlideRoom(width: 600, height: 520, isTitled: true), title: "", captions: []) {
      width, density in
      guard case .slide(let plotHeight) = density else { return PictureSize(width: width, height: 0, smallestText: 14) }
      return PictureSize(width: width, height: 60 + plotHeight, smallestText: 14)
    }
    #expect(flat.density != .slide() && flat.width * flat.scale > 590)
  }
}
