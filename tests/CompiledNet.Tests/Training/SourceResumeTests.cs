using System;
using System.IO;
using CompiledNet.Tests.Callbacks;

namespace CompiledNet.Tests.Training;

/// <summary>A fit on a source that was broken off reads on where it was.</summary>
public sealed class SourceResumeTests : IDisposable
{
    private static readonly TrainingReference s_reference = TrainingReference.Recorded;
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    public void AFitThatBrokeOffIsTakenUp(int? steps)
    {
        string path = Path.Combine(_folder, "backup");
        IBatchSource source = s_reference.Data.Map((features, _, random) => features[0] += (float)random.NextDouble()).Filter((features, _) => features[1] > -10).Shuffle(7);
        var whole = s_reference.Network();
        whole.Fit(source, Options(-1));
        foreach (int batch in (int[])[1, 3, 5, 6])
        {
            Should.Throw<TimeZoneNotFoundException>(() => s_reference.Network().Fit(source, Options(batch)));
            var resumed = s_reference.Network();
            resumed.Fit(source, Options(-1));
            resumed.Parameters.Span.ToArray().ShouldBe(whole.Parameters.Span.ToArray(), $"{batch}");
        }

        Should.Throw<TimeZoneNotFoundException>(() => s_reference.Network().Fit(source, Options(6)));
        var untouched = s_reference.Network();
        Should.Throw<WeightFileException>(() => untouched.Fit(source.Map((features, _, _) => features[2]++), Options(-1))).Message.ShouldContain("not those that it had");
        untouched.Parameters.Span.ToArray().ShouldBe(s_reference.Network().Parameters.Span.ToArray());

        FitOptions Options(int crash)
        {
            int batches = 0;
            var breaks = new Recorder { AfterBatch = _ => { if (++batches == crash) throw new TimeZoneNotFoundException(); } };
            return new FitOptions { Epochs = 3, BatchSize = 5, StepsPerEpoch = steps, Seed = 3, Callbacks = [breaks, new BackupAndRestore(path, saveFrequency: 1)] };
        }
    }
}
