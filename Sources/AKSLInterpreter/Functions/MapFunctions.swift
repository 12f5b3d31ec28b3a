import AKSLLanguage

extension Builtin {
  static let mapFunctions: [Builtin] = [
    Builtin(
      "keys", [.init("map", .map)], .type(.list), "the keys of a map, in the order in which they were put in",
      example: "keys({a: 1, b: 2}) == [\"a\", \"b\"]"
    ) { arguments, _, arena throws(Fault) in
      arena.list(arena.map(arguments[0]).keys.map { arena.text($0) })
    },
    Builtin(
      "values", [.init("map", .map)], .type(.list), "the values of a map, in the order of its keys",
      example: "values({a: 1, b: 2}) == [1, 2]"
    ) { arguments, _, arena throws(Fault) in arena.list(arena.map(arguments[0]).values) },
    Builtin(
      "has", [.init("map", .map), .init("key", .text)], .type(.boolean), "whether a map has a key",
      example: "has({a: 1}, \"a\")"
    ) { arguments, _, arena throws(Fault) in
      .boolean(arena.map(arguments[0])[arena.text(arguments[1])] != nil)
    },
    Builtin(
      "get", [.init("map", .map), .init("key", .text), .init("default", .anything, .optional)],
      .type(.unknown),
      "the value of a key, or the default, or null, if the map doesn't have it",
      example: "get({a: 1}, \"b\", 0) == 0 and get({a: 1}, \"b\") == null"
    ) { arguments, _, arena throws(Fault) in
      arena.map(arguments[0])[arena.text(arguments[1])] ?? arguments.optional(2) ?? .null
    },
    Builtin(
      "put", [.init("map", .map), .init("key", .text), .init("value", .anything)], .type(.map),
      "the map with another value for a key, or with a new key",
      example: "put({a: 1}, \"b\", 2) == {a: 1, b: 2}"
    ) { arguments, _, arena throws(Fault) in
      var map = arena.map(arguments[0])
      let key = arena.text(arguments[1])
      if let position = map.keys.firstIndex(of: key) {
        map.values[position] = arguments[2]
      } else {
        map.keys.append(key)
        map.values.append(arguments[2])
      }
      return arena.map(keys: map.keys, values: map.values)
    },
    Builtin(
      "remove", [.init("map", .map), .init("key", .text)], .type(.map), "the map without a key",
      example: "remove({a: 1, b: 2}, \"a\") == {b: 2}"
    ) { arguments, _, arena throws(Fault) in
      var map = arena.map(arguments[0])
      let key = arena.text(arguments[1])
      guard let position = map.keys.firstIndex(of: key) else {
        throw .unknownProperty(key, of: "this map", nearest: Spelling.nearest(to: key, among: map.keys))
      }
      map.keys.remove(at: position)
      map.values.remove(at: position)
      return arena.map(keys: map.keys, values: map.values)
    },
  ]
}
