using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using CompiledNet.Testing;

namespace CompiledNet.Generator.Tests;

/// <summary>
/// Every argument of every layer either changes what the network's fingerprint is made of, or is named here as one that
/// no prediction depends on: a new layer or argument that is forgotten cannot pass.
/// </summary>
public class OptionCensusTests
{
    private static readonly string[]
        s_ofTraining = ["Trainable", "Rate", "Stddev", "Momentum", "Synchronized", "Dropout", "RecurrentDropout", "UnitForgetBias", "Algorithm", "Mean", "Variance",
            "RandomFlip.mode", "Factor", "HeightFactor", "WidthFactor", "XFactor", "YFactor", "FillMode", "Interpolation", "FillValue", "ValueRange", "RandomErasing.Scale", "MixUp.alpha"],
        s_ofParameters = ["Initializer", "Regularizer", "Constraint"];

    // The shape of what each layer reads, and the arguments of its constructor.
    private static readonly Dictionary<string, (string Input, string Use)> s_uses = new()
    {
        ["Activation"] = ("8", "Activation<ReLU>"), ["AlphaDropout"] = ("8", "AlphaDropout(rate: 0.1)"), ["Attention"] = ("6, 4", "Attention"),
        ["AveragePooling1D"] = ("6, 4", "AveragePooling1D(poolSize: new[] { 2 })"), ["AveragePooling2D"] = ("6, 6, 4", "AveragePooling2D(poolSize: new[] { 2 })"),
        ["BatchNormalization"] = ("8", "BatchNormalization"), ["CategoryEncoding"] = ("8", "CategoryEncoding(numTokens: 4)"),
        ["Conv1D"] = ("8, 4", "Conv1D(filters: 4, kernelSize: new[] { 2 })"), ["Conv1DTranspose"] = ("8, 4", "Conv1DTranspose(filters: 4, kernelSize: new[] { 2 })"),
        ["Conv2D"] = ("8, 8, 4", "Conv2D(filters: 4, kernelSize: new[] { 2 })"), ["Conv2DTranspose"] = ("8, 8, 4", "Conv2DTranspose(filters: 4, kernelSize: new[] { 2 })"),
        ["Cropping1D"] = ("8, 4", "Cropping1D(cropping: new[] { 1 })"), ["Cropping2D"] = ("8, 8, 4", "Cropping2D(cropping: new[] { 1 })"),
        ["Dense"] = ("8", "Dense(units: 4)"), ["DepthwiseConv1D"] = ("8, 4", "DepthwiseConv1D(kernelSize: new[] { 2 })"),
        ["DepthwiseConv2D"] = ("8, 8, 4", "DepthwiseConv2D(kernelSize: new[] { 2 })"), ["Dropout"] = ("8", "Dropout(rate: 0.1)"),
        ["Embedding"] = ("8", "Embedding(inputDim: 5, outputDim: 4)"), ["Flatten"] = ("8, 4", "Flatten"), ["GLU"] = ("8", "GLU"), ["GRU"] = ("8, 4", "GRU(units: 4)"),
        ["GatedTanh"] = ("8", "GatedTanh"), ["GaussianDropout"] = ("8", "GaussianDropout(rate: 0.1)"), ["GaussianNoise"] = ("8", "GaussianNoise(stddev: 0.1)"),
        ["GlobalAveragePooling1D"] = ("8, 4", "GlobalAveragePooling1D"), ["GlobalAveragePooling2D"] = ("8, 8, 4", "GlobalAveragePooling2D"),
        ["GlobalMaxPooling1D"] = ("8, 4", "GlobalMaxPooling1D"), ["GlobalMaxPooling2D"] = ("8, 8, 4", "GlobalMaxPooling2D"),
        ["GroupNormalization"] = ("8", "GroupNormalization(groups: 2)"), ["GroupQueryAttention"] = ("6, 4", "GroupQueryAttention(headDim: 3, numQueryHeads: 2, numKeyValueHeads: 2)"),
        ["LSTM"] = ("8, 4", "LSTM(units: 4)"), ["LayerNormalization"] = ("8", "LayerNormalization"), ["Masking"] = ("8, 4", "Masking(maskValue: 0)"),
        ["MaxPooling1D"] = ("6, 4", "MaxPooling1D(poolSize: new[] { 2 })"), ["MaxPooling2D"] = ("6, 6, 4", "MaxPooling2D(poolSize: new[] { 2 })"),
        ["MixUp"] = ("8", "MixUp(alpha: 0.1)"), ["CutMix"] = ("8, 8, 4", "CutMix(factor: 0.1)"), ["MultiHeadAttention"] = ("6, 4", "MultiHeadAttention(numHeads: 2, keyDim: 3)"), ["Normalization"] = ("8", "Normalization"), ["PReLU"] = ("8, 4", "PReLU"),
        ["Permute"] = ("4, 4, 2", "Permute(dims: new[] { 1, 2, 3 })"), ["PositionalEncoding"] = ("8, 4", "PositionalEncoding"), ["RMSNormalization"] = ("8", "RMSNormalization"),
        ["RandomBrightness"] = ("8, 8, 4", "RandomBrightness(factor: new[] { 0.1 })"), ["RandomContrast"] = ("8, 8, 4", "RandomContrast(factor: new[] { 0.1 })"),
        ["RandomCrop"] = ("8, 8, 4", "RandomCrop(height: 4, width: 4)"), ["RandomErasing"] = ("8, 8, 4", "RandomErasing(factor: new[] { 0.1 })"),
        ["RandomFlip"] = ("8, 8, 4", "RandomFlip"), ["RandomRotation"] = ("8, 8, 4", "RandomRotation(factor: new[] { 0.1 })"),
        ["RandomShear"] = ("8, 8, 4", "RandomShear(xFactor: new[] { 0.1 }, yFactor: new[] { 0.1 })"), ["RandomTranslation"] = ("8, 8, 4", "RandomTranslation(heightFactor: new[] { 0.1 }, widthFactor: new[] { 0.1 })"),
        ["RandomZoom"] = ("8, 8, 4", "RandomZoom(heightFactor: new[] { 0.1 }, widthFactor: new[] { 0.1 })"),
        ["Recurrent"] = ("8, 4", "Recurrent<Cell>"), ["RepeatVector"] = ("8", "RepeatVector(n: 2)"), ["Rescaling"] = ("8", "Rescaling(scale: 2, offset: 0)"),
        ["Reshape"] = ("8, 4", "Reshape(shape: new[] { 2, 16 })"), ["SeparableConv1D"] = ("8, 4", "SeparableConv1D(filters: 4, kernelSize: new[] { 2 })"),
        ["SeparableConv2D"] = ("8, 8, 4", "SeparableConv2D(filters: 4, kernelSize: new[] { 2 })"), ["SimpleRNN"] = ("8, 4", "SimpleRNN(units: 4)"), ["Softmax"] = ("8", "Softmax"),
        ["STFTSpectrogram"] = ("600", "STFTSpectrogram(frameLength: 64)"), ["MelSpectrogram"] = ("3000", "MelSpectrogram"), ["SpatialDropout1D"] = ("8, 4", "SpatialDropout1D(rate: 0.1)"), ["SpatialDropout2D"] = ("8, 8, 4", "SpatialDropout2D(rate: 0.1)"),
        ["TimeDistributed"] = ("8, 4", "TimeDistributed<Step>"), ["UnitNormalization"] = ("8", "UnitNormalization"), ["UpSampling1D"] = ("8, 4", "UpSampling1D(size: 2)"),
        ["UpSampling2D"] = ("8, 8, 4", "UpSampling2D(size: new[] { 2 })"), ["ZeroPadding1D"] = ("8, 4", "ZeroPadding1D(padding: new[] { 1 })"),
        ["ZeroPadding2D"] = ("8, 8, 4", "ZeroPadding2D(padding: new[] { 1 })"),
        ["DenseTranspose"] = ("8), Dense(4, Name = \"d\"", "DenseTranspose(layer: \"d\")"),
        ["Concatenate"] = ("4, 3 | 4, 3", "Concatenate(nameof(X), nameof(Z))"), ["FiLM"] = ("4, 3 | 5", "FiLM(nameof(X), nameof(Z))"),
    };

