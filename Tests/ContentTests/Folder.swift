import Content
import Diagnostics
import Foundation
import TestSupport

extension TemporaryFolder {
  /// Everything that reading the content finds, with a few kinds of pages.
  func readContent() async throws -> Reviewed<ContentLibrary.Everything> {
    for (name, text) in Self.kinds where !FileManager.default.fileExists(atPath: file("content/kinds/\(name).yml")) {
      try write("content/kinds/\(name).yml", text)
    }
    return try await ContentLibrary.readEverything(root: path, jobs: 2)
  }

  private static let kinds = [
    "page": "title: ページ\nfolder: about\n",
    "approach": "title: アプローチ\nfolder: approaches\n",
    "district": "title: 地区\nfolder: districts\nfields:\n  activity-count: {type: number, required: true, label: 数}\n"
      + "  as-of: {type: month, required: true, label: 時点}\n",
    "activity": "title: 活動\nfolder: activities\nsubfolders: district\nfields:\n"
      + "  district: {type: reference, to: districts, label: 地区}\n"
      + "  approaches: {type: references, to: approaches, required: true, label: 向き}\n"
      + "  frequency: {type: text, label: 頻度}\n",
    "model": "title: 考え方\nfolder: models\nfields:\n"
      + "  approaches: {type: references, to: approaches, label: 向き}\n",
  ]
}

/// Front matter that fits, with further lines.
func page(_ more: String = "", body: String = "本文\n") -> String {
  "---\ntitle: 題\nsummary: 概要\naudience: public\nstatus: published\nupdated: 2022-12-31\n\(more)---\n\(body)"
}
