using System.Linq;

namespace CompiledNet.Generator.Tests.Fuzzing;

/// <summary>Writes attributes of layers that convolve, move, pool, disturb, normalise or attend to what has the shape they want.</summary>
internal static class ShapedLayerText
{
    /// <summary>A layer that takes an input of this shape: its attribute without closing parenthesis, and the shape of its output.</summary>
    public static (string Open, int[] Shape) Fitting(Draw draw, int[] input)
    {
        int axes = input.Length - 1;
        return axes is 1 or 2 && draw.Chance(0.6) ? Spatial(draw, input, axes) : Anywhere(draw, input);
    }

    /// <summary>A layer with arguments that are likely to be wrong.</summary>
    public static string Wild(Draw draw)
    {
        string layer = draw.Of(
            "Permute", "RepeatVector", "ZeroPadding1D", "ZeroPadding2D", "Cropping1D", "Cropping2D", "UpSampling1D", "UpSampling2D", "MaxPooling1D", "MaxPooling2D",
            "AveragePooling1D", "AveragePooling2D", "GlobalMaxPooling1D", "GlobalAveragePooling2D", "SpatialDropout1D", "SpatialDropout2D", "GaussianNoise",
            "GaussianDropout", "AlphaDropout", "Rescaling", "PReLU", "LayerNormalization", "RMSNormalization", "UnitNormalization", "GroupNormalization", "BatchNormalization", "Normalization", "CategoryEncoding", "FiLM", "GLU",
            "Conv1D", "Conv2D", "DepthwiseConv1D", "DepthwiseConv2D", "SeparableConv1D", "SeparableConv2D", "Conv1DTranspose", "Conv2DTranspose", "SimpleRNN", "LSTM", "GRU", "LSTM<Tanh, Softmax>", "GRU<global::Demo.Curve, Sigmoid>", "SimpleRNN<global::Demo.Whole>", "GLU<Softmax>", "GLU<global::Demo.Whole>", "GLU<global::Demo.Curve>", "GatedTanh",
            "RandomFlip", "RandomRotation", "RandomZoom", "RandomShear", "RandomCrop", "RandomBrightness", "RandomContrast", "RandomErasing", "STFTSpectrogram", "MelSpectrogram", "Embedding", "PositionalEncoding", "Masking", "Attention", "MultiHeadAttention", "GroupQueryAttention", "State", "Recurrent<Part>", "Recurrent<global::Demo.OwnCell>", "Block<global::Demo.OwnCell>", "TimeDistributed<global::Demo.OwnCell>");
        return $"{layer}({draw.Of("", "0", "-1", "1, 2", "1, 2, 3", "2147483647", "2147483647, 2147483647", "null", "Strides = new[] { 0 }", "Padding = (Padding)7", "3, 3, Groups = 2", "3, 3, DilationRate = new[] { 9 }", "3, 3, Padding = Padding.Causal", "2, DepthMultiplier = -1", "Padding = Padding.Same", "SharedAxes = new[] { 9 }", "Epsilon = double.NaN", "Epsilon = -1", "Momentum = 2", "Mean = new[] { 1.0 }", "Mean = new double[0], Variance = new[] { -1.0 }", "3, OutputMode = (OutputMode)9", "KeepDims = true", "2, 3, UseCausalMask = true", "4, 4, 2", "4, 4, 3", "2, 2, ValueDim = -1", "3, 2, MaskZero = true", "Dropout = 2", "MaxWavelength = -1", "UseScale = true", "3, Bidirectional = (Bidirectional)9", "3, ResetAfter = false", "3, ReturnSequences = true", "3, Stateful = true", "3, RecurrentDropout = 1", "3, Stateful = true, Bidirectional = Bidirectional.Sum", "3, RecurrentActivationArguments = new[] { 1.0 }", "Trainable = false", "GammaInitializer = typeof(int)", draw.Of(Pools.WildNumbers))}";
    }

