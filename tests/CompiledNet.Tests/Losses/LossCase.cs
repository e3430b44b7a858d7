using System;
using System.Numerics;

namespace CompiledNet.Tests.Losses;

/// <summary>One loss with its options, under the name that the reference vectors give it.</summary>
public abstract class LossCase(string name)
{
    public string Name { get; } = name;

    public static readonly LossCase[] All =
    [
        new Of<MeanSquaredError>("MeanSquaredError", new()), new Of<MeanSquaredError>("MeanSquaredError.Half", new() { Half = true }),
        new Of<MeanAbsoluteError>("MeanAbsoluteError", new()), new Of<Huber>("Huber", new()), new Of<Huber>("Huber.Delta2", new() { Delta = 2f }),
        new Of<LogCosh>("LogCosh", new()),
        new Of<BinaryCrossentropy>("BinaryCrossentropy", new()),
        new Of<BinaryCrossentropy>("BinaryCrossentropy.Smooth", new() { LabelSmoothing = 0.125f }),
        new Of<BinaryCrossentropy>("BinaryCrossentropy.Logits", new() { FromLogits = true }),
        new Fused<BinaryCrossentropy, Sigmoid>("BinaryCrossentropy.Logits", new()),
        new Fused<BinaryCrossentropy, Sigmoid>("BinaryCrossentropy.LogitsSmooth", new() { LabelSmoothing = 0.125f }),
        new Of<CategoricalCrossentropy>("CategoricalCrossentropy", new()),
        new Of<CategoricalCrossentropy>("CategoricalCrossentropy.Smooth", new() { LabelSmoothing = 0.125f }),
        new Of<CategoricalCrossentropy>("CategoricalCrossentropy.Logits", new() { FromLogits = true }),
        new Fused<CategoricalCrossentropy, Softmax>("CategoricalCrossentropy.Logits", new()),
        new OnePass<CategoricalCrossentropy>("CategoricalCrossentropy.Logits", new()),
        new Fused<CategoricalCrossentropy, Softmax>("CategoricalCrossentropy.LogitsSmooth", new() { LabelSmoothing = 0.125f }),
        new OnePass<CategoricalCrossentropy>("CategoricalCrossentropy.LogitsSmooth", new() { LabelSmoothing = 0.125f }),
        new Of<SparseCategoricalCrossentropy>("SparseCategoricalCrossentropy", new()),
        new Of<SparseCategoricalCrossentropy>("SparseCategoricalCrossentropy.Logits", new() { FromLogits = true }),
        new Fused<SparseCategoricalCrossentropy, Softmax>("SparseCategoricalCrossentropy.Logits", new()),
        new OnePass<SparseCategoricalCrossentropy>("SparseCategoricalCrossentropy.Logits", new()),
        new Of<KLDivergence>("KLDivergence", new()), new Of<Poisson>("Poisson", new()),
        new Of<Hinge>("Hinge", new()), new Of<Hinge>("Hinge.Bits", new()), new Of<SquaredHinge>("SquaredHinge", new()),
        new Of<CategoricalHinge>("CategoricalHinge", new()), new Of<CosineSimilarity>("CosineSimilarity", new()),
        new Of<MeanAbsolutePercentageError>("MeanAbsolutePercentageError", new()), new Of<MeanSquaredLogarithmicError>("MeanSquaredLogarithmicError", new()),
        new Of<Quantile>("Quantile", new()), new Of<Quantile>("Quantile.Level", new() { Level = 0.875f }),
        new Of<BinaryFocalCrossentropy>("BinaryFocalCrossentropy", new()),
        new Of<BinaryFocalCrossentropy>("BinaryFocalCrossentropy.Gamma0", new() { Gamma = 0 }),
        new Of<BinaryFocalCrossentropy>("BinaryFocalCrossentropy.Balanced", Balanced),
        new Of<BinaryFocalCrossentropy>("BinaryFocalCrossentropy.Logits", new() { FromLogits = true }),
        new Fused<BinaryFocalCrossentropy, Sigmoid>("BinaryFocalCrossentropy.Logits", new()),
        new Fused<BinaryFocalCrossentropy, Sigmoid>("BinaryFocalCrossentropy.LogitsBalanced", Balanced),
        new Of<CategoricalFocalCrossentropy>("CategoricalFocalCrossentropy", new()),
        new Of<CategoricalFocalCrossentropy>("CategoricalFocalCrossentropy.Gamma3", Gamma3),
        new Of<CategoricalFocalCrossentropy>("CategoricalFocalCrossentropy.Logits", new() { FromLogits = true }),
        new Fused<CategoricalFocalCrossentropy, Softmax>("CategoricalFocalCrossentropy.Logits", new()),
        new Fused<CategoricalFocalCrossentropy, Softmax>("CategoricalFocalCrossentropy.LogitsGamma3", Gamma3),
        new Of<Dice>("Dice", new()), new Of<Tversky>("Tversky", new()), new Of<Tversky>("Tversky.Uneven", new() { Alpha = 0.25f, Beta = 0.75f }),
        new Of<NegativeLogLikelihood>("NegativeLogLikelihood", new()),
        new Of<Contrastive>("Contrastive", new()), new Of<Contrastive>("Contrastive.Margin", new() { Margin = 5 }),
        new Of<Triplet>("Triplet", new()), new Of<Triplet>("Triplet.Margin", new() { Margin = 0.25f }),
        new Of<AddedLoss>("AddedLoss", new()), new Of<NormalDivergence>("NormalDivergence", new()),
        new Of<Circle>("Circle", new()), new Of<Circle>("Circle.Wide", new() { Gamma = 8, Margin = 0.25f }),
    ];

