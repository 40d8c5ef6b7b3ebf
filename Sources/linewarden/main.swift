import Commands
import Foundation

exit(await Linewarden.run(Array(CommandLine.arguments.dropFirst())))
