using System.Linq;
using System.Text.RegularExpressions;
using CompiledNet.Generator.Kernels;
using CompiledNet.Testing;

namespace CompiledNet.Generator.Tests;

public partial class RandomSourceTests
{
    // By the numbers that layers once had, the LSTM, node 3, and the dropout of the cell, node 3 of node 15, drew the same.
    [Fact]
    public void Every_layer_of_a_network_draws_random_numbers_of_its_own()
    {
        string dropouts = string.Join(", ", Enumerable.Repeat("Dropout(0.5)", 11));
        var result = GeneratorHost.Run(Sources.File($$"""
            [Network, Input(6, 4), Dense(4), GaussianNoise(0.1), LSTM(4, ReturnSequences = true, Dropout = 0.5, RecurrentDropout = 0.5, Bidirectional = Bidirectional.Sum), {{dropouts}}, Recurrent<Cell>(ReturnSequences = true), SpatialDropout1D(0.5), AlphaDropout(0.5), Loss<MeanSquaredError>] partial class Net;
            [Block] partial class Cell
            {
                [Input]                                      public partial Node Frame { get; }
                [State(4, Next = nameof(Sum))]               public partial Node Before { get; }
                [Add(nameof(Frame), nameof(Before))]         public partial Node Sum { get; }
                [Dropout(0.5)]                               public partial Node Dropped { get; }
                [GaussianDropout(0.5)]                       public partial Node Noisy { get; }
            }
            """));
        result.Diagnostics.ShouldBeEmpty();
        result.CompilerDiagnostics.ShouldBeEmpty();
        // A layer's gradient draws again what its result drew.
        string forward = string.Concat(result.Files["Demo.Net.Training.g.cs"].Split("static ").Where(method => ForwardMethod().IsMatch(method)));
        string[] sources = [.. Source().Matches(forward).Select(match => match.Groups[1].Value)];

        // Noise, four of the LSTM, the dropouts, two of the cell, two behind it.
        sources.Length.ShouldBe(1 + 4 + 11 + 2 + 2);
        sources.ShouldBeUnique();
    }

    [Fact]
    public void A_number_stands_for_one_layer_and_one_draw_of_it()
    {
        int[] nodes = [0, 1, 3, 4095, 4096, 65539, (4096 + 1) * 4096 + 4095, (1 << 25) - 1];
        nodes.SelectMany(node => Enumerable.Range(0, 5).Select(stream => new RandomSource(node, stream).Number)).ShouldBeUnique();
        Should.Throw<System.InvalidOperationException>(() => new RandomSource(1 << 25).Number);
    }

    [GeneratedRegex(@"^void \w+Forward\(")]
    private static partial Regex ForwardMethod();

    [GeneratedRegex(@"rows[^,]*, [0-9.]+, (\d+), draw")]
    private static partial Regex Source();
}