    // Values that do not follow from the type of an argument.
    private static readonly Dictionary<string, string> s_values = new()
    {
        ["poolSize"] = "new[] { 3 }", ["Strides"] = "new[] { 3 }", ["kernelSize"] = "new[] { 3 }", ["DilationRate"] = "new[] { 2 }", ["cropping"] = "new[] { 2 }", ["padding"] = "new[] { 2 }",
        ["Groups"] = "2", ["groups"] = "4", ["DepthMultiplier"] = "2", ["numKeyValueHeads"] = "1", ["numQueryHeads"] = "4", ["dims"] = "new[] { 2, 1, 3 }", ["shape"] = "new[] { 4, 8 }",
        ["SharedAxes"] = "new[] { 1 }", ["Mean"] = "new[] { 0.5 }, Variance = new[] { 1.0 }", ["Variance"] = "new[] { 0.5 }, Mean = new[] { 0.0 }", ["size"] = "3", ["ValueDim"] = "5", ["Axis"] = "0",
        ["UpSampling2D.size"] = "new[] { 3 }", ["Algorithm"] = "ConvolutionAlgorithm.Direct",
        ["factor"] = "new[] { 0.3 }", ["heightFactor"] = "new[] { 0.3 }", ["widthFactor"] = "new[] { 0.3 }", ["xFactor"] = "new[] { 0.3 }", ["yFactor"] = "new[] { 0.3 }",
        ["ValueRange"] = "new[] { 0.0, 1.0 }", ["FftLength"] = "1024", ["SamplingRate"] = "8000", ["MaxFreq"] = "4000", ["RandomErasing.Scale"] = "new[] { 0.1, 0.2 }", ["RandomErasing.FillValue"] = "new[] { 3.0 }",
        ["CutMix.factor"] = "0.3",
    };

