import AKSModel

/// An option of az and the property of a request that it sets: the one place where the two are joined, for reading
/// a line and for writing one.
struct PropertyOption<Properties>: Sendable {
  /// Where a property is, which a request may leave out.
  typealias Path<Value> = any WritableKeyPath<Properties, Value?> & Sendable

  /// The first name of the option.
  let name: String
  /// The words that it takes; nil: it is no choice.
  let choices: [String]?
  /// Puts in what a line says.
  let read: @Sendable (AzureArguments, inout Properties) -> Void
  /// The words behind the option; nil: the property is not in the request, or no words of az set it.
  let words: @Sendable (Properties) -> [String]?
  /// Takes the property out of the request.
  let clear: @Sendable (inout Properties) -> Void

  private init<Value>(
    _ name: String, _ path: Path<Value>, choices: [String]? = nil,
    read: @escaping @Sendable (AzureArguments) -> Value?,
    words: @escaping @Sendable (Value) -> [String]?
  ) {
    self.name = name
    self.choices = choices
    self.read = { arguments, properties in
      if let value = read(arguments) { properties[keyPath: path] = value }
    }
    self.words = { properties in properties[keyPath: path].flatMap(words) }
    clear = { properties in properties[keyPath: path] = nil }
  }

  static func text(_ name: String, _ path: Path<String>) -> Self {
    Self(name, path, read: { $0.text(name) }, words: { [$0] })
  }

  static func integer(_ name: String, _ path: Path<Int64>) -> Self {
    Self(name, path, read: { $0.integer(name) }, words: { ["\($0)"] })
  }

  /// A version of Kubernetes, which az takes with a `v` before it, too.
  static func version(_ name: String, _ path: Path<String>) -> Self {
    Self(name, path, read: { $0.kubernetesVersion }, words: { [$0] })
  }

  /// A name of a region, which az sends in small letters without blanks.
  static func region(_ name: String, _ path: Path<String>) -> Self {
    Self(
      name, path, read: { $0.text(name).map(Region.normalized) }, words: { [Region.normalized($0)] })
  }

  /// A word of one of the model's enumerations, compared without case; `taken` are those that the model has pools of.
  static func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
    _ name: String, _ path: Path<Choice>, taken: [Choice] = Array(Choice.allCases)
  ) -> Self where Choice.RawValue == String {
    Self(
      name, path, choices: taken.map(\.rawValue),
      read: { arguments in
        let word = arguments.text(name)?.lowercased()
        return Choice.allCases.first { $0.rawValue.lowercased() == word }
      }, words: { [$0.rawValue] })
  }

  /// `name=value` words; an empty word takes all away.
  static func entries(_ name: String, _ path: Path<[ResourceTag]>) -> Self {
    Self(
      name, path, read: { $0.entries(name) },
      words: { $0.isEmpty ? [""] : $0.map { "\($0.key)=\($0.value)" } })
  }

  /// The settings of the autoscaler, which are checked by their keys.
  static func profile(_ name: String, _ path: Path<[ResourceTag]>) -> Self {
    Self(
      name, path, read: { $0.texts(name).flatMap { try? AutoScalerProfile.entries(in: $0).get() } },
      words: { $0.isEmpty ? [""] : $0.map { "\($0.key)=\($0.value)" } })
  }

  /// One word with commas in it; an empty one takes all away.
  static func parts(_ name: String, _ path: Path<[String]>) -> Self {
    Self(name, path, read: { $0.parts(name) }, words: { [$0.joined(separator: ",")] })
  }

  /// One word or several.
  static func texts(_ name: String, _ path: Path<[String]>) -> Self {
    Self(name, path, read: { $0.texts(name) }, words: { $0.isEmpty ? nil : $0 })
  }

  /// A flag that says yes; no word says no.
  static func flag(_ name: String, _ path: Path<Bool>) -> Self {
    Self(name, path, read: { $0.has(name) ? true : nil }, words: { $0 ? [] : nil })
  }

  /// Dollars an hour, of which the request has billionths.
  static func price(_ name: String, _ path: Path<Int64>) -> Self {
    Self(
      name, path, read: { $0.number(name).map { Int64(($0 * 1_000_000_000).rounded()) } },
      words: { [dollars($0)] })
  }

  // `0.05`, `-1`
  private static func dollars(_ price: Int64) -> String {
    let (whole, rest) = price.magnitude.quotientAndRemainder(dividingBy: 1_000_000_000)
    var digits = String(String(1_000_000_000 + rest).dropFirst())
    while digits.last == "0" { digits.removeLast() }
    return (price < 0 ? "-" : "") + "\(whole)" + (digits.isEmpty ? "" : "." + digits)
  }
}

extension Array {
  /// The properties with what a line says of them.
  func read<Properties>(
    _ arguments: AzureArguments, into properties: Properties
  ) -> Properties where Element == PropertyOption<Properties> {
    var properties = properties
    for option in self { option.read(arguments, &properties) }
    return properties
  }
}
