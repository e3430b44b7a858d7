using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.CompilerServices;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>
/// What predictions take from parameters alone, such as the factors of a batch normalization, is computed when they have changed: whatever
/// changed them, each kind of prediction then gives the bits that a new network with the same weights gives.
/// </summary>
public class DerivedValueTests
{
    private const int Rows = 6;
    private static readonly float[] s_inputs = [.. Enumerable.Range(0, Rows * Normalized.InputSize).Select(i => MathF.Sin(i * 1.3f))];
    private static readonly float[] s_targets = [.. Enumerable.Range(0, Rows * Normalized.OutputSize).Select(i => MathF.Cos(i * 0.7f))];

    private static Dataset Data => Dataset.From(new DataBlock(s_inputs, Normalized.InputSize), new DataBlock(s_targets, Normalized.OutputSize));

    public static TheoryData<string, Action<Normalized>> Changes => new()
    {
        { "a weight", network => network.Weights["first/moving_variance"].Set([4, 1, 9, 1, 1, 16, 1, 1]) },
        { "a number of a weight", network => network.Weights["second/gamma"][3] = -2 },
        { "a copy", network => network.Weights.CopyFrom(Trained()) },
        { "a part of a copy", network => network.Weights.CopyFrom(Trained(), LoadMode.ByName) },
        { "a blend", network => network.Weights.Blend(Trained(), 0.25) },
        { "a mean", network => network.Weights.SetToMean(network, Trained()) },
        { "an exchange", network => network.Replace(Trained()) },
        { "first weights", network => network.Initialize(5) },
        { "adaptation to data", network => network.Adapt(Data) },
        { "a file", network => WithFile(network.Load) },
        { "a part of a file", network => WithFile(path => network.Load(path, LoadMode.ByName)) },
        { "a fit", network => network.Fit(Data, new FitOptions { Epochs = 2, BatchSize = 4 }) },
        { "the best weights of a fit", network => network.Fit(Data, new FitOptions { Optimizer = new SGD(1), Epochs = 4, BatchSize = 6, Callbacks = [new EarlyStopping("loss", patience: 1, restoreBestWeights: true)] }) },
        { "averages over a fit", network => network.Fit(Data, new FitOptions { Optimizer = new SGD(0.1f) { UseEma = true, EmaMomentum = 0.5f, EmaOverwriteFrequency = 1 }, Epochs = 2, BatchSize = 4 }) },
        { "averages that are swapped in", network => network.Fit(Data, new FitOptions { Optimizer = new SGD(0.1f) { UseEma = true, EmaMomentum = 0.5f }, Epochs = 2, BatchSize = 4, Callbacks = [new SwapEmaWeights(swapOnEpoch: true)] }) },
        { "a step", network => Train(network, trainer => trainer.TrainOnBatch(s_inputs, s_targets)) },
        { "averages of a step that goes forward only", network => Train(network, trainer => trainer.Forward(s_inputs)) },
        { "a step in parts", network => Train(network, trainer => { trainer.Forward(s_inputs); trainer.Backward(s_targets); trainer.Update(); }) },
        { "averages put back", network => Train(network, trainer => { trainer.SkipsNonFiniteSteps = true; trainer.TrainOnBatch(s_inputs, [float.MaxValue, .. s_targets[1..]]); trainer.SkippedLastStep.ShouldBeTrue(); }) },
    };

    [Theory, MemberData(nameof(Changes))]
    public void Follow_whatever_changes_parameters(string what, Action<Normalized> change)
    {
        var network = new Normalized(seed: 1);
        network.Weights["first/moving_mean"].Set([0.1f, -0.1f, 0.2f, -0.2f, 0.3f, -0.3f, 0.4f, -0.4f]);
        var session = network.CreateSession();
        var rounded = network.CreateBFloat16Session();
        var before = Predictions(network, session);
        change(network);
        rounded.Refresh();
        Rounded(rounded).ShouldBe(Rounded(network.Clone().CreateBFloat16Session()), what);
        var after = Predictions(network, session);
        after.ShouldBe(Predictions(network.Clone(), null), what);
        if (what != "averages put back") after.ShouldNotBe(before, what);
        else after.ShouldBe(before);
    }

    [Fact]
    public void A_callback_that_predicts_in_a_fit_sees_the_weights_of_the_moment()
    {
        var network = new Normalized(seed: 1);
        var session = network.CreateSession();
        int looks = 0;
        var look = new LambdaCallback(onBatchEnd: _ => { Predictions(network, session).ShouldBe(Predictions(network.Clone(), null)); looks++; });
        var history = network.Fit(Data, new FitOptions { Epochs = 2, BatchSize = 3, Validation = Data, Callbacks = [look] });
        looks.ShouldBe(4);
        history["val_loss"][^1].ShouldBe(network.Clone().Evaluate(Data).Loss);
    }

