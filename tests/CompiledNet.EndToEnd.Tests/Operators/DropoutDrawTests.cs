using CompiledNet.CompilerServices;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>What dropout draws while training: a share of zeros, the others scaled up, the same backward as forward.</summary>
public sealed partial class DropoutDrawTests
{
    private const int Width = 64, Rows = 256;

    [Fact]
    public void Drops_the_rate_and_scales_the_rest()
    {
        float[] outputs = Draw(new DroppedInput(), Workspace(step: 3)).Outputs;

        outputs.ShouldAllBe(value => value == 0 || value == 4);
        // The standard deviation of the share of zeros is 0.0034.
        ((double)System.Linq.Enumerable.Count(outputs, value => value == 0) / outputs.Length).ShouldBe(0.75, 0.015);
    }

    [Fact]
    public void Draws_the_same_again_for_the_same_step_and_others_for_the_next()
    {
        var network = new DroppedInput();
        float[] first = Draw(network, Workspace(step: 3)).Outputs;

        Draw(network, Workspace(step: 3)).Outputs.ShouldBe(first);
        Draw(network, Workspace(step: 4)).Outputs.ShouldNotBe(first);
        Draw(network, Workspace(step: 3, seed: 9)).Outputs.ShouldNotBe(first);
    }

    [Fact]
    public void Draws_by_the_position_in_the_batch()
    {
        var network = new DroppedInput();
        float[] whole = Draw(network, Workspace(step: 3)).Outputs;
        var part = Workspace(step: 3);
        part.FirstRow = 100;

        float[] rows = Draw(network, part, Rows - 100).Outputs[..((Rows - 100) * Width)];

        rows.ShouldBe(whole[(100 * Width)..]);
    }

    [Fact]
    public void Passes_back_only_what_it_let_through()
    {
        // Before dropout every output is its bias, 1.
        var network = new DroppedBias();
        foreach (var parameter in new DroppedBias().Description.Parameters)
        {
            float[] values = new float[parameter.Count];
            System.Array.Fill(values, parameter.Name.EndsWith("bias", System.StringComparison.Ordinal) ? 1 : 0);
            network.Weights[parameter.Name].Set(values);
        }

        var workspace = new TrainingWorkspace<float>(new DroppedBias().Description, Rows) { Seed = 5, Step = 2 };
        ((INetwork<float>)network).Backpropagate(new float[Rows], new float[Rows * Width], default, 1, Rows, workspace);

        var bias = new DroppedBias().Description.Parameters[1];
        float[] gradient = new float[Width];
        bias.Gather<float>(workspace.Gradients.Span, gradient);
        for (int unit = 0; unit < Width; unit++)
        {
            // Half the mean square over 64 outputs of 4: the slope is 4 · 4 / 64.
            int passed = 0;
            for (int row = 0; row < Rows; row++) if (workspace.Outputs[row * Width + unit] != 0) passed++;
            gradient[unit].ShouldBe(passed * 4 * 4f / Width, 1e-3f);
        }
    }

    private static TrainingWorkspace<float> Workspace(long step, int seed = 5) => new(new DroppedInput().Description, Rows) { Seed = seed, Step = step };

    private static TrainingWorkspace<float> Draw(DroppedInput network, TrainingWorkspace<float> workspace, int rows = Rows)
    {
        float[] inputs = new float[rows * Width];
        System.Array.Fill(inputs, 1);
        ((INetwork<float>)network).Backpropagate(inputs, new float[rows * Width], default, 1, rows, workspace);
        return workspace;
    }

    [Network]
    [Input(Width)]
    [Dropout(0.75)]
    [Loss<MeanSquaredError>]
    public sealed partial class DroppedInput;

    [Network]
    [Input(1)]
    [Dense(Width)]
    [Dropout(0.75)]
    [Loss<MeanSquaredError>(Half = true)]
    public sealed partial class DroppedBias;
}
