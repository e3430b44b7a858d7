using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>The library's recurrent layers written as cells: same weights, same numbers.</summary>
public sealed class OwnCellTests
{
    private static readonly string[] Layers = ["SimpleRNN(5", "LSTM(5", "GRU(5", "GRU(5, ResetAfter = false"];
    private static readonly string[] Cells = ["OwnSimpleRNN", "OwnLSTM", "OwnGRU", "OwnGRUBefore"];

    // Each own parameter as parts of the library's, below each other: parameter, gate, gates, and the row of a bias of two.
    private static readonly Dictionary<string, (string Parameter, int Gate, int Gates, int Row)[]>[] Parameters =
    [
        new() { ["Hidden/kernel"] = [("kernel", 0, 1, -1), ("recurrent_kernel", 0, 1, -1)], ["Hidden/bias"] = [("bias", 0, 1, -1)] },
        new[] { "I", "F", "G", "O" }.SelectMany((gate, i) => new[]
        {
            KeyValuePair.Create(gate + "/kernel", new[] { ("kernel", i, 4, -1), ("recurrent_kernel", i, 4, -1) }),
            KeyValuePair.Create(gate + "/bias", new[] { ("bias", i, 4, -1) }),
        }).ToDictionary(),
        new()
        {
            ["Update/kernel"] = [("kernel", 0, 3, -1), ("recurrent_kernel", 0, 3, -1)], ["Update/bias"] = [("bias", 0, 3, 0)],
            ["Reset/kernel"] = [("kernel", 1, 3, -1), ("recurrent_kernel", 1, 3, -1)], ["Reset/bias"] = [("bias", 1, 3, 0)],
            ["FromFrame/kernel"] = [("kernel", 2, 3, -1)], ["FromFrame/bias"] = [("bias", 2, 3, 0)],
            ["FromBefore/kernel"] = [("recurrent_kernel", 2, 3, -1)], ["FromBefore/bias"] = [("bias", 2, 3, 1)],
        },
        new()
        {
            ["Update/kernel"] = [("kernel", 0, 3, -1), ("recurrent_kernel", 0, 3, -1)], ["Update/bias"] = [("bias", 0, 3, -1)],
            ["Reset/kernel"] = [("kernel", 1, 3, -1), ("recurrent_kernel", 1, 3, -1)], ["Reset/bias"] = [("bias", 1, 3, -1)],
            ["Candidate/kernel"] = [("kernel", 2, 3, -1), ("recurrent_kernel", 2, 3, -1)], ["Candidate/bias"] = [("bias", 2, 3, -1)],
        },
    ];

    private const string Blocks = """
        [Block] public partial class OwnSimpleRNN
        {
            [Input]                                       public partial Node Frame { get; }
            [State(5, Next = nameof(Hidden))]             public partial Node Before { get; }
            [Concatenate(nameof(Frame), nameof(Before))]  public partial Node Both { get; }
            [Dense<Tanh>(5)]                              public partial Node Hidden { get; }
        }
        [Block] public partial class OwnLSTM
        {
            [Input]                                       public partial Node Frame { get; }
            [State(5, Next = nameof(Hidden))]             public partial Node Before { get; }
            [State(5, Next = nameof(Memory))]             public partial Node MemoryBefore { get; }
            [Concatenate(nameof(Frame), nameof(Before))]  public partial Node Both { get; }
            [Dense<Sigmoid>(5)]                           public partial Node I { get; }
            [Dense<Sigmoid>(5, From = nameof(Both))]      public partial Node F { get; }
            [Dense<Tanh>(5, From = nameof(Both))]         public partial Node G { get; }
            [Dense<Sigmoid>(5, From = nameof(Both))]      public partial Node O { get; }
            [Multiply(nameof(F), nameof(MemoryBefore))]   public partial Node Kept { get; }
            [Multiply(nameof(I), nameof(G))]              public partial Node New { get; }
            [Add(nameof(Kept), nameof(New))]              public partial Node Memory { get; }
            [Activation<Tanh>]                            public partial Node Bounded { get; }
            [Multiply(nameof(O), nameof(Bounded))]        public partial Node Hidden { get; }
        }
        [Block] public partial class OwnGRU
        {
            [Input]                                       public partial Node Frame { get; }
            [State(5, Next = nameof(Hidden))]             public partial Node Before { get; }
            [Concatenate(nameof(Frame), nameof(Before))]  public partial Node Both { get; }
            [Dense<Sigmoid>(5)]                           public partial Node Update { get; }
            [Dense<Sigmoid>(5, From = nameof(Both))]      public partial Node Reset { get; }
            [Dense(5, From = nameof(Frame))]              public partial Node FromFrame { get; }
            [Dense(5, From = nameof(Before))]             public partial Node FromBefore { get; }
            [Multiply(nameof(Reset), nameof(FromBefore))] public partial Node Gated { get; }
            [Add(nameof(FromFrame), nameof(Gated))]       public partial Node Sum { get; }
            [Activation<Tanh>]                            public partial Node Candidate { get; }
            [Subtract(nameof(Before), nameof(Candidate))] public partial Node Change { get; }
            [Multiply(nameof(Update), nameof(Change))]    public partial Node Kept { get; }
            [Add(nameof(Candidate), nameof(Kept))]        public partial Node Hidden { get; }
        }
        [Block] public partial class OwnGRUBefore
        {
            [Input]                                       public partial Node Frame { get; }
            [State(5, Next = nameof(Hidden))]             public partial Node Before { get; }
            [Concatenate(nameof(Frame), nameof(Before))]  public partial Node Both { get; }
            [Dense<Sigmoid>(5)]                           public partial Node Update { get; }
            [Dense<Sigmoid>(5, From = nameof(Both))]      public partial Node Reset { get; }
            [Multiply(nameof(Reset), nameof(Before))]     public partial Node Gated { get; }
            [Concatenate(nameof(Frame), nameof(Gated))]   public partial Node Seen { get; }
            [Dense<Tanh>(5)]                              public partial Node Candidate { get; }
            [Subtract(nameof(Before), nameof(Candidate))] public partial Node Change { get; }
            [Multiply(nameof(Update), nameof(Change))]    public partial Node Kept { get; }
            [Add(nameof(Candidate), nameof(Kept))]        public partial Node Hidden { get; }
        }
        """;

