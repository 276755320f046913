import ArgumentParser
import ReportFormats
import Satisfaction
import SatisfactionNumerics

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
    subcommands: [
      FitCommand.self, EstimatorsCommand.self, PredictCommand.self, CompareCommand.self, TrackCommand.self,
      DriversCommand.self, SlopesCommand.self,
      MetricsCommand.self, PlanCommand.self, MomentsCommand.self, DiagramCommand.self, TableCommand.self,
      InitCommand.self,
      TemplatesCommand.self, CheckCommand.self, MethodsCommand.self, SimulateCommand.self,
    ])

  static var commandNames: [String] { configuration.subcommands.compactMap { $0.configuration.commandName } }
}

@main enum Program {
  static func main() {
    // A reader that goes away is an error of the write, not the end of the process.
    _ = signal(SIGPIPE, SIG_IGN)
    // A file beyond the limit of its size likewise.
    _ = signal(SIGXFSZ, SIG_IGN)
    leaveNothingUnfinished()
    Terminal.reserveStandardDescriptors()
    OpenBLAS.endIdleThreads()
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  /// A program that is told to end takes its half-written file with it, and what it had others do.
  private static func leaveNothingUnfinished() {
    UnfinishedFile.prepare()
    for number in [SIGINT, SIGTERM, SIGHUP] {
      _ = signal(number) { number in
        UnfinishedFile.remove()
        UnfinishedWork.abandon()
        _ = signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  /// Runs a command line and returns the exit code.
  private static func run(_ arguments: [String]) -> Int32 {
    do {
      var command = try CSI.parseAsRoot(arguments)
      try command.run()
      return 0
    } catch let failure as Failure {
      return report(failure, arguments)
    } catch {
      return report(error, arguments)
    }
  }

  private static func report(_ failure: Failure, _ arguments: [String]) -> Int32 {
    failure.report(command: named(arguments))
  }

  /// The command that arguments begin with, and the part of it, such as `csi plan margin`.
  private static func named(_ arguments: [String]) -> String {
    var (words, commands) = (["csi"], CSI.configuration.subcommands)
    for argument in arguments {
      guard let command = commands.first(where: { $0.configuration.commandName == argument }) else { break }
      words.append(argument)
      commands = command.configuration.subcommands
    }
    return words.joined(separator: " ")
  }

  /// The argument parser gives every choice a line: an error has three lines at most.
  private static func withChoicesInOneLine(_ message: String) -> String {
    var (lines, choices) = ([String](), [String]())
    for line in message.split(separator: "\n", omittingEmptySubsequences: false) {
      let text = line.drop { $0 == " " }
      if text.hasPrefix("- ") { choices.append(String(text.dropFirst(2))) } else { lines.append(String(line)) }
    }
    guard !choices.isEmpty, let head = lines.lastIndex(where: { $0.hasSuffix(":") }) else { return message }
    lines[head] += " " + choices.joined(separator: ", ")
    return lines.joined(separator: "\n")
  }

  /// Help and the version are what was asked for; anything else that the argument parser throws is about the command line.
  private static func report(_ error: any Error, _ arguments: [String]) -> Int32 {
    switch CSI.exitCode(for: error) {
    case .success:
      do throws(Failure) {
        try Output.write(CSI.fullMessage(for: error, columns: Terminal.helpWidth) + "\n")
        return 0
      } catch {
        return report(error, arguments)
      }
    case .validationFailure: return report(.usage(Self.withChoicesInOneLine(CSI.message(for: error))), arguments)
    default: return report(.data("\(error)"), arguments)
    }
  }
}
