// swift-tools-version: 6.2
import PackageDescription

// The commit that the tool is built from, as `make` says it. Nothing else tells it: a manifest is read once and kept, so
// that what git says here would be of an earlier day.
let commit = Context.environment["ENGAWA_COMMIT"] ?? ""

// Stands first: a manifest is read from top to bottom, and what comes later is not there yet.
let houseSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
]

// The floor plan. A room is a target; it opens only onto rooms that stand above it in this list.
let rooms: [Target] = [
  // Foundations: know nothing of the site.
  .room("Packing", in: "Foundations"),
  .room("Diagnostics", in: "Foundations", opensOnto: ["Packing"]),
  .room("Markup", in: "Foundations"),
  .room("Chronology", in: "Foundations", opensOnto: ["Packing"]),
  .room("Schedules", in: "Foundations", opensOnto: ["Chronology"]),
  .room("Archives", in: "Foundations"),
  .room("Parallelism", in: "Foundations"),
  .room("Digests", in: "Foundations", opensOnto: ["Packing", .crypto]),
  .systemRoom("CUtf8proc", in: "Foundations", pkgConfig: nil, apt: "libutf8proc-dev", brew: "utf8proc"),
  .room("Folding", in: "Foundations", opensOnto: ["CUtf8proc"]),
  .room("Pictures", in: "Foundations"),
  .cRoom("CVips", in: "Foundations"),
  .room("PictureScaling", in: "Foundations", opensOnto: ["CVips", "Pictures"]),
  .systemRoom("CZlib", in: "Foundations", pkgConfig: "zlib", apt: "zlib1g-dev", brew: "zlib"),
  .room("Documents", in: "Foundations", opensOnto: ["CZlib"]),
  .systemRoom("CZip", in: "Foundations", pkgConfig: "libzip", apt: "libzip-dev", brew: "libzip"),
  .systemRoom("CExpat", in: "Foundations", pkgConfig: "expat", apt: "libexpat1-dev", brew: "expat"),
  .room("Workbooks", in: "Foundations", opensOnto: ["CExpat", "CZip"]),
  .systemRoom(
    "CXlsxWriter", in: "Foundations", pkgConfig: "xlsxwriter", apt: "libxlsxwriter-dev", brew: "libxlsxwriter"),
  .room("WorkbookWriting", in: "Foundations", opensOnto: ["CXlsxWriter"]),
  .cRoom("CFiles", in: "Foundations"),
  .room("Files", in: "Foundations", opensOnto: ["CFiles", "Diagnostics", "Packing"]),

  // Drawing: from values to pictures; knows nothing of cases and pages.
  .room("Figures", in: "Drawing", opensOnto: ["Markup"]),

  // Reading: from files to typed entries.
  .systemRoom("CCMark", in: "Reading", pkgConfig: "libcmark", apt: "libcmark-dev", brew: "cmark"),
  .cRoom("CArena", in: "Reading", opensOnto: ["CCMark"]),
  .room("CommonMark", in: "Reading", opensOnto: ["CArena", "CCMark", "Diagnostics", "Markup"]),
  .room("Fields", in: "Reading", opensOnto: ["Chronology", "Diagnostics", "Files", "Markup", .yams]),
  .room("FigureFields", in: "Reading", opensOnto: ["Diagnostics", "Fields", "Figures"]),
  .room("Codes", in: "Reading", opensOnto: ["Chronology", "Diagnostics", "Fields", "Files"]),
  .cRoom("CTheme", in: "Reading", leavingOut: ["files"]),
  .room("Theme", in: "Reading", opensOnto: ["CTheme", "Digests"]),
  .room("Proofreading", in: "Reading", opensOnto: ["Chronology", "Diagnostics", "Markup"]),
  .room(
    "Content", in: "Reading",
    opensOnto: [
      "Chronology", "Codes", "Diagnostics", "Digests", "Fields", "FigureFields", "Files", "Markup", "Packing",
      "Parallelism", "Pictures", "Proofreading", "Schedules", "Theme",
    ]),

  // Statistics: from records to exact tables, and to checked numbers in texts. No room that makes pages opens onto the
  // records.
  .room("Tables", in: "Statistics", opensOnto: ["Chronology"]),
  .room(
    "TableDeclarations", in: "Statistics",
    opensOnto: ["Chronology", "Codes", "Diagnostics", "Fields", "Files", "Tables"]),
  .room(
    "CheckedStatistics", in: "Statistics", opensOnto: ["Chronology", "Diagnostics", "TableDeclarations", "Tables"]),
  .room(
    "CaseRecords", in: "Statistics",
    opensOnto: [
      "Chronology", "Codes", "Content", "Diagnostics", "Fields", "Files", "Markup", "Parallelism",
      "TableDeclarations", "Tables", "Workbooks",
    ]),

  // Disclosure control: from exact tables to published ones. What is exact has no reader outside the rooms that need one.
  .systemRoom("CCbc", in: "DisclosureControl", pkgConfig: "cbc", apt: "coinor-libcbc-dev", brew: "cbc"),
  .room("Optimization", in: "DisclosureControl", opensOnto: ["CCbc"]),
  .room(
    "Worlds", in: "DisclosureControl",
    opensOnto: [
      "CaseRecords", "CheckedStatistics", "Chronology", "Codes", "Optimization", "TableDeclarations", "Tables",
    ]),
  .room(
    "AttackProblems", in: "DisclosureControl",
    opensOnto: ["Chronology", "Diagnostics", "Fields", "Optimization", "Tables"]),
  .room(
    "Suppression", in: "DisclosureControl",
    opensOnto: [
      "AttackProblems", "CaseRecords", "CheckedStatistics", "Chronology", "TableDeclarations", "Tables", "Worlds",
    ]),
  .room(
    "SiteAudit", in: "DisclosureControl", opensOnto: ["AttackProblems", "Chronology", "Markup", "Tables", "Workbooks"]),
  .room("Ledger", in: "DisclosureControl", opensOnto: ["Chronology", "Diagnostics", "Digests", "Files", "Tables"]),

  // Building: from entries to pages.
  .room("Templates", in: "Building", opensOnto: ["Diagnostics", "Digests", "Markup"]),
  .room(
    "Site", in: "Building",
    opensOnto: [
      "CheckedStatistics", "Chronology", "CommonMark", "Content", "Diagnostics", "Digests", "FigureFields", "Figures",
      "Ledger", "Markup", "Packing", "Parallelism", "Pictures", "Schedules", "Tables", "Templates", "WorkbookWriting",
    ]),

  // Writing: from bytes to the published folder.
  .room("Output", in: "Writing", opensOnto: ["Diagnostics", "Digests", "Files", "Packing", "Parallelism"]),
  .room("Releases", in: "Writing", opensOnto: ["Diagnostics", "Digests", "Files"]),
  .room("Comparison", in: "Writing", opensOnto: ["Markup"]),
  .room("Search", in: "Writing", opensOnto: ["Folding", "Markup", "Parallelism"]),

  .room(
    "Gate", in: "Writing",
    opensOnto: ["Chronology", "Diagnostics", "Documents", "Folding", "Markup", "Pictures", "Tables", "Workbooks"]),

  // Commands: the whole build, and the words that start it.
  .cRoom("CVersion", in: "Commands", settings: [.define("ENGAWA_COMMIT", to: "\"\(commit)\"")]),
  .room(
    "Publishing", in: "Commands",
    opensOnto: [
      "Archives", "AttackProblems", "CVersion", "CaseRecords", "CheckedStatistics", "Chronology", "Codes", "CommonMark",
      "Comparison", "Content", "Diagnostics", "Digests", "Fields", "Files", "Gate", "Ledger", "Markup", "Output",
      "Packing", "Parallelism", "PictureScaling", "Pictures", "Proofreading", "Releases", "Search", "Site", "SiteAudit",
      "Suppression", "TableDeclarations", "Tables", "Theme", "WorkbookWriting", "Worlds", .subprocess,
    ]),
  .room(
    "PreviewServer", in: "Commands",
    opensOnto: ["Diagnostics", "Files", "Markup", "Publishing", .flyingSocks]),
  .cRoom("CStarter", in: "Commands", leavingOut: ["files"]),
  .room(
    "Starter", in: "Commands",
    opensOnto: ["CStarter", "Chronology", "Content", "Diagnostics", "Fields", "Files", "Proofreading"]),
  .room("Reports", in: "Commands", opensOnto: ["Diagnostics", "Digests"]),
  .room(
    "EngawaCommandLine", in: "Commands",
    opensOnto: [
      "AttackProblems", "Chronology", "Diagnostics", "Files", "Markup", "PreviewServer", "Publishing", "Reports",
      "Site", "SiteAudit", "Starter", .argumentParser, .subprocess,
    ]),
  .frontDoor("engawa", in: "Commands", opensOnto: ["EngawaCommandLine"]),

  // Measures, and is no part of the product.
  .benchmarks(
    "engawa-bench",
    opensOnto: [
      "CCMark", "Chronology", "Diagnostics", "Figures", "Files", "Gate", "Ledger", "Markup", "Parallelism", "Tables",
      "Templates",
    ]),

  // Rooms have tests in a folder of their name.
  .testSupport("TestSupport", opensOnto: ["AttackProblems", "CZlib", "Optimization"]),
  .tests(of: "Diagnostics"),
  .tests(of: "Reports", with: ["Diagnostics"]),
  .tests(of: "Archives", with: ["TestSupport"]),
  .tests(of: "Markup"),
  .tests(of: "Chronology"),
  .tests(of: "Parallelism"),
  .tests(of: "Packing"),
  .tests(of: "Digests"),
  .tests(of: "Folding"),
  .tests(of: "Files", with: ["TestSupport"]),
  .tests(of: "Figures", with: ["Markup", "TestSupport"]),
  .tests(of: "CommonMark", with: ["Diagnostics", "Markup", "TestSupport"]),
  .tests(of: "Fields", with: ["Diagnostics"]),
  .tests(of: "FigureFields", with: ["Diagnostics", "Figures"]),
  .tests(of: "Codes", with: ["Chronology", "Diagnostics", "TestSupport"]),
  .tests(of: "Theme", with: ["TestSupport"]),
  .tests(of: "Proofreading", with: ["Diagnostics"]),
  .tests(of: "Content", with: ["Diagnostics", "TestSupport"]),
  .tests(of: "Tables"),
  .tests(of: "Optimization", with: ["TestSupport"]),
  .tests(of: "Ledger", with: ["Diagnostics", "Files", "Tables", "TestSupport"]),
  .tests(of: "TableDeclarations", with: ["Codes", "Diagnostics", "Tables", "TestSupport"]),
  .tests(of: "AttackProblems", with: ["Diagnostics", "Tables", "TestSupport"]),
  .tests(of: "SiteAudit", with: ["AttackProblems", "Tables", "TestSupport"]),
  .tests(
    of: "CheckedStatistics", with: ["Chronology", "Codes", "Diagnostics", "TableDeclarations", "Tables", "TestSupport"]),
  .tests(
    of: "CaseRecords",
    with: ["Chronology", "Codes", "Content", "Diagnostics", "Tables", "TestSupport"]),
  .tests(
    of: "Worlds",
    with: [
      "CaseRecords", "Chronology", "Codes", "Content", "Diagnostics", "TableDeclarations", "Tables", "TestSupport",
    ]),
  .tests(
    of: "Suppression",
    with: [
      "CaseRecords", "CheckedStatistics", "Codes", "Content", "Diagnostics", "Optimization", "TableDeclarations",
      "Tables", "TestSupport", "Worlds",
    ]),
  .tests(of: "Templates", with: ["Diagnostics", "Markup", "TestSupport"]),
  .tests(
    of: "Site",
    with: ["CheckedStatistics", "CommonMark", "Content", "Diagnostics", "Figures", "Markup", "Tables", "TestSupport"]),
  .tests(of: "Gate", with: ["Chronology", "Tables", "TestSupport"]),
  .tests(of: "Documents", with: ["TestSupport"]),
  .tests(of: "Schedules", with: ["Chronology"]),
  .tests(of: "Workbooks", with: ["TestSupport"]),
  .tests(of: "WorkbookWriting", with: ["TestSupport", "Workbooks"]),
  .tests(of: "Pictures", with: ["TestSupport"]),
  .tests(of: "PictureScaling", with: ["Pictures", "TestSupport"]),
  .tests(of: "Output", with: ["Diagnostics", "Files", "TestSupport"]),
  .tests(of: "Releases", with: ["Diagnostics", "Files", "TestSupport"]),
  .tests(of: "Comparison"),
  .tests(of: "Search"),
  .tests(
    of: "Publishing",
    with: [
      "AttackProblems", "CheckedStatistics", "Comparison", "Content", "Diagnostics", "Ledger", "PictureScaling",
      "Pictures", "Releases", "Site", "SiteAudit", "Suppression", "TableDeclarations", "Tables", "TestSupport",
      "Workbooks",
    ]),
  .tests(of: "PreviewServer", with: ["Chronology", "Diagnostics", "Publishing", "TestSupport"]),
  .tests(of: "Starter", with: ["Chronology", "Diagnostics", "Publishing", "TestSupport"]),
  .tests(of: "EngawaCommandLine", with: ["Chronology", "Diagnostics", "TestSupport"]),
  .tests(ofWholeHouse: "Architecture", with: ["Publishing", "TestSupport"]),
  .tests(
    ofWholeHouse: "Guide",
    with: ["Content", "EngawaCommandLine", "Gate", "Publishing", "Site", "Templates", "TestSupport"]),
  .tests(
    ofWholeHouse: "Fuzz",
    with: [
      "AttackProblems", "CaseRecords", "Codes", "CommonMark", "Content", "Diagnostics", "Fields", "Gate", "Markup",
      "SiteAudit", "Tables", "Templates", "TestSupport",
    ]),
]

