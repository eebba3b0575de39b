/// Titles inside a run of capitalised words: Gaon Bank Chief Executive Jane Doe.
extension EnglishNames {
  /// Where a run of capitals falls apart at a title in it: what stands before the title, without
  /// former and acting, and the person behind it; nil when it holds none.
  func parts(
    of name: ArraySlice<Word>, _ bytes: [UInt8]
  ) -> (owner: ArraySlice<Word>, person: ArraySlice<Word>)? {
    guard name.count >= 2 else { return nil }
    // the last title with one to three words behind it
    for last in name.indices.dropLast().reversed() where name.endIndex - last <= 4 {
      guard let first = titleStart(last, name, bytes) else { continue }
      let person = name[(last + 1)...]
      // General Foods, but Governor Jane Roe
      guard first > name.startIndex || person.count > 1 else { continue }
      guard person.allSatisfy({ !$0.isAllCapitals && !$0.hasDigit && !$0.isKnown }),
        !person.contains(where: { tables.englishEnds[bytes[$0.start..<$0.end]] != nil })
      else { continue }
      var owner = name[..<first]
      while let word = owner.last,
        tables.englishRoleModifiers.contains(lowercased: bytes[word.start..<word.end])
      {
        owner = owner.dropLast()
      }
      return (owner, person)
    }
    return nil
  }

  /// The first word of the longest title that ends with a word.
  private func titleStart(_ last: Int, _ name: ArraySlice<Word>, _ bytes: [UInt8]) -> Int? {
    let lengths = 1...min(3, last - name.startIndex + 1)
    return lengths.reversed().first { count in
      let text = bytes[name[last - count + 1].start..<name[last].end]
      return tables.englishTitlesBefore.contains(text)
        || (count > 1 && tables.englishRoles.contains(lowercased: text))
    }.map { last - $0 + 1 }
  }
}
