import Testing

@testable import AKSModel

/// A chunked array is an array, and a copy of it is one of its own.
@Suite struct ChunkedArrayTests {
  @Test func holdsWhatWasAppended() {
    var array = ChunkedArray<Int>()
    for number in 0..<1000 {
      array.append(number)
      #expect(array.count == number + 1 && array[number] == number)
    }
    #expect(Array(array) == Array(0..<1000))
    #expect(array.last == 999 && ChunkedArray<Int>().isEmpty)
  }

  @Test func copiesGoTheirOwnWay() {
    var array = ChunkedArray<Int>()
    for number in 0..<600 { array.append(number) }
    let copy = array
    array[3] = -3
    array[599] = -599
    array.append(600)
    #expect(copy[3] == 3 && copy[599] == 599 && copy.count == 600)
    #expect(array[3] == -3 && array[599] == -599 && array.count == 601)
    #expect(copy != array && copy == copy)
  }
}
