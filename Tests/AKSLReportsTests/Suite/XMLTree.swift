import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An element of a document that Foundation's parser has found well-formed.
struct XMLTree {
  var name: String
  var attributes: [String: String]
  var children: [XMLTree] = []
  var text = ""

  struct Mistake: Error {
    var message: String
  }

  static func parse(_ text: String) throws -> XMLTree {
    let parser = XMLParser(data: Data(text.utf8))
    let builder = Builder()
    parser.delegate = builder
    guard parser.parse(), let root = builder.root else {
      throw Mistake(message: "not well-formed: \(String(describing: parser.parserError))")
    }
    return root
  }

  func all(_ name: String) -> [XMLTree] { children.filter { $0.name == name } }

  private final class Builder: NSObject, XMLParserDelegate {
    var root: XMLTree?
    private var open: [XMLTree] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String] = [:]
    ) {
      open.append(XMLTree(name: name, attributes: attributes))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { open[open.count - 1].text += string }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      let element = open.removeLast()
      if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
    }
  }
}
