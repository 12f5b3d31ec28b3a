@main struct Aksl { static func main() {} }
