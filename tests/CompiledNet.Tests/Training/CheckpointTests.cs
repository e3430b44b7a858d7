using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CompiledNet.Testing;
using CompiledNet.Tests.Callbacks;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Training;

/// <summary>A checkpoint is what it was when it was written, and of the very training that goes on with it, or it is refused.</summary>
public sealed class CheckpointTests : IDisposable
{
    private static readonly TrainingReference s_reference = TrainingReference.Recorded;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // A changed weight, and the lost state of a callback, went on without a word.
    [Fact]
    public void NoBitCanBeDamagedWithoutNotice()
    {
        Break();
        byte[] whole = File.ReadAllBytes(_folder["backup"]);
        var expected = Fit(s_reference.Network());
        float[] start = s_reference.Network().Parameters.Span.ToArray();
        var silent = new List<string>();
        int tried = 0, refused = 0;
        for (int at = 0; at < whole.Length; at += Sampling.IsLong ? 1 : 5, tried++)
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= (byte)(1 << at % 8);
            File.WriteAllBytes(_folder["backup"], damaged);
            var network = s_reference.Network();
            try
            {
                // White space of JSON may become other white space; the meaning stays.
                if (!Fit(network).SequenceEqual(expected)) silent.Add($"byte {at} ('{(char)whole[at]}'), bit {at % 8}");
            }
            catch (WeightFileException)
            {
                refused++;
                if (!network.Parameters.Span.SequenceEqual(start)) silent.Add($"byte {at} has changed something");
            }
        }

        silent.ShouldBeEmpty();
        refused.ShouldBeGreaterThan(tried * 9 / 10);
    }

    [Fact]
    public void ACheckpointOfANetworkThatComputesSomethingElseIsRefused()
    {
        Break();
        Refused(new PlainNetwork<float>(kind: "Conv1D"), "the network Plain expects Conv1D for 'hidden'");
        Refused(new PlainNetwork<float>(loss: "MeanAbsoluteError"), "its list of losses is 'y: MeanSquaredError * 1', that of this fit 'y: MeanAbsoluteError * 1'");

        void Refused(PlainNetwork<float> other, string message) => Should.Throw<WeightFileException>(() => Fit(other)).Message.ShouldContain(message);
    }

    [Fact]
    public void ACheckpointIsNoFileOfWeightsAndSaysSo()
    {
        Break();
        foreach (var mode in Enum.GetValues<LoadMode>())
            Should.Throw<WeightFileException>(() => ((INetwork<float>)s_reference.Network()).Load(_folder["backup"], mode)).Message.ShouldContain("got a checkpoint of a training, which BackupAndRestore takes up");
        Should.Throw<WeightFileException>(() => Scaler.Load(_folder["backup"])).Message.ShouldContain("a checkpoint");
    }

    [Fact]
    public void LinksToFilesThatAreNotThereYetAreFollowedAndStay()
    {
        if (OperatingSystem.IsWindows()) return;
        File.CreateSymbolicLink(_folder["link"], _folder["backup"]);
        File.CreateSymbolicLink(_folder["log link"], _folder["log"]);
        for (int fit = 0; fit < 2; fit++)
        {
            bool isWritten = false;
            var look = new Recorder { AfterBatch = context => isWritten |= context.Epoch == 1 && new FileInfo(_folder["backup"]).Length > 0 };
            s_reference.Network().Fit(s_reference.Data, new FitOptions { Epochs = 2, Callbacks = [new CsvLogger(_folder["log link"], append: true), look, new BackupAndRestore(_folder["link"])] });
            isWritten.ShouldBeTrue();
            File.Exists(_folder["backup"]).ShouldBeFalse();
            new FileInfo(_folder["link"]).LinkTarget.ShouldBe(_folder["backup"]);
            File.ReadAllLines(_folder["log"]).Length.ShouldBe(1 + 2 * (fit + 1));
        }
    }

    /// <summary>A second fit takes the first one's file for that of one that was broken off: before, each went on over what the other had written, and the one that ended took the file away.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void ASecondFitOnOneFileIsNoticed(int batch)
    {
        byte[] left = [];
        var second = new Recorder
        {
            AfterBatch = context =>
            {
                if (context.Batch != batch || left.Length > 0) return;
                Fit(s_reference.Network());
                left = File.ReadAllBytes(_folder["backup"]);
            },
        };
        Should.Throw<WeightFileException>(() => Fit(s_reference.Network(), second)).Message.ShouldBe($"{_folder["backup"]}: something else has written here since this fit has: it needs a file of its own");
        File.ReadAllBytes(_folder["backup"]).ShouldBe(left);
    }

    // Leaves a checkpoint of the middle of an epoch.
    private void Break() => Should.Throw<TimeZoneNotFoundException>(() => Fit(s_reference.Network(), new Recorder { AfterBatch = context => { if (context.Batch == 1) throw new TimeZoneNotFoundException(); } }));

    private float[] Fit(PlainNetwork<float> network, Callback? recorder = null)
    {
        network.Fit(s_reference.Data, new FitOptions
        {
            Epochs = 1, BatchSize = 8, Optimizer = new Adam(), Metrics = [new R2Score()],
            Callbacks = [recorder ?? new Recorder(), new EarlyStopping("loss"), new BackupAndRestore(_folder["backup"], saveFrequency: 1, deleteCheckpoint: false)],
        });
        return network.Parameters.Span.ToArray();
    }
}
