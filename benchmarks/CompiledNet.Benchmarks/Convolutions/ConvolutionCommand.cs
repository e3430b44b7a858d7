using System;
using System.Diagnostics;
using System.Linq;

namespace CompiledNet.Benchmarks.Convolutions;

/// <summary>
/// <c>convolutions</c> measures both algorithms of convolutions in turns and says where the generator's cost model chose the
/// slower one.
/// </summary>
internal static class ConvolutionCommand
{
    private const double Tolerance = 1e-3;
    private const int Rounds = 150;
    private const double RoundMilliseconds = 0.5;

    public static void Run()
    {
        Console.WriteLine("| shape | predict: direct | Winograd | ratio | train: direct | Winograd | ratio | chosen |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---|");
        foreach (var shape in ShapeTable.All) Console.WriteLine(Row(shape));
    }

    /// <summary>Compares the answers only.</summary>
    public static void Smoke()
    {
        foreach (var shape in ShapeTable.All) Match(shape);
        Console.WriteLine($"{ShapeTable.All.Count} convolutions give the same by both algorithms");
    }

    private static string Row(MeasuredShape shape)
    {
        var (direct, winograd) = Match(shape);
        var predict = Bests(direct.Predict, winograd.Predict);
        var train = Bests(direct.Train, winograd.Train);
        double ratio = predict.First / predict.Second, trainRatio = train.First / train.Second;
        string chosen = shape.ChoseWinograd ? "Winograd" : "direct";
        return FormattableString.Invariant(
            $"| {shape.Name} | {predict.First:0.00} us | {predict.Second:0.00} us | {ratio:0.00}x | {train.First:0.0} us | {train.Second:0.0} us | {trainRatio:0.00}x | {chosen} |");
    }

    private static (Passes Direct, Passes Winograd) Match(MeasuredShape shape)
    {
        shape.Winograd.Weights.CopyFrom(shape.Direct);
        Passes direct = new(shape.Direct), winograd = new(shape.Winograd);
        foreach (var passes in new[] { direct, winograd })
        {
            passes.Predict();
            passes.Train();
        }

        float difference = direct.Answer.Zip(winograd.Answer, (left, right) => MathF.Abs(left - right)).Max();
        return difference < Tolerance ? (direct, winograd) : throw new InvalidOperationException($"{shape.Name}: the algorithms differ by {difference}.");
    }

    // Microseconds; in turns, so that a disturbance meets both alike.
    private static (double First, double Second) Bests(Action first, Action second)
    {
        int firstTimes = Times(first), secondTimes = Times(second);
        double bestFirst = double.MaxValue, bestSecond = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            bestFirst = Math.Min(bestFirst, Microseconds(first, firstTimes));
            bestSecond = Math.Min(bestSecond, Microseconds(second, secondTimes));
        }

        return (bestFirst, bestSecond);
    }

    private static int Times(Action action) => Math.Max(1, (int)(RoundMilliseconds * 1000 / Microseconds(action, 3)));

    private static double Microseconds(Action action, int times)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < times; i++) action();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / times;
    }
}
