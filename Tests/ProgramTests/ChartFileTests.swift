import Foundation
import Testing

/// Pictures that scripts draw into files.
@Suite("Charts in files")
struct ChartFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("A picture is drawn beside the script, the same each time, and only pictures are written over")
  func drawing() throws {
    let script = try folder.write(
      "sub/a.aksl",
      """
      stop dev
      show timeline as svg "night.svg"
      plot dev.nodes.running over 1h as svg plot.svg
      """)
    var pictures: [String] = []
    for _ in 1...2 {
      let result = try Program.run(["run", script])
      #expect(result.exitCode == 0)
      #expect(result.text.contains("timeline of sandbox is drawn in night.svg\n"))
      #expect(result.text.contains("dev.nodes.running is drawn in plot.svg\n"))
      pictures.append(try String(contentsOfFile: folder.path("sub/night.svg"), encoding: .utf8))
      pictures.append(try String(contentsOfFile: folder.path("sub/plot.svg"), encoding: .utf8))
    }
    #expect(pictures[0] == pictures[2] && pictures[1] == pictures[3])
    for picture in pictures { #expect(picture.hasSuffix("</svg>\n")) }

    let mine = try folder.write("sub/night.svg", "<svg/>\n")
    let refused = try Program.run(["run", script])
    #expect(refused.exitCode == 4)
    #expect(
      refused.errorText.contains(
        "error[E021]: cannot draw into `night.svg`: the file is there, and aksl did not write it"))
    #expect(try String(contentsOfFile: mine, encoding: .utf8) == "<svg/>\n")
  }

  @Test("What only plans draws nothing")
  func planning() throws {
    let file = folder.path("a.svg")
    let plan = try Program.run(["-e", "plan show timeline as svg \"\(file)\""])
    #expect(plan.exitCode == 0)
    #expect(!FileManager.default.fileExists(atPath: file))
  }
}
