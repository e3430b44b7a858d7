using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace CompiledNet.Mpi.Tests;

/// <summary>Starts ranks of this very program, which do what <see cref="RankProgram"/> is told, instead of the tests.</summary>
internal static class MpiRun
{
    /// <summary>Longer than any run takes on a busy machine.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    /// <summary>Runs to the end.</summary>
    /// <param name="launcher">The launcher of a library, as Debian calls them: mpirun.openmpi or mpirun.mpich.</param>
    /// <param name="ranks">How many processes.</param>
    /// <param name="task">What they do.</param>
    /// <param name="folder">Where they write.</param>
    public static (int ExitCode, string Output) Start(string launcher, int ranks, string task, string folder)
    {
        var start = new ProcessStartInfo(launcher) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Open MPI takes a core for a rank unless told, and no ranks of root; MPICH does not know these.
        start.Environment["OMPI_MCA_rmaps_base_oversubscribe"] = "1";
        start.Environment["OMPI_MCA_mpi_yield_when_idle"] = "1";
        start.Environment["OMPI_ALLOW_RUN_AS_ROOT"] = start.Environment["OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"] = "1";
        // Ranks run little code often, where the tests run much once.
        start.Environment["DOTNET_TieredCompilation"] = "1";
        start.Environment[RankProgram.Variable] = $"{task}|{folder}";
        foreach (string argument in (ReadOnlySpan<string>)["-n", ranks.ToString(System.Globalization.CultureInfo.InvariantCulture), Environment.ProcessPath!]) start.ArgumentList.Add(argument);
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new FileNotFoundException($"'{launcher}' is not there: these tests need both MPI libraries (Debian: apt-get install openmpi-bin mpich).", missing);
        }

        using (process)
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!process.WaitForExit(s_limit))
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException($"{launcher} -n {ranks}, {task}, did not end in {s_limit}.");
            }

            return (process.ExitCode, Task.WhenAll(output, errors).Result is var texts ? texts[0] + texts[1] : "");
        }
    }
}
