using System;
using CompiledNet.Numerics;
using CompiledNet.Tests.Numerics;

namespace CompiledNet.Tests.Activations;

/// <summary>One activation under the name that the reference vectors give it.</summary>
public abstract class ActivationCase(string name)
{
    public string Name { get; } = name;

    public static readonly ActivationCase[] All =
    [
        new Of<Linear>("Linear", new()), new Of<ReLU>("ReLU", new()), new Of<ReLU6>("ReLU6", new()),
        new Of<LeakyReLU>("LeakyReLU", new()), new Of<LeakyReLU>("LeakyReLU(0.1)", new(0.1)),
        new Of<ELU>("ELU", new()), new Of<ELU>("ELU(0.7)", new(0.7)), new Of<SELU>("SELU", new()),
        new Of<Sigmoid>("Sigmoid", new()), new Of<HardSigmoid>("HardSigmoid", new()), new Of<Tanh>("Tanh", new()),
        new Of<Softplus>("Softplus", new()), new Of<Softsign>("Softsign", new()), new Of<SiLU>("SiLU", new()),
        new Of<Swish>("SiLU", new()), new Of<DocumentedSwish>("SiLU", new()), new Of<HardSwish>("HardSwish", new()),
        new Of<GELU>("GELU", new()), new Of<GELUTanh>("GELUTanh", new()), new Of<Mish>("Mish", new()),
        new Of<Exponential>("Exponential", new()),
    ];

    /// <summary>Whether the derivative is to follow from the output alone.</summary>
    public abstract bool FromOutput { get; }

    public abstract (double Y, double Derivative) Double(double x);

    public abstract (float Y, float Derivative) Single(float x);

    public abstract void WidthsShouldAgree(float x);

    public override string ToString() => Name;

    private sealed class Of<TActivation>(string name, TActivation activation) : ActivationCase(name)
        where TActivation : struct, IElementwiseActivation
    {
        public override bool FromOutput => activation is IElementwiseActivationFromOutput;

        public override (double Y, double Derivative) Double(double x)
        {
            var y = activation.Forward(new Scalar<double>(x));
            return (y.Value, activation.Derivative(FromOutput ? y : new(x), y).Value);
        }

        public override (float Y, float Derivative) Single(float x)
        {
            var y = activation.Forward(new Scalar<float>(x));
            return (y.Value, activation.Derivative(FromOutput ? y : new(x), y).Value);
        }

        public override void WidthsShouldAgree(float x)
        {
            LaneFunctions.ShouldAgree(new Value(activation), x, 5e-7);
            LaneFunctions.ShouldAgree(new Value(activation), (double)x, 1e-15);
            LaneFunctions.ShouldAgree(new Slope(activation), x, 2e-6);
            LaneFunctions.ShouldAgree(new Slope(activation), (double)x, 4e-15);
        }

        private readonly struct Value(TActivation activation) : ILaneFunction
        {
            public T Invoke<T>(T x) where T : struct, ILanes<T> => activation.Forward(x);
        }

        private readonly struct Slope(TActivation activation) : ILaneFunction
        {
            public T Invoke<T>(T x) where T : struct, ILanes<T> => activation.Derivative(x, activation.Forward(x));
        }
    }
}