    // After ReLU the positions of few channels are often all zero.
    private static readonly string[] Fronts = ["[Dense<Tanh>(4)]", "[Dense<ReLU>(2)] [Masking]"];
    private static readonly string[] Options = ["", "ReturnSequences = true, ", "GoBackwards = true, ReturnSequences = true, "];

    private static readonly Lazy<IReadOnlyList<NetworkForms>> Networks = new(() => NetworkForms.Compile(
        [.. Enumerable.Range(0, 4).SelectMany(i => Fronts.SelectMany(front => Options.SelectMany(options => new[]
        {
            Source(front, $"{Layers[i]}, {options}Name = \"cell\")"), Source(front, $"Recurrent<{Cells[i]}>({options}Name = \"cell\")"),
        })))], Blocks, precisionsOnly: true));

    public static TheoryData<int, int, int> Cases => new(
        from layer in Enumerable.Range(0, 4) from front in Enumerable.Range(0, 2) from options in Enumerable.Range(0, 3) select (layer, front, options));

    [Theory, MemberData(nameof(Cases))]
    public void A_cell_of_ones_own_gives_what_the_librarys_layer_gives_with_and_without_a_mask(int layer, int front, int options)
    {
        int at = 2 * ((layer * Fronts.Length + front) * Options.Length + options);
        NetworkForms library = Networks.Value[at], own = Networks.Value[at + 1];
        Compare(library.Single.Network, own.Single.Network, Parameters[layer], 1e-6);
        Compare(library.Double.Network, own.Double.Network, Parameters[layer], 1e-13);
    }

    private static NetworkSource Source(string front, string layer) => new(front + layer, $"[Input(6, 3)] {front} [{layer}] [Dense(2)] [Loss<MeanSquaredError>]") { HasReference = false };

    private static void Compare<T>(INetwork<T> library, INetwork<T> own, Dictionary<string, (string Parameter, int Gate, int Gates, int Row)[]> parameters, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Gates that act on a sum have a bias for each of its parts, which a cell of one's own has once.
        if (Find(library, "cell/bias") is { Shape.Count: 2 } twofold)
        {
            var values = twofold.Of<T>(library.Parameters.Span);
            values.AsSpan(values.Length / 2, values.Length / 3).Clear();
            library.Weights[twofold.Name].Set(values);
        }

        foreach (var parameter in own.Description.Parameters) own.Weights[parameter.Name].Set(Expected(library, library.Parameters.Span, parameter, parameters));
        var samples = new Samples<T>(library.Description, 7);
        Agreement.Demand<T>("outputs", own.Infer(samples), library.Infer(samples), tolerance);
        var (loss, gradients) = library.Differentiate(samples);
        var (ownLoss, ownGradients) = own.Differentiate(samples);
        Agreement.Demand("loss", [ownLoss], [loss], tolerance);
        foreach (var parameter in own.Description.Parameters)
            Agreement.Demand<T>("gradient of " + parameter.Name, parameter.Of<T>(ownGradients), Expected(library, gradients, parameter, parameters), tolerance);
    }

    private static T[] Expected<T>(INetwork<T> library, ReadOnlySpan<T> block, ParameterDescription own, Dictionary<string, (string Parameter, int Gate, int Gates, int Row)[]> parameters)
        where T : unmanaged
    {
        if (!parameters.TryGetValue(own.Name["cell/".Length..], out var parts)) return Find(library, own.Name).Of(block);
        var numbers = new List<T>();
        foreach (var (name, gate, gates, row) in parts)
        {
            var whole = Find(library, "cell/" + name);
            T[] values = whole.Of(block);
            int columns = whole.Shape[^1], units = columns / gates;
            for (int i = Math.Max(0, row); i < (row < 0 ? values.Length / columns : row + 1); i++)
                numbers.AddRange(values.AsSpan(i * columns + gate * units, units));
        }

        return [.. numbers];
    }

    private static ParameterDescription Find<T>(INetwork<T> network, string name) where T : unmanaged =>
        network.Description.Parameters.Single(parameter => parameter.Name == name);
}
