using System;
using System.Collections.Generic;
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

    private const int Steps = 10, Width = 8;

    private static readonly Lazy<Dictionary<string, NetworkForms>> s_networks = new(() => NetworkForms.Compile(
    [
        .. new[] { "ReturnSequences = true", "GoBackwards = true" }.Select(options => new NetworkSource(options, $"[Input(4, 3)] [Dense<Tanh>(3)] [Recurrent<Noisy>({options})] [Dense(2)] [Loss<MeanSquaredError>]")),
        .. new[] { "Switch", "SwitchWithin" }.Select(cell => new NetworkSource(cell, $"[Input({Steps}, {Width})] [Recurrent<{cell}>(ReturnSequences = true)] [Loss<MeanSquaredError>]")),
    ], Blocks, precisionsOnly: true).ToDictionary(forms => forms.Source.Name));

    [Theory]
    [InlineData("ReturnSequences = true")]
    [InlineData("GoBackwards = true")]
    public void Gradients_are_those_of_what_was_drawn(string options) => GradientCheck.Loss(s_networks.Value[options].Double, rows: 5, training: true);

    [Theory]
    [InlineData("Switch")]
    [InlineData("SwitchWithin")]
    public void Every_step_and_every_sample_has_its_own_mask(string cell)
    {
        const int rows = 6;
        var network = s_networks.Value[cell].Single.Network;
        var workspace = new TrainingWorkspace<float>(network.Description, rows) { Seed = 3, Training = true };
        network.Backpropagate([.. Enumerable.Repeat(1f, rows * Steps * Width)], new float[rows * Steps * Width], default, 1, rows, workspace);
        string[] masks = [.. workspace.Outputs.Chunk(Width).Select(frame => string.Concat(frame.Select(value => value == 0 ? '0' : '1')))];
        masks.Length.ShouldBe(rows * Steps);

        // Of 60 draws of 8 bits some 53 are expected to be different.
        masks.Distinct().Count().ShouldBeGreaterThan(40);
        string.Concat(masks).Count(kept => kept == '1').ShouldBeInRange(200, 280);
    }
}
