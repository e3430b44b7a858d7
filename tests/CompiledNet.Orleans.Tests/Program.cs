using System;
using System.Linq;
using System.Threading.Tasks;
using CompiledNet.Tuning;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace CompiledNet.OrleansTests;

/// <summary>The tests; or, told so by the environment, a silo or a worker of theirs.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (Environment.GetEnvironmentVariable(SiloProgram.Variable) is { Length: > 0 } silo) return await SiloProgram.RunAsync(silo);
        if (TrialWorker.IsWorker)
        {
            TrialWorker.Run(SweepExample.Space, SweepExample.InWorker);
            return 0;
        }

        return args.Any(arg => arg is "--server" or "--internal-msbuild-node")
            ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await ConsoleRunner.Run(args);
    }
}
