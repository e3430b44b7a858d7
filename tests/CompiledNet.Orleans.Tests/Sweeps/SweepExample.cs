using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using CompiledNet.Tuning;

namespace CompiledNet.OrleansTests;

[Network]
[Input(2)]
[Dense<Tanh>(6)]
[Dense<Softmax>(3)]
[Loss<CategoricalCrossentropy>]
public sealed partial class SweepNetwork;

/// <summary>The objective of the tests: a small fit, which fails for some points.</summary>
internal static class SweepExample
{
    public const int Epochs = 8;

    private static readonly FloatHyperparameter s_rate, s_momentum;
    private static readonly Dataset s_data = Classes();

    static SweepExample()
    {
        s_rate = Space.Float("rate", 1e-3, 1, Spacing.Logarithmic);
        s_momentum = Space.Float("momentum", 0, 1);
    }

    public static SearchSpace Space { get; } = new();

    /// <summary>The options of a search whose trials are chosen by those before, and ended by them.</summary>
    public static SearchOptions Options(int trials, IProgress<Trial>? progress = null, CancellationToken token = default) => new()
    {
        Strategy = new TreeParzenEstimator(), Stopping = new MedianStopping(), Trials = trials, Parallel = 6, Seed = 5, Progress = progress, CancellationToken = token,
    };

    public static double Loss(RunningTrial trial) => Loss(trial, (_, _) => { });

    /// <summary>The epoch at whose beginning trials in a silo wait while they are held, see <see cref="SiloCluster.HoldTrials"/>.</summary>
    public const int HeldEpoch = 4;

    /// <summary>The same, and it says how it goes on: begin, epoch or held, number of the trial, number of the epoch or of the hold.</summary>
    public static double InSilo(RunningTrial trial) => Loss(trial, (what, epoch) =>
    {
        Say(what, epoch);
        if (what != "epoch" || epoch != HeldEpoch || SiloProgram.Hold is not { } hold) return;
        Say("held", hold);
        while (SiloProgram.Hold == hold) Thread.Sleep(5);

        void Say(string word, int number) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{SiloProgram.Note}{word} {trial.Number} {number}"));
    });

    /// <summary>The same, but slower.</summary>
    public static double InWorker(RunningTrial trial) => Loss(trial, (_, _) => Thread.Sleep(20));

    private static double Loss(RunningTrial trial, Action<string, int> note)
    {
        note("begin", 0);
        if (trial.Get(s_momentum) > 0.97) throw new NotSupportedException("So much momentum is not supported.");
        if (trial.Get(s_momentum) < 0.03) return double.NaN;
        // The first epoch of a trial that is taken up is not its first. After the callbacks of the backup: the checkpoint of the epoch before is in the store.
        var follow = new LambdaCallback(onEpochBegin: context => note("epoch", context.Epoch));
        return new SweepNetwork(trial.Seed).Fit(s_data, new FitOptions
        {
            Optimizer = new SGD((float)trial.Get(s_rate)) { Momentum = (float)trial.Get(s_momentum) }, BatchSize = 32, Epochs = Epochs, Seed = trial.Seed, ValidationSplit = 0.25,
            Callbacks = [trial.EarlyEnding(), .. trial.Backup(), follow], CancellationToken = trial.CancellationToken,
        }).Last("val_loss");
    }

    private static Dataset Classes()
    {
        var random = new Random(2);
        float[][] inputs = [.. Enumerable.Range(0, 240).Select(_ => new[] { random.NextSingle() * 2 - 1, random.NextSingle() * 2 - 1 })];
        return Dataset.From(inputs, [.. inputs.Select(row => new float[] { row[0] > row[1] ? 1 : 0, row[0] <= row[1] && row[0] > -row[1] ? 1 : 0, row[0] <= row[1] && row[0] <= -row[1] ? 1 : 0 })]);
    }
}