    private const string Blocks = """
        [Block] partial class Step { [Input] public partial Node X { get; } [Rescaling(2)] public partial Node Y { get; } }
        [Block] partial class Cell { [Input] public partial Node X { get; } [State(4, Next = nameof(H))] public partial Node B { get; } [Add(nameof(X), nameof(B))] public partial Node H { get; } }
        """;

    // Inputs and states are no layers; the others that merge have no arguments; a block is its layers, and a layer that is shared the one it names.
    private static readonly string[] s_elsewhere = ["Input", "State", "Block", "Shared", "Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum", "NormalSample"];

    [Fact]
    public void Every_argument_changes_the_fingerprint_or_is_one_of_training()
    {
        var rows = Arguments().ToList();
        rows.Select(row => row.Kind).Distinct().Order(StringComparer.Ordinal).ShouldBe(s_uses.Keys.Where(kind => rows.Any(row => row.Kind == kind)).Order(StringComparer.Ordinal));
        var networks = s_uses.Select(use => Network($"Plain{use.Key}", use.Value.Input, use.Value.Use))
            .Concat(rows.Select((row, i) => Network($"Row{i}", s_uses[row.Kind].Input, With(s_uses[row.Kind].Use, row.Argument, row.Value))));
        var found = DescribedNetworks.Of(Sources.File(Blocks + string.Join("\n", networks)), Sources.Traits);

        var wrong = rows.Where((row, i) => found[$"Demo.Row{i}"].Fingerprint == found[$"Demo.Plain{row.Kind}"].Fingerprint != IsOfTraining(row.Kind, row.Argument));
        wrong.Select(row => $"{row.Kind}.{row.Argument} = {row.Value}").ShouldBeEmpty();
    }

