#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// An error whose description is a message for people: what is wrong, where, what to do. It is also what
/// `localizedDescription` says.
public protocol WordedError: LocalizedError, CustomStringConvertible {}

extension WordedError {
  /// The description.
  public var errorDescription: String? { description }
}
