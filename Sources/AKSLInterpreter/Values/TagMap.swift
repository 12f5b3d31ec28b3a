import AKSModel

/// The tags of a resource, as a map.
///
/// Resources rarely have all the tags that others have, so a key that is not there reads as null: `clusters
/// where .tags.env == "dev"` needs no question first.
enum TagMap {
  static func entries(of value: Value, _ world: World) -> [ResourceTag] {
    world.simulation[world.simulation[ClusterID(bits: value.unsigned)].tags]
  }

  static func value(of key: String, in value: Value, _ world: World, _ arena: inout Arena) -> Value {
    entries(of: value, world).first { $0.key == key }.map { arena.text($0.value) } ?? .null
  }

  /// A plain map with the same entries.
  static func map(of value: Value, _ world: World, _ arena: inout Arena) -> Value {
    let entries = entries(of: value, world)
    return arena.map(keys: entries.map(\.key), values: entries.map { arena.text($0.value) })
  }
}
