import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Templates

@Suite("The examples of the Mustache specification, in lenient mode")
struct SpecificationTests {
  @Test(
    "render as specified",
    arguments: ["comments", "delimiters", "interpolation", "inverted", "partials", "sections", "inheritance"])
  func module(name: String) throws {
    let data = try Data(contentsOf: Repository.fixture("mustache/\(name).json"))
    let module = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let tests = try #require(module["tests"] as? [[String: Any]])
    #expect(tests.count > 10)
    for test in tests {
      let title = try #require(test["name"] as? String)
      let template = try #require(test["template"] as? String)
      let expected = try #require(test["expected"] as? String)
      var files = [(name: "", source: SourceText(path: "template", bytes: Array(template.utf8)))]
      for (name, text) in test["partials"] as? [String: String] ?? [:] {
        files.append((name, SourceText(path: name, bytes: Array(text.utf8))))
      }
      let library = TemplateLibrary.parse(files)
      #expect(library.diagnostics.isEmpty, "\(name): \(title)")
      var output: [UInt8] = []
      try #require(library.value.lenientTemplate("")).render(JSONValue.value(test["data"] as Any), into: &output)
      #expect(String(decoding: output, as: UTF8.self) == expected, "\(name): \(title)")
    }
  }

}

/// The data of the examples as values.
private enum JSONValue {
  static func value(_ json: Any) -> Value {
    switch json {
    case let text as String: .text(text)
    case let number as NSNumber:
      if CFBoolean.isBoolean(number) {
        .flag(number.boolValue)
      } else if number.doubleValue == Double(number.intValue) {
        .number(number.intValue)
      } else {
        .text("\(number.doubleValue)")
      }
    case let array as [Any]: list(array.map(value))
    case let object as [String: Any]:
      record(object.sorted { $0.key < $1.key }.map { ($0.key, value($0.value)) })
    default: .absent
    }
  }

  private static func list(_ values: [Value]) -> Value { .list(List(count: values.count) { values[$0] }) }

  private static func record(_ fields: [(name: String, value: Value)]) -> Value {
    .record(Record(names: fields.map(\.name)) { fields[$0].value })
  }

  private enum CFBoolean {
    static func isBoolean(_ number: NSNumber) -> Bool { unsafe String(cString: number.objCType) == "c" }
  }
}
