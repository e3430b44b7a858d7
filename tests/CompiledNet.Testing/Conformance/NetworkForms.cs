using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Testing;

/// <summary>
/// One network compiled in several forms: for vector widths alone, so that all run on any machine, and in double precision.
/// </summary>
public sealed class NetworkForms
{
    private const string Prelude = """
        using System;
        using System.Numerics;
        using CompiledNet;
        using CompiledNet.Numerics;

        namespace Cases;

        // Infinite at zero, where the padding of its input is.
        public struct LogMagnitude : IElementwiseActivation
        {
            public readonly T Forward<T>(T x) where T : struct, ILanes<T> => T.Log(T.Abs(x));

            public readonly T Derivative<T>(T x, T y) where T : struct, ILanes<T> => T.One / x;
        }

        // An activation of whole vectors, as users write them: the softmax of 2x.
        public struct SharpSoftmax : IVectorActivation
        {
            public readonly void Forward<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T>
            {
                T sum = T.Zero;
                foreach (T value in x) sum += T.Exp(value + value);
                for (int i = 0; i < x.Length; i++) y[i] = T.Exp(x[i] + x[i]) / sum;
            }

            public readonly void Backward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> gradientY, Span<T> gradientX) where T : unmanaged, IBinaryFloatingPointIeee754<T>
            {
                T dot = T.Zero;
                for (int i = 0; i < y.Length; i++) dot += y[i] * gradientY[i];
                for (int i = 0; i < y.Length; i++) gradientX[i] = (y[i] + y[i]) * (gradientY[i] - dot);
            }
        }

        """;

    // 256 bits where the code finds AVX2 when it runs, else 128.
    private const string Chosen = nameof(Chosen);

    private static readonly string[] AllWidths = ["V128", Chosen, "V512"];

    private readonly Assembly _assembly;
    private readonly string _class;
    private readonly string[] _widths;

    private NetworkForms(NetworkSource source, Assembly assembly, string batch, int number)
    {
        Source = source;
        _assembly = assembly;
        _class = $"Cases.{batch}.N{number}";
        _widths = WidthsOf(number);
    }

    public NetworkSource Source { get; }

    /// <summary>The network in single precision, with vectors of 256 bits.</summary>
    public NetworkForm<float> Single => field ??= Form<float>("");

    /// <summary>The network with other vector widths, one at a time.</summary>
    public IEnumerable<NetworkForm<float>> Widths => _widths.Select(Form<float>);

    /// <summary>The network in double precision.</summary>
    public NetworkForm<double> Double => field ??= Form<double>("Double");

    /// <summary>Compiles many networks at once; neither the generator nor the compiler may have anything to say of them.</summary>
    /// <param name="sources">The networks.</param>
    /// <param name="blocks">Further classes that they use.</param>
    /// <param name="precisionsOnly">Whether <see cref="Single"/> and <see cref="Double"/> are enough.</param>
    public static IReadOnlyList<NetworkForms> Compile(IReadOnlyList<NetworkSource> sources, string blocks = "", bool precisionsOnly = false) =>
        CompileTogether([new NetworkBatch("Alone", sources, blocks)], precisionsOnly)["Alone"];

    /// <summary>Compiles the networks of many batches at once, so that all of them share their kernels.</summary>
    /// <returns>The forms of each batch, by its name.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<NetworkForms>> CompileTogether(IReadOnlyList<NetworkBatch> batches, bool precisionsOnly = false)
    {
        var assembly = NetworkCompiler.Load([Prelude, .. batches.Select(batch => batch.ToCode(batch.Sources.SelectMany((source, i) => Classes(source, i, precisionsOnly))))]);
        return batches.ToDictionary(
            batch => batch.Name, batch => (IReadOnlyList<NetworkForms>)[.. batch.Sources.Select((source, i) => new NetworkForms(source, assembly, batch.Name, i))]);
    }

    /// <summary>The descriptions of many networks, by batch and number, at little cost.</summary>
    public static IReadOnlyDictionary<string, NetworkDescription> Describe(IReadOnlyList<NetworkBatch> batches) =>
        DescribedNetworks.Of(batches.Select(batch => batch.ToCode(batch.Sources.Select((source, i) => source.ToCode($"N{i}", "")))), [Prelude]);

    /// <summary>The same of classes, each with the name of its batch and its own.</summary>
    public static IReadOnlyDictionary<string, NetworkDescription> Describe(IEnumerable<(string Batch, string Code)> classes) =>
        DescribedNetworks.Of(classes.GroupBy(each => each.Batch).Select(batch => new NetworkBatch(batch.Key, []).ToCode(batch.Select(each => each.Code))), [Prelude]);

    /// <summary>The generated files of many networks that find AVX2 when they run: of all in single precision, of the first of each batch in double.</summary>
    public static Compilation GenerateChosen(IReadOnlyList<NetworkBatch> batches) => NetworkCompiler.Generate([Prelude, .. batches.Select(batch => batch.ToCode(
        batch.Sources.Select((source, i) => source.ToCode($"N{i}", Options(Chosen) + ", BFloat16Session = true"))
            .Append(batch.Sources[0].ToCode("Double", "ElementType = ElementType.Double, " + Options(Chosen)))))]);

    private static IEnumerable<string> Classes(NetworkSource source, int number, bool precisionsOnly)
    {
        string inputs = source.HasLoss ? "true" : "false", width = Turn(number) == Chosen ? Chosen : "V256";
        IEnumerable<string> precisions =
        [
            source.ToCode($"N{number}", "VectorWidths = VectorWidths.V256"),
            source.ToCode($"N{number}Double", $"ElementType = ElementType.Double, InputGradients = {inputs}, {Options(width)}"),
        ];
        return precisionsOnly ? precisions : precisions.Concat(WidthsOf(number).Select(width => source.ToCode($"N{number}{width}", Options(width))));
    }

    private static string Options(string width) => $"VectorWidths = VectorWidths.{(width == Chosen ? "V128 | VectorWidths.V256" : width)}";

    // A fifth of the time goes into compiling one width. The networks of a layer, several each, take turns, save in long runs.
    private static string[] WidthsOf(int number) => Sampling.IsLong ? AllWidths : [Turn(number)];

    private static string Turn(int number) => AllWidths[number % AllWidths.Length];

    private NetworkForm<T> Form<T>(string suffix) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var form = new NetworkForm<T>(_assembly.GetType(_class + suffix, throwOnError: true)!);
        FixedWeights.Set(form.Network, Source.Scale);
        return form;
    }
}
