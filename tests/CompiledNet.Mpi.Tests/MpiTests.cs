using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace CompiledNet.Mpi.Tests;

/// <summary>Training over real ranks, processes of this program that the launchers of both libraries start.</summary>
public sealed class MpiTests : IDisposable
{
    private const string OpenMpi = "mpirun.openmpi", Mpich = "mpirun.mpich";

    private static readonly ConcurrentDictionary<string, byte[]> s_alone = [];

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>
    /// Weights and history: dropout, batch normalization of all kinds, several outputs, threads, masks, validation, whatever an optimizer can do, frozen and
    /// shared layers, sources that ranks share and such that each reads. The fast mode comes near it, whether it overlaps or not, ranks that train something else are refused, a search writes
    /// one file, the library is the launcher's.
    /// </summary>
    [Theory]
    [InlineData(OpenMpi, 2, "Open MPI", "all")]
    [InlineData(OpenMpi, 4, "Open MPI", "chosen")]
    [InlineData(Mpich, 2, "MPICH", "chosen")]
    [InlineData(Mpich, 4, "MPICH", "chosen")]
    public void Any_number_of_ranks_trains_to_the_bits_of_one_process(string launcher, int ranks, string library, string task)
    {
        string output = Run(launcher, ranks, task);
        foreach (string name in task == "all" ? RankTrainings.Names : RankTrainings.Chosen) File.ReadAllBytes(Path.Combine(_folder, name)).ShouldBe(Alone(name), name);
        foreach (string name in RankTrainings.Fast) Difference(Alone(name), File.ReadAllBytes(Path.Combine(_folder, "fast " + name))).ShouldBeInRange(0, 2e-4f, name);
        foreach (string name in RankTrainings.Overlapped) Difference(Alone(name), File.ReadAllBytes(Path.Combine(_folder, "overlapped " + name))).ShouldBeInRange(0, 2e-4f, name);
        RankSearches.Trials(Path.Combine(_folder, "search")).ShouldBe(RankSearches.Alone(Path.Combine(_folder, "other")));
        for (int rank = 0; rank < ranks; rank++)
        {
            output.ShouldContain($"rank {rank} of {ranks}: {library}");
            output.ShouldContain($"rank {rank}: All ranks have to train the same, and the seed of rank 1 is not that of rank 0.");
            output.ShouldContain($"rank {rank}: All ranks have to train the same, and the frozen parameters of rank 1 are not those of rank 0.");
        }
    }

    /// <summary>The same with four ranks that are threads, which compile once: every training.</summary>
    [Fact]
    public void So_do_ranks_that_are_threads()
    {
        const int ranks = 4;
        foreach (string name in RankTrainings.Names)
        {
            byte[][] results = new byte[ranks][];
            ThreadExchange.Run(ranks, exchange => results[exchange.Rank] = RankTrainings.Run(name, exchange)).ShouldAllBe(failure => failure == null, name);
            foreach (byte[] result in results) result.ShouldBe(Alone(name), name);
        }
    }

    /// <summary>What the tests rely on: gradients of this network are sent in three parts.</summary>
    [Fact]
    public void Wide_layers_are_sent_early() => new WideNetwork().Description.BackwardStageEnds.Count.ShouldBe(2);

    /// <summary>The launcher ends the others, within the 30 s that <see cref="MpiRun"/> gives them; the checkpoint is taken up by another number of ranks, in the bits of a run that nothing disturbed.</summary>
    [Theory]
    [InlineData(OpenMpi, 3, 2)]
    [InlineData(Mpich, 2, 3)]
    public void A_killed_rank_ends_the_others_and_the_checkpoint_goes_on(string launcher, int ranks, int resumed)
    {
        var (code, output) = MpiRun.Start(launcher, ranks, "kill", _folder);
        code.ShouldNotBe(0);
        output.ShouldContain("illed");
        File.Exists(Path.Combine(_folder, "backup")).ShouldBeTrue();
        Run(launcher, resumed, "resume");
        File.ReadAllBytes(Path.Combine(_folder, "resumed")).ShouldBe(s_alone.GetOrAdd("backed", _ => RankTrainings.Backed(Path.Combine(_folder, "other"), exchange: null, kill: -1)));
        File.Exists(Path.Combine(_folder, "backup")).ShouldBeFalse();
    }

    [Theory]
    [InlineData(OpenMpi)]
    [InlineData(Mpich)]
    public void An_exception_ends_all_ranks_and_is_shown(string launcher)
    {
        var (code, output) = MpiRun.Start(launcher, 2, "throw", _folder);
        code.ShouldNotBe(0);
        output.ShouldContain("This rank cannot go on.");
    }

    private string Run(string launcher, int ranks, string task)
    {
        var (code, output) = MpiRun.Start(launcher, ranks, task, _folder);
        code.ShouldBe(0, output);
        return output;
    }

    private static byte[] Alone(string name) => s_alone.GetOrAdd(name, static training => RankTrainings.Run(training, exchange: null));

    // Of weights, without the history behind them. Another order of the sums is a matter of last bits, in a few steps of the fourth digit.
    private static float Difference(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
    {
        var (one, other) = (MemoryMarshal.Cast<byte, float>(expected[..actual.Length]).ToArray(), MemoryMarshal.Cast<byte, float>(actual).ToArray());
        return one.Zip(other, (a, b) => Math.Abs(a - b)).Max();
    }
}