    [Fact]
    public void Defaults_are_described_as_the_attributes_have_them()
    {
        var found = DescribedNetworks.Of(Sources.File(Blocks + string.Join("\n", s_uses.Select(use => Network($"Plain{use.Key}", use.Value.Input, use.Value.Use)))));
        var wrong = new List<string>();
        foreach (var type in Kinds().Where(type => !type.IsGenericTypeDefinition))
        {
            var constructor = type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First();
            object attribute = constructor.Invoke([.. constructor.GetParameters().Select(Any)]);
            var arguments = found[$"Demo.Plain{KindOf(type)}"].Layers[^1].Arguments.ToDictionary(argument => argument.Name, argument => argument.Value);
            foreach (var property in Settable(type))
            {
                // As many as KeyDim, and the last of those there are: what they mean stands there then.
                if (property.Name is "ValueDim" or "Axis") continue;
                string? expected = Text(property.GetValue(attribute));
                if (expected is not null && arguments.GetValueOrDefault(property.Name) != expected) wrong.Add($"{KindOf(type)}.{property.Name}: {expected}, not {arguments.GetValueOrDefault(property.Name)}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    private static IEnumerable<Type> Kinds() => typeof(LayerAttribute).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract && !s_elsewhere.Contains(KindOf(type)));

    private static IEnumerable<(string Kind, string Argument, string Value)> Arguments()
    {
        foreach (var type in Kinds())
        {
            string kind = KindOf(type);
            s_uses.Keys.ShouldContain(kind);
            var constructed = type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Where(parameter => parameter.Name is not ("from" or "layer")).Select(parameter => (parameter.Name!, parameter.ParameterType));
            var named = Settable(type).Select(property => (property.Name, property.PropertyType));
            // The numbers that go to a type's constructor are part of that type, see FingerprintTests.
            foreach (var (name, of) in constructed.Concat(named).Where(argument => !argument.Item1.EndsWith("Arguments", StringComparison.Ordinal)).Distinct())
            {
                if (of.IsEnum && !s_values.ContainsKey(name))
                    foreach (object value in Enum.GetValues(of).Cast<object>().Skip(1).Where(value => !(value is Padding.Causal && !IsCausal(kind)))) yield return (kind, name, $"{of.Name}.{value}");
                else yield return (kind, name, s_values.GetValueOrDefault($"{kind}.{name}") ?? s_values.GetValueOrDefault(name) ?? Value(name, of, kind));
            }
        }
    }

    private static bool IsCausal(string kind) => kind is "STFTSpectrogram" or "Conv1D" or "SeparableConv1D" or "DepthwiseConv1D";

    // Variants is no argument of a layer: it makes other networks.
    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties().Where(property => property.SetMethod is not null && property.Name is not ("Name" or "From" or "Variants" or "TypeId"));

    private static string Value(string name, Type type, string kind)
    {
        if (type == typeof(bool)) return name is "UseBias" or "Center" or "Scale" or "ResetAfter" or "Trainable" or "UnitForgetBias" or "PowerToDb" ? "false" : "true";
        if (type == typeof(double)) return "0.25";
        if (type == typeof(int)) return "7";
        if (type == typeof(Type)) return name.EndsWith("Initializer", StringComparison.Ordinal) ? "typeof(HeNormal)" : name.EndsWith("Regularizer", StringComparison.Ordinal) ? "typeof(L2)" : "typeof(NonNeg)";
        throw new InvalidOperationException($"{kind}.{name} needs a value in this table.");
    }

    private static bool IsOfTraining(string kind, string argument) =>
        s_ofTraining.Contains(char.ToUpperInvariant(argument[0]) + argument[1..]) || s_ofTraining.Contains($"{kind}.{argument}") || s_ofParameters.Any(suffix => argument.EndsWith(suffix, StringComparison.Ordinal));

    // The argument of a constructor takes the place of the one there; a property stands behind them.
    private static string With(string use, string argument, string value)
    {
        var written = new Regex($@"\b{argument}: (new\[\] {{ [^}}]* }}|[^,)]+)");
        if (written.IsMatch(use)) return written.Replace(use, $"{argument}: {value}");
        return use.EndsWith(')') ? $"{use[..^1]}, {argument} = {value})" : $"{use}({argument} = {value})";
    }

    private static string KindOf(Type type) => type.Name[..type.Name.IndexOf("Attribute", StringComparison.Ordinal)];

    private static object? Any(ParameterInfo parameter) => parameter.HasDefaultValue ? parameter.DefaultValue : parameter.ParameterType == typeof(string) ? ""
        : parameter.ParameterType.IsArray ? Array.CreateInstance(parameter.ParameterType.GetElementType()!, 0) : Activator.CreateInstance(parameter.ParameterType);

    private static string? Text(object? value) => value switch
    {
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        int or Enum => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    // A layer that merges reads two inputs.
    private static string Network(string name, string input, string layer) => input.Split(" | ") is [var first, var second]
        ? $"[Network(VectorWidths = VectorWidths.V128)] partial class {name} {{ [Input({first})] public partial Node X {{ get; }} [Input({second})] public partial Node Z {{ get; }} [{layer}] public partial Node Y {{ get; }} }}"
        : $"[Network(VectorWidths = VectorWidths.V128), Input({input}), {layer}] partial class {name};";
}