    private static (string Open, int[] Shape) Spatial(Draw draw, int[] input, int axes)
    {
        int channels = input[^1];
        int[] positions = input[..^1];
        switch (draw.Below(axes == 1 ? 19 : 15))
        {
            case > 11 when axes == 2: return (Augmentation(draw), input);
            case 12 or 13 or 14: return Recurrence(draw, positions[0]);
            case > 14: return Attention(draw, input);
            case 0: return ($"ZeroPadding{axes}D({draw.Of("", "1")}", [.. positions.Select(length => length + 2), channels]);
            case 1 when positions.All(length => length > 2): return ($"Cropping{axes}D(1", [.. positions.Select(length => length - 2), channels]);
            case 2: return ($"UpSampling{axes}D({draw.Of("", "2")}", [.. positions.Select(length => length * 2), channels]);
            case 3: return ($"SpatialDropout{axes}D({draw.Of(Pools.Rates)}", input);
            case 4: return ($"Global{draw.Of("Max", "Average")}Pooling{axes}D(", [channels]);
            case 5 when positions.All(length => length > 1): return ($"{draw.Of("Max", "Average")}Pooling{axes}D(", [.. positions.Select(length => length / 2), channels]);
            case 6 or 7 or 8: return Convolution(draw, axes, positions, channels);
            default:
                int size = draw.Of(1, 2, 3, 4), stride = draw.Of(1, 2, 3);
                return ($"{draw.Of("Max", "Average")}Pooling{axes}D({size}, Strides = new[] {{ {stride} }}, Padding = Padding.Same", [.. positions.Select(length => (length + stride - 1) / stride), channels]);
        }
    }

    private static string Augmentation(Draw draw) => draw.Of(
        "RandomFlip(", "RandomFlip(FlipMode.Vertical", "RandomRotation(0.1", "RandomRotation(-0.2, 0.1, FillMode = FillMode.Wrap", "RandomZoom(0.1, 0.2", "RandomShear(0.1", "RandomTranslation(0.1, 0.1, Interpolation = Interpolation.Nearest",
        "RandomBrightness(0.2", "RandomContrast(0.2, ValueRange = new[] { 0.0, 1.0 }", "RandomErasing(", "RandomErasing(0.5, FillValue = new[] { 0.5 }");

    private static (string Open, int[] Shape) Attention(Draw draw, int[] input)
    {
        string rest = $"UseCausalMask = {draw.Of("true", "false")}, Dropout = {draw.Of("0", "0.1")}";
        return draw.Below(6) switch
        {
            0 => ("PositionalEncoding(", input),
            1 => ($"Masking({draw.Of("", "0", "-1.5")}", input),
            2 => ($"Attention({rest}, UseScale = {draw.Of("true", "false")}", input),
            3 => ($"GroupQueryAttention({draw.Of(1, 3, 4)}, 4, {draw.Of(1, 2, 4)}, {rest}", input),
            _ => ($"MultiHeadAttention({draw.Of(1, 2, 3)}, {draw.Of(1, 3, 4, 8)}, {rest}, ValueDim = {draw.Of(0, 5)}, UseBias = {draw.Of("true", "false")}", input),
        };
    }

    private static (string Open, int[] Shape) Recurrence(Draw draw, int steps)
    {
        if (draw.Chance(0.25)) return OwnCell(draw, steps);
        int units = draw.Of(1, 3, 8, 17);
        string layer = draw.Of("SimpleRNN", "SimpleRNN<ReLU>", "LSTM", "LSTM<Softsign, HardSigmoid>", "GRU", "GRU<global::Demo.Curve, Sigmoid>");
        string mode = draw.Of("None", "Concat", "Sum", "Mul", "Ave");
        bool sequences = draw.Chance(0.5);
        int width = mode == "Concat" ? 2 * units : units;
        string open = $"{layer}({units}, Bidirectional = Bidirectional.{mode}, UseBias = {draw.Of("true", "false")}, GoBackwards = {draw.Of("true", "false")}{(sequences ? ", ReturnSequences = true" : "")}{(mode == "None" && draw.Chance(0.3) ? ", Stateful = true" : "")}, Dropout = {draw.Of("0", "0.2")}, RecurrentDropout = {draw.Of("0", "0.2")}";
        return (open, sequences ? [steps, width] : [width]);
    }