let package = Package(
  name: "engawa",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "engawa", targets: ["engawa"])],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: rooms,
  // C23 puts files into the tool (#embed).
  cLanguageStandard: .c2x
)

extension Target {
  static func room(_ name: String, in floor: String, opensOnto: [Dependency] = []) -> Target {
    // What searches goes through millions of steps, and has an optimizer in tests too.
    let searches = ["AttackProblems", "Optimization", "Suppression", "Tables", "Worlds"].contains(name)
    return .target(
      name: name, dependencies: opensOnto, path: "Sources/\(floor)/\(name)",
      swiftSettings: houseSettings + (searches ? [.unsafeFlags(["-O"], .when(configuration: .debug))] : []))
  }

  static func cRoom(
    _ name: String, in floor: String, leavingOut others: [String] = [], opensOnto: [Dependency] = [],
    settings: [CSetting] = []
  ) -> Target {
    .target(
      name: name, dependencies: opensOnto, path: "Sources/\(floor)/\(name)", exclude: others, cSettings: settings)
  }

  static func systemRoom(_ name: String, in floor: String, pkgConfig: String?, apt: String, brew: String) -> Target {
    .systemLibrary(
      name: name, path: "Sources/\(floor)/\(name)", pkgConfig: pkgConfig, providers: [.apt([apt]), .brew([brew])])
  }

  static func frontDoor(_ name: String, in floor: String, opensOnto: [Dependency]) -> Target {
    .executableTarget(
      name: name, dependencies: opensOnto, path: "Sources/\(floor)/\(name)", swiftSettings: houseSettings)
  }

  static func benchmarks(_ name: String, opensOnto: [Dependency]) -> Target {
    .executableTarget(name: name, dependencies: opensOnto, path: "Benchmarks/Sources", swiftSettings: houseSettings)
  }

  static func testSupport(_ name: String, opensOnto: [Dependency]) -> Target {
    .target(name: name, dependencies: opensOnto, path: "Tests/\(name)", swiftSettings: houseSettings)
  }

  static func tests(ofWholeHouse name: String, with others: [Dependency]) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: others, path: "Tests/\(name)Tests", swiftSettings: houseSettings)
  }

  static func tests(of room: String, with others: [Dependency] = []) -> Target {
    .testTarget(
      name: "\(room)Tests", dependencies: [.target(name: room)] + others, path: "Tests/\(room)Tests",
      swiftSettings: houseSettings)
  }
}

extension Target.Dependency {
  static let yams = Target.Dependency.product(name: "Yams", package: "Yams")
  static let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
  static let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
  static let flyingSocks = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")
  static let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
}
