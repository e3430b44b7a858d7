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

    private static readonly string[] s_widths = ["V256", "V128", Chosen, "V512"];

    private readonly Assembly _assembly;
    private readonly string _class;
    private readonly string[] _otherWidths;

    private NetworkForms(NetworkSource source, Assembly assembly, string batch, int number, bool everyWidth)
    {
        Source = source;
        _assembly = assembly;
        _class = $"Cases.{batch}.N{number}";
        _otherWidths = OtherWidthsOf(number, everyWidth);
    }

    public NetworkSource Source { get; }

    /// <summary>The network in single precision, with vectors of one width: the networks of a layer, several each, take turns.</summary>
    public NetworkForm<float> Single => field ??= Form<float>("");

    /// <summary>The network with the other vector widths, one at a time; none in short runs unless they were wanted.</summary>
    public IEnumerable<NetworkForm<float>> OtherWidths => _otherWidths.Select(Form<float>);

    /// <summary>The network in double precision, with vectors of another width than <see cref="Single"/>.</summary>
    public NetworkForm<double> Double => field ??= Form<double>("Double");

    /// <summary>Compiles many networks at once; neither the generator nor the compiler may have anything to say of them.</summary>
    /// <param name="sources">The networks.</param>
    /// <param name="blocks">Further classes that they use.</param>
    /// <param name="precisionsOnly">Whether <see cref="Single"/>, with 256 bits, and <see cref="Double"/> are enough.</param>
    /// <param name="everyWidth">Whether each network is wanted with all widths in short runs too.</param>
    public static IReadOnlyList<NetworkForms> Compile(IReadOnlyList<NetworkSource> sources, string blocks = "", bool precisionsOnly = false, bool everyWidth = false) =>
        CompileTogether([new NetworkBatch("Alone", sources, blocks)], precisionsOnly, everyWidth)["Alone"];

    /// <summary>Compiles the networks of many batches at once, so that all of them share their kernels.</summary>
    /// <returns>The forms of each batch, by its name.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<NetworkForms>> CompileTogether(IReadOnlyList<NetworkBatch> batches, bool precisionsOnly = false, bool everyWidth = false)
    {
        var assembly = NetworkCompiler.Load([Prelude, .. batches.Select(batch => batch.ToCode(batch.Sources.SelectMany((source, i) => Classes(source, i, precisionsOnly, everyWidth))))]);
        return batches.ToDictionary(
            batch => batch.Name, batch => (IReadOnlyList<NetworkForms>)[.. batch.Sources.Select((source, i) => new NetworkForms(source, assembly, batch.Name, i, everyWidth))]);
    }

    /// <summary>The descriptions of many networks, by batch and number, at little cost.</summary>
    public static IReadOnlyDictionary<string, NetworkDescription> Describe(IReadOnlyList<NetworkBatch> batches) =>
        DescribedNetworks.Of(batches.Select(batch => batch.ToCode(batch.Sources.Select((source, i) => source.ToCode($"N{i}", "")))), [Prelude]);

    /// <summary>The same of classes, each with the name of its batch and its own.</summary>
    public static IReadOnlyDictionary<string, NetworkDescription> Describe(IEnumerable<(string Batch, string Code)> classes) =>
        DescribedNetworks.Of(classes.GroupBy(each => each.Batch).Select(batch => new NetworkBatch(batch.Key, []).ToCode(batch.Select(each => each.Code))), [Prelude]);

    /// <summary>
    /// The generated files of many networks that find AVX2 when they run: of every third of a batch in single precision, of all in long runs,
    /// and of the first of each batch in double.
    /// </summary>
    public static Compilation GenerateChosen(IReadOnlyList<NetworkBatch> batches) => NetworkCompiler.Generate([Prelude, .. batches.Select(batch => batch.ToCode(
        batch.Sources.Where((_, i) => Sampling.IsLong || i % 3 == 0).Select((source, i) => source.ToCode($"N{i}", Options(Chosen) + ", BFloat16Session = true"))
            .Append(batch.Sources[0].ToCode("Double", "ElementType = ElementType.Double, " + Options(Chosen)))))]);

    private static IEnumerable<string> Classes(NetworkSource source, int number, bool precisionsOnly, bool everyWidth)
    {
        string inputs = source.HasLoss ? "true" : "false", single = precisionsOnly ? s_widths[0] : Turn(number);
        IEnumerable<string> precisions =
        [
            source.ToCode($"N{number}", Options(single)),
            source.ToCode($"N{number}Double", $"ElementType = ElementType.Double, InputGradients = {inputs}, {Options(DoubleOf(Turn(number)))}"),
        ];
        return precisionsOnly ? precisions : precisions.Concat(OtherWidthsOf(number, everyWidth).Select(width => source.ToCode($"N{number}{width}", Options(width))));
    }

    private static string Options(string width) => $"VectorWidths = VectorWidths.{(width == Chosen ? "V128 | VectorWidths.V256" : width)}";

    // A third of the time goes into compiling one width.
    private static string[] OtherWidthsOf(int number, bool everyWidth) => everyWidth || Sampling.IsLong ? [.. s_widths.Where(width => width != Turn(number))] : [];

    private static string Turn(int number) => s_widths[number % s_widths.Length];

    // Both are held against each other and against PyTorch, so that two widths of each network are.
    private static string DoubleOf(string single) => single switch { "V256" => "V128", "V128" => Chosen, _ => "V256" };

    private NetworkForm<T> Form<T>(string suffix) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var form = new NetworkForm<T>(_assembly.GetType(_class + suffix, throwOnError: true)!);
        FixedWeights.Set(form.Network, Source.Scale);
        return form;
    }
}
