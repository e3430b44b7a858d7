using CompiledNet.CompilerServices;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Of several equal maxima in a window the first has the gradient to itself, as in PyTorch.</summary>
public sealed partial class MaxPoolingTieTests
{
    [Fact]
    public void The_first_of_equal_maxima_takes_the_gradient()
    {
        var network = new Tie();
        foreach (var parameter in new Tie().Description.Parameters) network.Weights[parameter.Name].Set([2]);
        var workspace = new TrainingWorkspace<float>(new Tie().Description, 1);

        ((INetwork<float>)network).Backpropagate([3], [5], default, 1, 1, workspace);

        // Half the square of 2 · 3 - 5 has the slope 1, times the input 3.
        Gradient(0).ShouldBe(3);
        Gradient(1).ShouldBe(0);

        float Gradient(int parameter) => workspace.Gradients.Span[new Tie().Description.Parameters[parameter].Offset];
    }

    [Network]
    public sealed partial class Tie
    {
        [Input(1)] public partial Node X { get; }

        [Dense(1, UseBias = false)] public partial Node First { get; }

        [Dense(1, UseBias = false, From = nameof(X))] public partial Node Second { get; }

        [Concatenate(nameof(First), nameof(Second))] public partial Node Both { get; }

        [Reshape(2, 1)] public partial Node Steps { get; }

        [GlobalMaxPooling1D, Output<MeanSquaredError>(Half = true)] public partial Node Largest { get; }
    }
}
