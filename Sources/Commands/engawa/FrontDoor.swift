import EngawaCommandLine

@main
struct FrontDoor {
  static func main() async { await CommandLineTool.main() }
}
