using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace CompiledNet.Mpi.Tests;

/// <summary>Training over real ranks, processes of this program that the launchers of both libraries start.</summary>
public sealed class MpiTests : IDisposable
{
    private const string OpenMpi = "mpirun.openmpi", Mpich = "mpirun.mpich";

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Dropout, batch normalization, several outputs, threads, clipping, metrics, validation: with any number of ranks as alone.</summary>
    [Theory]
    [InlineData(OpenMpi, 2)]
    [InlineData(OpenMpi, 3)]
    [InlineData(OpenMpi, 4)]
    [InlineData(Mpich, 2)]
    [InlineData(Mpich, 4)]
    public void Any_number_of_ranks_trains_to_the_bits_of_one_process(string launcher, int ranks)
    {
        Run(launcher, ranks, "train");
        foreach (string training in RankProgram.Trainings)
            File.ReadAllBytes(Path.Combine(_folder, training)).ShouldBe(Bytes(RankProgram.Train(training, exchange: null)), training);
    }

    /// <summary>Another order of the sums is a matter of last bits: of the loss less than its third digit in two epochs.</summary>
    [Theory]
    [InlineData(OpenMpi)]
    [InlineData(Mpich)]
    public void Fast_sums_train_to_nearly_the_same(string launcher)
    {
        Run(launcher, 3, "fast");
        float[] expected = RankProgram.Train("dense", exchange: null).Parameters.Span.ToArray();
        var actual = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(_folder, "fast"))).ToArray();
        expected.Zip(actual, (one, other) => Math.Abs(one - other)).Max().ShouldBeInRange(0, 1e-4f);
    }

    [Fact]
    public void The_weights_are_those_of_the_first_rank()
    {
        Run(OpenMpi, 3, "weights");
        File.ReadAllBytes(Path.Combine(_folder, "weights")).ShouldBe(Bytes(RankProgram.Train("weights", exchange: null)));
    }

    [Fact]
    public void Ranks_that_do_not_train_the_same_are_refused()
    {
        var (code, output) = MpiRun.Start(OpenMpi, 2, "seeds", _folder);
        code.ShouldNotBe(0);
        output.ShouldContain("All ranks have to train the same, and the seed of rank 1 is not that of rank 0.");
    }

    /// <summary>The launcher ends the others; the checkpoint is taken up by another number of ranks, in the bits of a run that nothing disturbed.</summary>
    [Theory]
    [InlineData(OpenMpi, 3, 2)]
    [InlineData(Mpich, 2, 4)]
    public void A_killed_rank_ends_the_others_and_the_checkpoint_goes_on(string launcher, int ranks, int resumed)
    {
        var (code, output) = MpiRun.Start(launcher, ranks, "kill", _folder);
        code.ShouldNotBe(0);
        output.ShouldContain("illed");
        File.Exists(Path.Combine(_folder, "backup")).ShouldBeTrue();
        Run(launcher, resumed, "resume");
        File.ReadAllBytes(Path.Combine(_folder, "resumed")).ShouldBe(Bytes(RankProgram.Backed(Path.Combine(_folder, "other"), exchange: null, kill: -1)));
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

    [Theory]
    [InlineData(OpenMpi, "Open MPI")]
    [InlineData(Mpich, "MPICH")]
    public void The_library_is_that_of_the_launcher(string launcher, string name)
    {
        string output = Run(launcher, 2, "library");
        for (int rank = 0; rank < 2; rank++) output.ShouldContain($"rank {rank} of 2: {name}");
    }

    private string Run(string launcher, int ranks, string task)
    {
        var (code, output) = MpiRun.Start(launcher, ranks, task, _folder);
        code.ShouldBe(0, output);
        return output;
    }

    private static byte[] Bytes(INetwork<float> network) => MemoryMarshal.AsBytes(network.Parameters.Span).ToArray();
}
