using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.CompilerServices;
using CompiledNet.Numerics;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>
/// Dropout within recurrent layers: as it is the same at every step, a layer that drops is one that does not, with rows of
/// its kernels multiplied by the factors of dropout. Without training it does nothing, where PyTorch's values are compared.
/// </summary>
public sealed class RecurrentDropoutTests : LayerTests<RecurrentDropoutTests>, ILayerCases
{
    private const double Rate = 0.4;
    private const string Arguments = "Dropout = 0.4, RecurrentDropout = 0.4";

    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("SimpleRNN", "[Input(4, 3)] [Dense(5)] [SimpleRNN(9, ReturnSequences = true, Dropout = 0.4, RecurrentDropout = 0.4)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("SimpleRNN, another activation", "[Input(4, 3)] [Dense(5)] [SimpleRNN<SiLU>(3, Dropout = 0.4, RecurrentDropout = 0.4)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("LSTM", "[Input(4, 3)] [Dense(5)] [LSTM(9, Dropout = 0.4, RecurrentDropout = 0.4)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("GRU", "[Input(4, 3)] [Dense(5)] [GRU(17, ReturnSequences = true, Dropout = 0.4, RecurrentDropout = 0.4)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("GRU, reset before", "[Input(4, 3)] [Dense(5)] [GRU(8, ResetAfter = false, Dropout = 0.4, RecurrentDropout = 0.4)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("both directions", "[Input(4, 3)] [Dense(5)] [LSTM(6, Bidirectional = Bidirectional.Concat, ReturnSequences = true, Dropout = 0.4, RecurrentDropout = 0.4)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("masked", "[Input(6, 3)] [Dense<ReLU>(2)] [Masking] [GRU(6, ReturnSequences = true, Dropout = 0.4, RecurrentDropout = 0.4)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of the input", "[Input(4, 9)] [LSTM(3, GoBackwards = true, Dropout = 0.4, RecurrentDropout = 0.4)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];

    private static readonly Lazy<Dictionary<string, NetworkForms>> Plain = new(() => NetworkForms.Compile(
        [.. Cases.Select(source => source with { Layers = source.Layers.Replace(", " + Arguments, "") })], precisionsOnly: true).ToDictionary(forms => forms.Source.Name));

    [Theory, MemberData(nameof(Names))]
    public void Is_what_the_layer_is_with_dropped_rows_of_its_kernels(string name)
    {
        var (dropping, plain) = (Compiled(name).Double.Network, Plain.Value[name].Double.Network);
        var description = dropping.Description;
        int layer = 1 + description.Layers.Select((each, index) => (each, index)).Single(pair => description.Parameters.Any(parameter => parameter.Name.StartsWith(pair.each.Name + "/", StringComparison.Ordinal) && parameter.Name.EndsWith("recurrent_kernel", StringComparison.Ordinal))).index;
        var samples = new Samples<double>(description, 3);
        for (int row = 0; row < samples.Rows; row++)
        {
            var workspace = Workspace(description, row);
            double loss = Run(dropping, samples, row, workspace);

            var factors = description.Parameters.ToDictionary(parameter => parameter.Name, parameter => FactorsOf(parameter, layer, workspace));
            plain.Change(block =>
            {
                dropping.Parameters.Span.CopyTo(block);
                foreach (var parameter in description.Parameters) Multiply(parameter, factors[parameter.Name], block);
            });
            var expected = Workspace(description, row);
            double expectedLoss = Run(plain, samples, row, expected);
            foreach (var parameter in description.Parameters) Multiply(parameter, factors[parameter.Name], expected.Gradients.Span);

            Agreement.Demand<double>("outputs", workspace.Outputs, expected.Outputs, 1e-12);
            Agreement.Demand<double>("loss", [loss], [expectedLoss], 1e-12);
            Agreement.Demand<double>("gradients", workspace.Gradients.Span, expected.Gradients.Span, 1e-12);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Gradients_while_dropping_are_those_of_differences(string name) => GradientCheck.Loss(Compiled(name).Double, rows: 4, training: true);

    [Fact]
    public void Drops_the_share_it_is_told_of_other_units_in_every_row_and_step()
    {
        var draw = new RandomDraw(3, 1, 0, true);
        float[] factors = new float[300 * 40], later = new float[300 * 40];
        Dropout.Factors(ref factors[0], 300, 40, 0.25, 7, draw);
        Dropout.Factors(ref later[0], 300, 40, 0.25, 7, draw with { Step = 2 });
        factors.Distinct().Order().ShouldBe([0, 1 / 0.75f]);
        factors.Count(factor => factor == 0).ShouldBeInRange(2800, 3200);
        factors.Chunk(40).Select(row => string.Join(",", row)).Distinct().Count().ShouldBe(300);
        later.ShouldNotBe(factors);
    }

    private static TrainingWorkspace<double> Workspace(NetworkDescription description, int row) => new(description, 1) { Seed = 11, Step = 4, FirstRow = row };

    private static double Run(INetwork<double> network, Samples<double> samples, int row, TrainingWorkspace<double> workspace)
    {
        var (inputs, targets) = (network.Description.InputSize, network.Description.TargetSize);
        return network.Backpropagate(samples.Inputs.AsSpan(row * inputs, inputs), samples.Targets.AsSpan(row * targets, targets), default, 1, 1, workspace);
    }

    // One for each row of a kernel of the recurrent layer; null for other parameters.
    private static double[]? FactorsOf(ParameterDescription parameter, int layer, TrainingWorkspace<double> workspace)
    {
        string[] parts = parameter.Name.Split('/');
        if (parts[0].StartsWith("dense", StringComparison.Ordinal) || parts[1].EndsWith("bias", StringComparison.Ordinal)) return null;
        int stream = (parts[1].StartsWith("backward", StringComparison.Ordinal) ? 2 : 0) + (parts[1].EndsWith("recurrent_kernel", StringComparison.Ordinal) ? 2 : 1);
        double[] factors = new double[parameter.Rows];
        Dropout.Factors(ref factors[0], 1, factors.Length, Rate, layer + (stream << 25), RandomDraw.Of(workspace));
        return factors;
    }

    private static void Multiply(ParameterDescription parameter, double[]? factors, Span<double> block)
    {
        if (factors is null) return;
        for (int row = 0; row < parameter.Rows; row++)
            for (int column = 0; column < parameter.Columns; column++) block[parameter.IndexOf(row, column)] *= factors[row];
    }
}
