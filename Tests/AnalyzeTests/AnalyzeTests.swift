import Testing

@testable import Analyze