    private static (string Open, int[] Shape) OwnCell(Draw draw, int steps)
    {
        bool sequences = draw.Chance(0.5);
        return ($"Recurrent<global::Demo.OwnCell>(GoBackwards = {draw.Of("true", "false")}, ReturnSequences = {(sequences ? "true" : "false")}", sequences ? [steps, 5] : [5]);
    }

    private static (string Open, int[] Shape) Convolution(Draw draw, int axes, int[] positions, int channels)
    {
        int filters = draw.Of(1, 3, 8, 17), size = draw.Of(1, 2, 3), stride = draw.Of(1, 2), dilation = draw.Of(1, 2);
        string activation = draw.Of("", "<ReLU>", "<Tanh>", "<Softmax>"), rest = $"{size}, Strides = new[] {{ {stride} }}, DilationRate = new[] {{ {dilation} }}, Padding = Padding.Same, UseBias = {draw.Of("true", "false")}";
        int[] shorter = [.. positions.Select(length => (length + stride - 1) / stride)];
        return draw.Below(4) switch
        {
            0 => ($"DepthwiseConv{axes}D{activation}({rest}, DepthMultiplier = 2", [.. shorter, 2 * channels]),
            1 => ($"SeparableConv{axes}D{activation}({filters}, {rest}", [.. shorter, filters]),
            2 => ($"Conv{axes}DTranspose{activation}({filters}, {rest}", [.. positions.Select(length => length * stride), filters]),
            _ => ($"Conv{axes}D{activation}({filters}, {rest}", [.. shorter, filters]),
        };
    }

    private static (string Open, int[] Shape) Anywhere(Draw draw, int[] input)
    {
        switch (draw.Below(16))
        {
            case 0: return ($"GaussianNoise({draw.Of("0", "0.1", "1e30")}", input);
            case 1: return ($"{draw.Of("GaussianDropout", "AlphaDropout")}({draw.Of(Pools.Rates)}", input);
            case 2: return ($"Rescaling({draw.Of("1 / 255.0", "2, -1", "1e30", "-0.0, 1e-320")}", input);
            case 3: return ($"PReLU({draw.Of("", "SharedAxes = new[] { 1 }", "Trainable = false", "AlphaInitializer = typeof(Ones)", $"SharedAxes = new[] {{ {input.Length} }}")}", input);
            case 4: return ($"LayerNormalization({draw.Of("", "Epsilon = 1e-6", "Center = false", "Scale = false", "Scale = false, Center = false", "GammaRegularizer = typeof(L2)", "Trainable = false")}", input);
            case 5: return ($"RMSNormalization({draw.Of("", "Epsilon = 1e-6", "Trainable = false")}", input);
            case 6: return ("UnitNormalization(", input);
            case 7: return ($"GroupNormalization({draw.Of("1", "-1", $"{input[^1]}, Scale = false")}", input);
            case 8 when input[^1] % 2 == 0: return ($"{draw.Of("GLU", "GLU<SiLU>", "GLU<global::Demo.Curve>", "GatedTanh")}(", [.. input[..^1], input[^1] / 2]);
            case 10 or 11: return ($"BatchNormalization({draw.Of("", "Momentum = 0", "Center = false", "Scale = false", "Trainable = false", "MovingMeanInitializer = typeof(Ones)")}", input);
            case 12: return ($"Normalization({draw.Of("", "Invert = true", "Mean = new[] { 0.5 }, Variance = new[] { 1e-30 }")}", input);
            case 13: return ($"CategoryEncoding(5, OutputMode = OutputMode.{draw.Of("MultiHot", "Count")}", [.. input[..^1], 5]);
            case 14 when input.Length < 3: return ($"Embedding({draw.Of(2, 9)}, 5, EmbeddingsRegularizer = typeof(L2)", [.. input, 5]);
            case 9 when input.Length == 1: return ("RepeatVector(3", [3, input[0]]);
            default:
                int[] order = [.. Enumerable.Range(1, input.Length).OrderBy(_ => draw.Below(1000))];
                return ($"Permute({string.Join(", ", order)}", [.. order.Select(axis => input[axis - 1])]);
        }
    }
}
