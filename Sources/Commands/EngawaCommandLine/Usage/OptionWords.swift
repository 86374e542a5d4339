extension [String] {
  /// The value that the words of a command give an option, whatever else is wrong with them.
  func value(ofOption name: String) -> String? {
    let following = zip(self, dropFirst()).first { $0.0 == name }?.1
    return following ?? first { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1)) }
  }
}
