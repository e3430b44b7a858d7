using System.Collections.Immutable;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Noise;

namespace CompiledNet.Generator.Operators.Recurrent;

/// <summary>
/// The dropout of one direction of a layer: of what it reads and of the state that goes into the recurrent kernel. What a
/// sample drops is drawn once for all its steps and for all gates.
/// </summary>
/// <remarks>Y. Gal, Z. Ghahramani, "A Theoretically Grounded Application of Dropout in Recurrent Neural Networks", NIPS 2016, with tied weights.</remarks>
/// <param name="node">The layer.</param>
/// <param name="id">Its number in the network.</param>
/// <param name="direction">The direction.</param>
internal sealed class RecurrentDropout(NodeSpec node, int id, Direction direction)
{
    private static readonly NoiseArgument InputRate = NoiseArgument.Rate with { Name = "Dropout" }, StateRate = NoiseArgument.Rate with { Name = "RecurrentDropout" };

    /// <summary>The arguments of a layer that say how much is dropped.</summary>
    public static ImmutableArray<NoiseArgument> Rates => [InputRate, StateRate];

    /// <summary>Whether what it reads is dropped.</summary>
    public bool DropsInput => Input > 0;

    /// <summary>Whether the state is dropped on its way into the recurrent kernel.</summary>
    public bool DropsState => State > 0;

    private double Input => InputRate.Of(node);

    private double State => StateRate.Of(node);

    /// <summary>What is read, or its gradient, without what is dropped.</summary>
    public Kernel OfInput(Tensor x, Tensor y) => new RandomCall("SpatialDropout.Apply", $"{x.Positions}, {x.ChannelStride}", Input, new RandomSource(id, 2 * direction.Index + 1), x, y);

    /// <summary>The factors of the state: 0 where it is dropped.</summary>
    public Kernel OfState(Tensor factors) => new DropoutFactors(State, new RandomSource(id, 2 * direction.Index + 2), factors);
}
