using System;
using System.Linq;
using System.Numerics;

namespace CompiledNet.Testing;

/// <summary>Inputs, targets, sample weights and parameters for any network, the same in every form of it.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class Samples<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes data of the sizes that the network has.</summary>
    public Samples(NetworkDescription network, int rows)
    {
        Rows = rows;
        Inputs = Numbers.Make<T>("inputs", rows * network.InputSize, x => x);
        Weights = Numbers.Make<T>("weights", rows, x => 1 + x / 2);
        Targets = new T[rows * network.TargetSize];
        foreach (var output in network.Outputs.Where(output => output.Loss is not null))
        {
            int positions = output.Shape.Aggregate(1, (product, length) => product * length) / output.Shape[^1];
            int perPosition = output.TargetSize / positions;
            for (int row = 0; row < rows; row++)
            {
                for (int position = 0; position < positions; position++)
                {
                    var target = Targets.AsSpan(row * network.TargetSize + output.TargetOffset + position * perPosition, perPosition);
                    // Labels first, few enough for any of them to be repeated, and padding behind them.
                    if (output.Loss == "CTC" && position >= (positions + 1) / 3) target.Fill(-T.One);
                    else Fill(target, output.Loss!, output.Shape[^1], "targets " + output.Name, (row * positions + position) * perPosition);
                }
            }
        }
    }

    public int Rows { get; }

    public T[] Inputs { get; }

    public T[] Targets { get; }

    public T[] Weights { get; }

    private static void Fill(Span<T> target, string loss, int classes, string name, int start)
    {
        for (int i = 0; i < target.Length; i++) target[i] = T.CreateTruncating(Target(loss, classes, Numbers.At(name, start + i)));
        if (loss is not ("CategoricalCrossentropy" or "CategoricalFocalCrossentropy" or "KLDivergence" or "CategoricalHinge")) return;

        // One class of several, or a distribution over them.
        T largest = target[0];
        int chosen = 0;
        for (int i = 1; i < target.Length; i++) if (target[i] > largest) (largest, chosen) = (target[i], i);
        T rest = T.CreateTruncating(loss == "KLDivergence" ? 0.25 : 0);
        for (int i = 0; i < target.Length; i++) target[i] = i == chosen ? T.One - rest : target.Length == 1 ? T.One : rest / T.CreateTruncating(target.Length - 1);
    }

    private static double Target(string loss, int classes, double x) => loss switch
    {
        "BinaryCrossentropy" or "BinaryFocalCrossentropy" or "Dice" or "Tversky" or "Circle" or "Contrastive" => x > 0 ? 1 : 0,
        "SparseCategoricalCrossentropy" or "NegativeLogLikelihood" => Math.Floor((x + 1) / 2 * classes),
        "CTC" => 1 + Math.Floor((x + 1) / 2 * (classes - 1)),
        "Hinge" or "SquaredHinge" => x > 0 ? 1 : -1,
        "Poisson" or "MeanSquaredLogarithmicError" => x + 1,
        "MeanAbsolutePercentageError" => x > 0 ? x + 0.5 : x - 0.5,
        _ => x,
    };
}
