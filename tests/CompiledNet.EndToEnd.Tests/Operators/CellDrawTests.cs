using System.Linq;
using CompiledNet.CompilerServices;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Layers of a cell that draw random numbers draw others at every step, and the same again on the way back.</summary>
public sealed class CellDrawTests
{
    private const string Blocks = """
        [Block] public partial class Noisy
        {
            [Input]                                       public partial Node Frame { get; }
            [State(4, Next = nameof(Hidden))]             public partial Node Before { get; }
            [Concatenate(nameof(Frame), nameof(Before))]  public partial Node Both { get; }
            [Dropout(0.5)]                                public partial Node Dropped { get; }
            [Dense<Tanh>(4)]                              public partial Node Hot { get; }
            [GaussianNoise(0.1)]                          public partial Node Hidden { get; }
        }
        [Block] public partial class Switch
        {
            [Input]                                       public partial Node Frame { get; }
            [State(8, Next = nameof(Sum))]                public partial Node Before { get; }
            [Add(nameof(Frame), nameof(Before))]          public partial Node Sum { get; }
            [Dropout(0.5)]                                public partial Node Dropped { get; }
        }
        [Block] public partial class SwitchWithin
        {
            [Input]                                       public partial Node Frame { get; }
            [State(8, Next = nameof(Dropped))]            public partial Node Before { get; }
            [Subtract(nameof(Before), nameof(Before))]    public partial Node Zero { get; }
            [Add(nameof(Frame), nameof(Zero))]            public partial Node Sum { get; }
            [Dropout(0.5)]                                public partial Node Dropped { get; }
        }
        """;

    [Theory]
    [InlineData("ReturnSequences = true")]
    [InlineData("GoBackwards = true")]
    public void Gradients_are_those_of_what_was_drawn(string options)
    {
        var forms = NetworkForms.Compile([new("noisy", $"[Input(4, 3)] [Dense<Tanh>(3)] [Recurrent<Noisy>({options})] [Dense(2)] [Loss<MeanSquaredError>]") { HasReference = false }], Blocks, precisionsOnly: true)[0];
        GradientCheck.Loss(forms.Double, rows: 5, training: true);
    }

    [Theory]
    [InlineData("Switch")]
    [InlineData("SwitchWithin")]
    public void Every_step_and_every_sample_has_its_own_mask(string cell)
    {
        const int rows = 6, steps = 10, width = 8;
        var network = NetworkForms.Compile([new("switch", $"[Input({steps}, {width})] [Recurrent<{cell}>(ReturnSequences = true)] [Loss<MeanSquaredError>]") { HasReference = false }], Blocks, precisionsOnly: true)[0].Single.Network;
        var workspace = new TrainingWorkspace<float>(network.Description, rows) { Seed = 3, Training = true };
        network.Backpropagate([.. Enumerable.Repeat(1f, rows * steps * width)], new float[rows * steps * width], default, 1, rows, workspace);
        string[] masks = [.. workspace.Outputs.Chunk(width).Select(frame => string.Concat(frame.Select(value => value == 0 ? '0' : '1')))];
        masks.Length.ShouldBe(rows * steps);

        // Of 60 draws of 8 bits some 53 are expected to be different.
        masks.Distinct().Count().ShouldBeGreaterThan(40);
        string.Concat(masks).Count(kept => kept == '1').ShouldBeInRange(200, 280);
    }
}