    [Fact]
    public void A_session_of_rounded_weights_has_those_of_its_last_refresh()
    {
        var network = new Normalized(seed: 1);
        var session = network.CreateBFloat16Session();
        float[] output = new float[Normalized.OutputSize], expected = new float[Normalized.OutputSize];
        session.Predict(s_inputs.AsSpan(0, Normalized.InputSize), output);
        network.Replace(Trained());
        session.Refresh();
        session.Predict(s_inputs.AsSpan(0, Normalized.InputSize), output);
        network.Clone().CreateBFloat16Session().Predict(s_inputs.AsSpan(0, Normalized.InputSize), expected);
        output.ShouldBe(expected);
    }

    [Fact]
    public void Steps_and_predictions_in_turns_allocate_nothing()
    {
        var network = new Normalized(seed: 1);
        var session = network.CreateSession();
        using var trainer = new Trainer(network, new Adam(), Rows);
        float[] output = new float[Normalized.OutputSize];
        AllocatedBytes.Fewest(() =>
        {
            trainer.TrainOnBatch(s_inputs, s_targets);
            session.Predict(s_inputs.AsSpan(0, Normalized.InputSize), output);
        }).ShouldBe(0);
    }

    [Fact]
    public async Task An_exchange_shows_the_old_ones_or_the_new_ones()
    {
        var (live, others) = (new Normalized(seed: 1), new[] { Trained(), new Normalized(seed: 9) });
        float[][] expected = [.. others.Select(other => Predictions(other, null)[0])];
        live.Replace(others[0]);
        using var stop = new CancellationTokenSource();
        long[] seen = new long[3];
        var readers = Enumerable.Range(0, seen.Length).Select(reader => Task.Run(() =>
        {
            var session = live.CreateSession();
            float[] output = new float[Normalized.OutputSize];
            for (; !stop.IsCancellationRequested; Interlocked.Increment(ref seen[reader]))
            {
                session.Predict(s_inputs.AsSpan(0, Normalized.InputSize), output);
                if (!output.AsSpan().SequenceEqual(expected[0]) && !output.AsSpan().SequenceEqual(expected[1])) throw new InvalidOperationException($"A mixture: {string.Join(", ", output)}");
            }
        })).ToArray();
        // On a busy machine a reader may begin late.
        for (int i = 1; i <= 3000 || (readers.All(reader => !reader.IsFaulted) && Enumerable.Range(0, seen.Length).Any(reader => Interlocked.Read(ref seen[reader]) == 0)); i++)
        {
            live.Replace(others[i % 2]);
            if (i % 16 == 0) Thread.Yield();
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        seen.ShouldAllBe(count => count > 0);
    }

    [Fact]
    public async Task After_changes_in_place_while_others_predict_everybody_has_the_last_ones()
    {
        var network = new Normalized(seed: 1);
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            var session = network.CreateSession();
            float[] output = new float[Normalized.OutputSize];
            while (!stop.IsCancellationRequested) session.Predict(s_inputs.AsSpan(0, Normalized.InputSize), output);
        })).ToArray();
        var own = network.CreateSession();
        float[] mine = new float[Normalized.OutputSize];
        for (int i = 1; i <= 300; i++)
        {
            network.Weights["first/moving_variance"].Set([.. Enumerable.Repeat((float)i, 8)]);
            own.Predict(s_inputs.AsSpan(0, Normalized.InputSize), mine);
            mine.ShouldBe(Predictions(network.Clone(), null)[0]);
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public void A_set_of_another_class_is_refused()
    {
        var network = (INetwork<float>)new Normalized();
        var message = Should.Throw<ArgumentException>(() => network.ParameterSet = new ParameterSet<float>(network.Description.ParameterLength)).Message;
        message.ShouldContain("belongs to another network");
    }

    private static Normalized Trained()
    {
        var network = new Normalized(seed: 2);
        network.Adapt(Data);
        network.Fit(Data, new FitOptions { Optimizer = new SGD(0.1f), Epochs = 2, BatchSize = 3 });
        return network;
    }

    private static void Train(Normalized network, Action<Trainer> train)
    {
        using var trainer = new Trainer(network, new SGD(0.1f), Rows);
        train(trainer);
    }

    private static void WithFile(Action<string> load)
    {
        string path = Path.GetTempFileName();
        try
        {
            Trained().Save(path);
            load(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static float[] Rounded(Normalized.BFloat16Session session)
    {
        float[] output = new float[Normalized.OutputSize];
        session.Predict(s_inputs.AsSpan(0, Normalized.InputSize), output);
        return output;
    }

    // By the network, by a session, frame by frame, in a batch, and as an evaluation sees it.
    private static float[][] Predictions(Normalized network, Normalized.Session? session)
    {
        session ??= network.CreateSession();
        var sample = s_inputs.AsSpan(0, Normalized.InputSize);
        float[] own = new float[Normalized.OutputSize], other = new float[Normalized.OutputSize], steps = new float[Normalized.OutputSize], batch = new float[Rows * Normalized.OutputSize];
        network.Predict(sample, own);
        session.Predict(sample, other);
        session.Reset();
        for (int frame = 0; frame < 16; frame++) session.Step(sample.Slice(frame * 3, 3), steps.AsSpan(frame * 2, 2));
        network.PredictBatch(s_inputs, batch);
        return [own, other, steps, batch, [(float)network.Evaluate(Data).Loss]];
    }
}
