using System.Linq;
using System.Threading.Tasks;

namespace CompiledNet.Mpi.Tests;

/// <summary>Runs the tests, or is a rank that one of them has started.</summary>
/// <remarks>In the place of the one that xunit generates. A rank cannot run in an initializer of the module: threads of its fits would wait for that to end.</remarks>
internal static class EntryPoint
{
    public static async Task<int> Main(string[] args)
    {
        if (RankProgram.IsWanted)
        {
            RankProgram.Run();
            return 0;
        }

        return args.Any(argument => argument is "--server" or "--internal-msbuild-node")
            ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
    }
}
