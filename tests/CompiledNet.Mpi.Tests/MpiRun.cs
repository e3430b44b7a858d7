using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace CompiledNet.Mpi.Tests;

/// <summary>Starts ranks of this very program, which do what <see cref="RankProgram"/> is told, instead of the tests.</summary>
internal static class MpiRun
{
    /// <summary>Longer than any run takes, however busy the machine is.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    /// <summary>
    /// What users are promised: 30 s from the death of a rank to the end of all. In looks of a tenth of a second, so that a machine that stands still, with the tests on it, does not count.
    /// </summary>
    private const int LooksAfterKill = 300, LookMilliseconds = 100;

    /// <summary>Runs to the end.</summary>
    /// <param name="launcher">The launcher of a library, as Debian calls them: mpirun.openmpi or mpirun.mpich.</param>
    /// <param name="ranks">How many processes.</param>
    /// <param name="task">What they do.</param>
    /// <param name="folder">Where they write; a rank that is about to kill itself leaves a file <see cref="RankTrainings.KillMark"/> there.</param>
    public static (int ExitCode, string Output) Start(string launcher, int ranks, string task, string folder)
    {
        var start = new ProcessStartInfo(launcher) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Open MPI takes a core for a rank unless told, and no ranks of root; MPICH does not know these.
        start.Environment["OMPI_MCA_rmaps_base_oversubscribe"] = "1";
        start.Environment["OMPI_MCA_mpi_yield_when_idle"] = "1";
        start.Environment["OMPI_ALLOW_RUN_AS_ROOT"] = start.Environment["OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"] = "1";
        // Ranks run little code often, where the tests run much once, and no time is worth spending on what could be faster.
        start.Environment["DOTNET_TieredCompilation"] = "1";
        start.Environment["DOTNET_TieredPGO"] = "0";
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
            string mark = Path.Combine(folder, RankTrainings.KillMark);
            int looks = 0, looksAfterKill = 0;
            while (!process.WaitForExit(LookMilliseconds))
            {
                if (File.Exists(mark)) looksAfterKill++;
                if (++looks < s_limit / TimeSpan.FromMilliseconds(LookMilliseconds) && looksAfterKill < LooksAfterKill) continue;
                process.Kill(entireProcessTree: true);
                throw new TimeoutException(looksAfterKill > 0
                    ? $"{launcher} -n {ranks} did not end within 30 s of the death of a rank."
                    : $"{launcher} -n {ranks}, {task}, did not end in {s_limit}.");
            }

            process.WaitForExit();
            File.Delete(mark);

            return (process.ExitCode, Task.WhenAll(output, errors).Result is var texts ? texts[0] + texts[1] : "");
        }
    }
}
