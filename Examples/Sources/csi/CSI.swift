import ArgumentParser
import Satisfaction

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The commands.
struct CSI: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "csi",
    abstract: "Estimate customer-satisfaction-index models from survey data.",
    discussion: """
      Example: csi fit Examples/Data/mobile-phone.csv --template ecsi-mobile

      Exit codes: 0 done, 1 the data or the model cannot be estimated, 2 the command line is wrong.
      """,
    version: SatisfactionVersion.current,
    subcommands: [FitCommand.self, TemplatesCommand.self, CheckCommand.self])
}

@main enum Program {
  static func main() {
    // A reader that goes away is an error of the write, not the end of the process.
    _ = signal(SIGPIPE, SIG_IGN)
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs a command line and returns the exit code.
  private static func run(_ arguments: [String]) -> Int32 {
    do {
      var command = try CSI.parseAsRoot(arguments)
      try command.run()
      return 0
    } catch let failure as Failure {
      return failure.report()
    } catch where CSI.exitCode(for: error) == .success {
      return write(CSI.fullMessage(for: error, columns: Terminal.helpWidth))
    } catch where CSI.exitCode(for: error) == .validationFailure {
      return Failure.usage(CSI.message(for: error)).report()
    } catch let error as ReportingError {
      return Failure(error).report()
    } catch {
      return Failure.data("\(error)").report()
    }
  }

  /// Writes help or the version.
  private static func write(_ message: String) -> Int32 {
    do throws(ReportingError) {
      try OutputDestination.standardOutput.write(Array((message + "\n").utf8))
      return 0
    } catch {
      return Failure(error).report()
    }
  }
}
