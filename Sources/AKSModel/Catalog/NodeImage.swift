/// Node images: a new one of each kind every week, as AKS releases them (AKS article node-image-upgrade).
///
/// The names have the recorded form. Which releases there are is our choice: the first one is dated 2026-01-05,
/// a Monday, and is there when the world begins.
package enum NodeImage {
  private static let week = TimeSpan.hours(24 * 7)
  /// 2026-01-05 in days since 1970.
  private static let firstDay: Int64 = 20_458

  /// The newest image for nodes of this kind: `AKSUbuntu-2204gen2containerd-202601.05.0`.
  package static func latest(_ osSKU: OSSKU, at now: Instant) -> String {
    let release = max(0, now.milliseconds) / week.milliseconds
    let date = UnixTime.rfc3339((firstDay + 7 * release) * 86_400)
    let digits = date.utf8.prefix(10).filter { $0 != UInt8(ascii: "-") }
    let day = String(decoding: digits.suffix(2), as: UTF8.self)
    return "\(family(of: osSKU))-\(String(decoding: digits.prefix(6), as: UTF8.self)).\(day).0"
  }

  /// What comes before the date.
  private static func family(of osSKU: OSSKU) -> String {
    switch osSKU {
    case .ubuntu, .ubuntu2204: "AKSUbuntu-2204gen2containerd"
    case .ubuntu2404: "AKSUbuntu-2404gen2containerd"
    case .azureLinux, .cblMariner: "AKSAzureLinux-V2gen2"
    case .azureLinux3: "AKSAzureLinux-V3gen2"
    case .azureContainerLinux: "AKSAzureContainerLinux-V3gen2"
    case .windows2019: "AKSWindows-2019-containerd"
    case .windows2022: "AKSWindows-2022-containerd"
    case .windows2025: "AKSWindows-2025-containerd"
    }
  }
}
