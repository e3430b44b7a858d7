using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.CompilerServices;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests;

/// <summary>The weights of a live network are exchanged as a whole, and copies of a network are its own.</summary>
public class ExchangeTests
{
    private const int Swaps = 100_000;

    [Fact]
    public async Task PredictionsSeeTheOldWeightsOrTheNewOnes()
    {
        float[] input = [.. Enumerable.Range(0, 64).Select(i => MathF.Sin(i))];
        var (live, other) = (new Classifier(1), new Classifier(2));
        INetwork<float> network = live;
        ParameterSet<float>[] sets = [network.ParameterSet, ((INetwork<float>)other).ParameterSet];
        float[][] expected = [Predicted(live, input), Predicted(other, input)];
        expected[0].ShouldNotBe(expected[1]);

        using var stop = new CancellationTokenSource();
        bool[] begun = new bool[3];
        var readers = Enumerable.Range(0, begun.Length).Select(reader => Task.Run(() =>
        {
            var session = live.CreateSession();
            var workspace = new InferenceWorkspace<float>(network.Description, 1);
            float[] output = new float[10];
            while (!stop.IsCancellationRequested)
            {
                if (reader < 2) session.Predict(input, output);
                else network.Infer(input, output, 1, workspace);
                int which = output.AsSpan().SequenceEqual(expected[0]) ? 0 : output.AsSpan().SequenceEqual(expected[1]) ? 1 : -1;
                if (which < 0) throw new InvalidOperationException($"A mixture: {string.Join(", ", output)}");
                Volatile.Write(ref begun[reader], true);
            }
        })).ToArray();
        // On a busy machine a reader may begin late.
        for (int i = 1; i <= Swaps || (readers.All(reader => !reader.IsFaulted) && Enumerable.Range(0, begun.Length).Any(reader => !Volatile.Read(ref begun[reader]))); i++)
        {
            network.ParameterSet = sets[i % 2];
            // Some by the way of users, which makes a set of its own.
            if (i % 1000 == 0) live.Replace(i % 2000 == 0 ? other : live.Clone());
            // To readers that wait for a core: each yield may cost this thread a slice of time.
            if (i % 256 == 0) Thread.Yield();
        }

        stop.Cancel();
        await Task.WhenAll(readers);
        begun.ShouldAllBe(each => each);
    }

    [Fact]
    public void StepsAndSessionsOfEarlierTakeTheNewWeights()
    {
        float[] frame = [0.3f, -1, 0.7f], output = new float[2], expected = new float[2];
        var (live, other) = (new Remembering(1), new Remembering(2));
        var (session, fresh) = (live.CreateSession(), other.CreateSession());
        live.Replace(other);
        session.Step(frame, output);
        fresh.Step(frame, expected);
        output.ShouldBe(expected);
        live.Weights.CopyFrom(other).IsComplete.ShouldBeTrue();
    }

    [Fact]
    public void PredictingThroughTheSetAllocatesNothing()
    {
        float[] input = new float[64], output = new float[10];
        var session = new Classifier().CreateSession();
        AllocatedBytes.Fewest(() => session.Predict(input, output), calls: 100).ShouldBe(0);
    }

    [Fact]
    public void ACloneIsItsOwn()
    {
        float[] input = [.. Enumerable.Range(0, 64).Select(i => MathF.Cos(i))];
        var original = new Classifier(3);
        float[] expected = Predicted(original, input);
        var clone = original.Clone();
        original.Weights["dense/kernel"].Set(new float[64 * 32]);
        Predicted(clone, input).ShouldBe(expected);
        Predicted(original, input).ShouldNotBe(expected);
        original.Weights["dense/kernel"].Norm().ShouldBe(0);
    }

    [Fact]
    public void ASetOfAnotherLengthIsRefused() =>
        Should.Throw<ArgumentException>(() => ((INetwork<float>)new Classifier()).ParameterSet = new ParameterSet<float>(16)).Message.ShouldContain("Classifier has");

    private static float[] Predicted(Classifier network, float[] input)
    {
        float[] output = new float[10];
        network.Predict(input, output);
        return output;
    }
}