    private static BinaryFocalCrossentropy Balanced => new() { Gamma = 1.5f, Alpha = 0.75f, ApplyClassBalancing = true, LabelSmoothing = 0.125f };

    private static CategoricalFocalCrossentropy Gamma3 => new() { Gamma = 3, Alpha = 0.5f, LabelSmoothing = 0.125f };

    public abstract T Forward<T>(T[] prediction, T[] target) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    public abstract T[] Backward<T>(T[] prediction, T[] target, T scale) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    public override string ToString() => Name;

    private sealed class Of<TLoss>(string name, TLoss loss) : LossCase(name) where TLoss : struct, ILoss
    {
        public override T Forward<T>(T[] prediction, T[] target) => loss.Forward<T>(prediction, target);

        public override T[] Backward<T>(T[] prediction, T[] target, T scale)
        {
            // Old content must be overwritten.
            var gradient = new T[prediction.Length];
            Array.Fill(gradient, T.NaN);
            loss.Backward(prediction, target, scale, gradient);
            return gradient;
        }
    }

    private sealed class Fused<TLoss, TActivation>(string name, TLoss loss) : LossCase(name)
        where TLoss : struct, IFusedLoss<TActivation> where TActivation : struct, IActivation
    {
        public override string ToString() => Name + " fused";

        public override T Forward<T>(T[] prediction, T[] target) => loss.ForwardFromLogits<T>(prediction, target);

        public override T[] Backward<T>(T[] prediction, T[] target, T scale)
        {
            var gradient = new T[prediction.Length];
            Array.Fill(gradient, T.NaN);
            loss.BackwardFromLogits(prediction, target, scale, gradient);
            return gradient;
        }
    }

    private sealed class OnePass<TLoss>(string name, TLoss loss) : LossCase(name) where TLoss : struct, IOnePassLoss
    {
        public override string ToString() => Name + " in one pass";

        public override T Forward<T>(T[] prediction, T[] target) => loss.ForwardBackwardFromLogits<T>(prediction, target, T.One, new T[prediction.Length]);

        public override T[] Backward<T>(T[] prediction, T[] target, T scale)
        {
            var gradient = new T[prediction.Length];
            Array.Fill(gradient, T.NaN);
            loss.ForwardBackwardFromLogits<T>(prediction, target, scale, gradient);
            return gradient;
        }
    }
}
