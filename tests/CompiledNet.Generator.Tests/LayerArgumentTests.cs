using System;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.Generator.Tests;

/// <summary>What is said of wrong arguments and shapes of layers that convolve, move, pool, disturb, normalise or attend.</summary>
public class LayerArgumentTests
{
    private static readonly Lazy<DeclarationBatch> s_wrong = new(
        () => DeclarationBatch.Of(typeof(LayerArgumentTests), nameof(A_wrong_argument_or_shape_is_named), row => [Wrong((string)row[0]!, (string)row[1]!)]));

    private static readonly Lazy<DeclarationBatch> s_right = new(
        () => DeclarationBatch.Of(typeof(LayerArgumentTests), nameof(All_of_them_compile_without_a_warning), row => Right((string)row[0]!)));

    [Theory]
    [InlineData("Input(3)", "MaxPooling1D", "CN0005", "expects [steps, channels], but gets [3]: put [Reshape(3, 1)] before it for a sequence of single numbers, or [Embedding(…)] for one of ids")]
    [InlineData("Input(3, 4)", "MaxPooling2D", "CN0005", "expects [height, width, channels], but gets [3, 4]: put [Reshape(3, 4, 1)] before it for an image of one channel")]
    [InlineData("Input(3, 4)", "MaxPooling1D(4)", "CN0005", "expects at least as many positions as its window has, [4], but gets [3, 4]: use a smaller window or Padding = Padding.Same")]
    [InlineData("Input(3, 4)", "AveragePooling1D(0)", "CN0006", "poolSize is [0], but has to be one number, at least 1")]
    [InlineData("Input(3, 4, 1)", "AveragePooling2D(1, 2, 3)", "CN0006", "poolSize is [1, 2, 3], but has to be one number for both axes or two for height and width, at least 1")]
    [InlineData("Input(3, 4)", "MaxPooling1D(2, Strides = new[] { 0 })", "CN0006", "strides is [0], but has to be one number, at least 1")]
    [InlineData("Input(3, 4)", "MaxPooling1D(2, Padding = (Padding)2)", "CN0006", "padding is 2, but has to be Padding.Valid or Padding.Same")]
    [InlineData("Input(3)", "Conv1D(4, 3)", "CN0005", "expects [steps, channels], but gets [3]: put [Reshape(3, 1)] before it for a sequence of single numbers, or [Embedding(…)] for one of ids")]
    [InlineData("Input(3, 4)", "Conv2D(4, 3)", "CN0005", "expects [height, width, channels], but gets [3, 4]: put [Reshape(3, 4, 1)] before it for an image of one channel")]
    [InlineData("Input(8, 4)", "Conv1D(4)", "CN0006", "kernelSize is [], but has to be one number, at least 1")]
    [InlineData("Input(8, 8, 4)", "Conv2D(4, 1, 2, 3)", "CN0006", "kernelSize is [1, 2, 3], but has to be one number for both axes or two for height and width, at least 1")]
    [InlineData("Input(8, 4)", "Conv1D(0, 3)", "CN0006", "filters is 0, but has to be at least 1")]
    [InlineData("Input(8, 4)", "Conv1D(4, 3, DilationRate = new[] { 0 })", "CN0006", "dilationRate is [0], but has to be one number, at least 1")]
    [InlineData("Input(8, 4)", "Conv1D(4, 3, DilationRate = new[] { 4 })", "CN0005", "expects at least as many positions as its window reaches over, [9], but gets [8, 4]: use a smaller window or Padding = Padding.Same")]
    [InlineData("Input(8, 8, 4)", "Conv2D(4, 3, Padding = Padding.Causal)", "CN0006", "padding is Padding.Causal, but has to be Padding.Valid or Padding.Same")]
    [InlineData("Input(8, 4)", "Conv1DTranspose(4, 3, Padding = Padding.Causal)", "CN0006", "padding is Padding.Causal, but has to be Padding.Valid or Padding.Same")]
    [InlineData("Input(8, 4)", "Conv1D(4, 3, Padding = (Padding)7)", "CN0006", "padding is 7, but has to be Padding.Valid, Padding.Same or Padding.Causal")]
    [InlineData("Input(8, 4)", "Conv1D(6, 3, Groups = 4)", "CN0006", "groups is 4, but has to be a divisor of 4 channels and 6 filters")]
    [InlineData("Input(8, 4)", "Conv1D(6, 3, Strides = new[] { 2 }, Algorithm = ConvolutionAlgorithm.Winograd)", "CN0006", "algorithm is ConvolutionAlgorithm.Winograd, but has to be ConvolutionAlgorithm.Automatic or ConvolutionAlgorithm.Direct; minimal filtering takes several channels in one group and windows of 2 to 5 positions along the width, without strides or dilation, at 7 less those of a window or more places")]
    [InlineData("Input(8, 4)", "Conv1D(6, 3, Algorithm = (ConvolutionAlgorithm)7)", "CN0006", "algorithm is 7, but has to be ConvolutionAlgorithm.Automatic or ConvolutionAlgorithm.Direct; minimal filtering takes several channels in one group and windows of 2 to 5 positions along the width, without strides or dilation, at 7 less those of a window or more places")]
    [InlineData("Input(8, 4)", "DepthwiseConv1D(3, DepthMultiplier = 0)", "CN0006", "depthMultiplier is 0, but has to be at least 1")]
    [InlineData("Input(8, 4)", "SeparableConv1D(0, 3)", "CN0006", "filters is 0, but has to be at least 1")]
    [InlineData("Input(3)", "LSTM(4)", "CN0005", "expects [steps, channels], but gets [3]: put [Reshape(3, 1)] before it for a sequence of single numbers, or [Embedding(…)] for one of ids")]
    [InlineData("Input(3, 4)", "GRU(0)", "CN0006", "units is 0, but has to be at least 1")]
    [InlineData("Input(3, 4)", "SimpleRNN<Softmax>(2)", "CN0006", "its activation is Softmax, but has to be one that acts on every number alone")]
    [InlineData("Input(3, 4)", "LSTM<Tanh, Softmax>(2)", "CN0006", "its activation is Softmax, but has to be one that acts on every number alone")]
    [InlineData("Input(3, 4)", "GRU(2, Bidirectional = (Bidirectional)7)", "CN0006", "bidirectional is 7, but has to be one of the values of Bidirectional")]
    [InlineData("Input(3, 4)", "LSTM(2, Stateful = true, Bidirectional = Bidirectional.Concat)", "CN0045", "reads its sequence both ways and cannot keep its state from batch to batch: remove Stateful or Bidirectional")]
    [InlineData("Input(3, 4)", "LSTM(2, Dropout = 1)", "CN0006", "dropout is 1.0, but has to be at least 0 and less than 1")]
    [InlineData("Input(3, 4)", "GRU(2, RecurrentDropout = -0.5)", "CN0006", "recurrentDropout is -0.5, but has to be at least 0 and less than 1")]
    [InlineData("Input(8)", "LayerNormalization(Epsilon = 1e39)", "CN0006", "epsilon is 1E+39, but has to be a number that float can hold, within -3.4E+38 to 3.4E+38, in a network of single precision")]
    [InlineData("Input(8)", "Rescaling(2, -1e300)", "CN0006", "offset is -1E+300, but has to be a number that float can hold, within -3.4E+38 to 3.4E+38, in a network of single precision")]
    [InlineData("Input(8, 8, 3)", "RandomErasing(0.5, FillValue = new[] { 1e39 })", "CN0006", "fillValue is 1E+39, but has to be a number that float can hold, within -3.4E+38 to 3.4E+38, in a network of single precision")]
    [InlineData("Input(3, 4)", "LSTM(20000)", "CN0007", "its kernels is too large; at most 2^31 - 1 bytes are possible: use fewer units, channels or ids, or a smaller input")]
    [InlineData("Input(3)", "GlobalMaxPooling1D", "CN0005", "expects [steps, channels], but gets [3]: put [Reshape(3, 1)] before it for a sequence of single numbers, or [Embedding(…)] for one of ids")]
    [InlineData("Input(3, 4)", "GlobalAveragePooling2D", "CN0005", "expects [height, width, channels], but gets [3, 4]: put [Reshape(3, 4, 1)] before it for an image of one channel")]
    [InlineData("Input(3, 4)", "Permute(1)", "CN0006", "dims is [1], but has to be the axes 1 to 2 of [3, 4], each once")]
    [InlineData("Input(3, 4)", "Permute(0, 1)", "CN0006", "dims is [0, 1], but has to be the axes 1 to 2 of [3, 4], each once")]
    [InlineData("Input(3, 4)", "RepeatVector(2)", "CN0005", "expects a vector, [features], but gets [3, 4]: put [Flatten] before it")]
    [InlineData("Input(3)", "RepeatVector(0)", "CN0006", "n is 0, but has to be at least 1")]
    [InlineData("Input(3)", "ZeroPadding1D", "CN0005", "expects [steps, channels], but gets [3]: put [Reshape(3, 1)] before it for a sequence of single numbers, or [Embedding(…)] for one of ids")]
    [InlineData("Input(3, 4)", "ZeroPadding1D(-1)", "CN0006", "padding is [-1], but has to be one number for both ends or two for start and end, none negative")]
    [InlineData("Input(3, 4, 1)", "ZeroPadding2D(1, 2, 3)", "CN0006", "padding is [1, 2, 3], but has to be one number for all sides, two for height and width, or four for top, bottom, left and right, none negative")]
    [InlineData("Input(2, 4)", "Cropping1D", "CN0005", "expects an input of which something is left after cropping, but gets [2, 4]: crop less")]
    [InlineData("Input(3, 4)", "Cropping1D(1, 2, 3)", "CN0006", "cropping is [1, 2, 3], but has to be one number for both ends or two for start and end, none negative")]
    [InlineData("Input(3, 4)", "UpSampling1D(0)", "CN0006", "size is [0], but has to be one number, at least 1")]
    [InlineData("Input(3)", "UpSampling2D", "CN0005", "expects [height, width, channels], but gets [3]: put [Reshape(height, width, channels)] before it, 3 numbers in all")]
    [InlineData("Input(3)", "SpatialDropout1D(0.5)", "CN0005", "expects [steps, channels], but gets [3]: put [Reshape(3, 1)] before it for a sequence of single numbers, or [Embedding(…)] for one of ids")]
    [InlineData("Input(3, 4)", "SpatialDropout1D(1)", "CN0006", "rate is 1.0, but has to be at least 0 and less than 1")]
    [InlineData("Input(3)", "GaussianNoise(-1)", "CN0006", "stddev is -1.0, but has to be finite and at least 0")]
    [InlineData("Input(3)", "GaussianNoise(double.NaN)", "CN0006", "stddev is double.NaN, but has to be finite and at least 0")]
    [InlineData("Input(100)", "STFTSpectrogram(64, FftLength = 100)", "CN0006", "fftLength is 100, but has to be a power of two from 2 to 8192 and at least as long as the window, 64")]
    [InlineData("Input(100)", "STFTSpectrogram(64, FrameStep = 65)", "CN0006", "frameStep is 65.0, but has to be from 1 to the length of a frame, or 0 for half of it")]
    [InlineData("Input(100)", "STFTSpectrogram(256)", "CN0005", "expects at least 256 samples for a frame of 256, but gets [100]: give more samples, or use shorter frames")]
    [InlineData("Input(100, 2)", "STFTSpectrogram(64)", "CN0005", "expects [samples], [samples, 1] or [hops, 32], but gets [100, 2]: put [Reshape(-1, 1)] before it, or give hops of as many samples as it goes from frame to frame")]
    [InlineData("Input(9000)", "MelSpectrogram(MaxFreq = 9000)", "CN0006", "maxFreq is 9000.0, but has to be above minFreq and at most half the sampling rate, or 0 for that")]
    [InlineData("Input(9000)", "MelSpectrogram(SequenceLength = 3000)", "CN0006", "fftLength is 2048, but has to be a power of two from 2 to 8192 and at least as long as the window, 3000")]
    [InlineData("Input(3)", "RandomFlip", "CN0005", "expects [height, width, channels], but gets [3]: put [Reshape(height, width, channels)] before it, 3 numbers in all")]
    [InlineData("Input(4, 4, 1)", "RandomRotation", "CN0006", "factor is [], but has to be one number or two, the smaller first, within -1.0 to 1.0")]
    [InlineData("Input(4, 4, 1)", "RandomRotation(1.5)", "CN0006", "factor is 1.5, but has to be one number or two, the smaller first, within -1.0 to 1.0")]
    [InlineData("Input(4, 4, 1)", "RandomTranslation(new[] { 0.2, 0.1 }, new[] { 0.1 })", "CN0006", "heightFactor is [0.2, 0.1], but has to be one number or two, the smaller first, within -1.0 to 1.0")]
    [InlineData("Input(4, 4, 1)", "RandomShear(0.1, double.NaN)", "CN0006", "yFactor is double.NaN, but has to be one number or two, the smaller first, within -1.0 to 1.0")]
    [InlineData("Input(4, 4, 1)", "RandomZoom(0.1, FillMode = (FillMode)9)", "CN0006", "fillMode is 9.0, but has to be a value of FillMode")]
    [InlineData("Input(4, 4, 1)", "RandomZoom(0.1, FillValue = double.PositiveInfinity)", "CN0006", "fillValue is double.PositiveInfinity, but has to be one finite number")]
    [InlineData("Input(4, 4, 1)", "RandomCrop(0, 2)", "CN0006", "height is 0.0, but has to be at least 1")]
    [InlineData("Input(4, 4, 1)", "RandomBrightness(0.1, ValueRange = new[] { 1.0, 1.0 })", "CN0006", "valueRange is [1.0, 1.0], but has to be two finite numbers, the smaller first")]
    [InlineData("Input(4, 4, 1)", "RandomContrast(0.1, 0.2, 0.3)", "CN0006", "factor is [0.1, 0.2, 0.3], but has to be one number or two, each from 0 to 1")]
    [InlineData("Input(4, 4, 1)", "MixUp(0)", "CN0006", "alpha is 0.0, but has to be above 0 and at most 1")]
    [InlineData("Input(4, 4, 1)", "CutMix(1.5)", "CN0006", "factor is 1.5, but has to be above 0 and at most 1")]
    [InlineData("Input(4, 4)", "CutMix", "CN0005", "expects [height, width, channels], but gets [4, 4]: put [Reshape(4, 4, 1)] before it for an image of one channel")]
    [InlineData("Input(4, 4, 1)", "RandomErasing(Scale = new[] { -0.1, 0.2 })", "CN0006", "scale is [-0.1, 0.2], but has to be one number or two, the smaller first, within 0.0 to 1.0")]
    [InlineData("Input(3)", "GaussianDropout(1)", "CN0006", "rate is 1.0, but has to be at least 0 and less than 1")]
    [InlineData("Input(3)", "AlphaDropout(-0.1)", "CN0006", "rate is -0.1, but has to be at least 0 and less than 1")]
    [InlineData("Input(3)", "Rescaling(double.PositiveInfinity)", "CN0006", "scale is double.PositiveInfinity, but has to be finite")]
    [InlineData("Input(3)", "PReLU(SharedAxes = new[] { 2 })", "CN0006", "sharedAxes is [2], but has to be axes from 1 to 1 of [3], each once")]
    [InlineData("Input(3)", "LayerNormalization(Epsilon = 0)", "CN0006", "epsilon is 0.0, but has to be finite and greater than 0")]
    [InlineData("Input(3, 4)", "GroupNormalization", "CN0006", "groups is 32, but has to be a divisor of the 4 channels of [3, 4], or -1 for one group a channel")]
    [InlineData("Input(3)", "BatchNormalization(Epsilon = double.NaN)", "CN0006", "epsilon is double.NaN, but has to be finite and greater than 0")]
    [InlineData("Input(3)", "BatchNormalization(Momentum = 1.5)", "CN0006", "momentum is 1.5, but has to be from 0 to 1")]
    [InlineData("Input(3)", "Normalization(Mean = new[] { 0.0 })", "CN0006", "variance is not given, but has to be given if the other one of mean and variance is")]
    [InlineData("Input(3)", "Normalization(Mean = new[] { 0.0, 1 }, Variance = new[] { 1.0 })", "CN0006", "mean is [0.0, 1.0], but has to be one finite number, or one for each of the 3 channels")]
    [InlineData("Input(3)", "Normalization(Mean = new[] { 0.0 }, Variance = new[] { -1.0 })", "CN0006", "variance is [-1.0], but has to be one finite number, or one for each of the 3 channels, none negative")]
    [InlineData("Input(3)", "CategoryEncoding(0)", "CN0006", "numTokens is 0, but has to be at least 1")]
    [InlineData("Input(3)", "CategoryEncoding(5, OutputMode = (OutputMode)7)", "CN0006", "outputMode is 7, but has to be OutputMode.MultiHot, OutputMode.OneHot or OutputMode.Count")]
    [InlineData("Input(3)", "GLU", "CN0005", "expects an even number of channels, two halves, but gets [3]: put [Dense(6)] or another layer with twice the channels that are wanted before it")]
    [InlineData("Input(4)", "GLU<Softmax>", "CN0006", "its gate is Softmax, but has to be an activation that acts on every number alone")]
    [InlineData("Input(3)", "Embedding(0, 4)", "CN0006", "inputDim is 0, but has to be at least 1")]
    [InlineData("Input(3)", "Embedding(4, 0)", "CN0006", "outputDim is 0, but has to be at least 1")]
    [InlineData("Input(3)", "Embedding(65536, 65536)", "CN0007", "its table [65536, 65536] is too large; at most 2^31 - 1 bytes are possible: use fewer units, channels or ids, or a smaller input")]
    [InlineData("Input(3, 2)", "Embedding(4, 4, MaskZero = true)", "CN0005", "expects a sequence of ids, [steps], but gets [3, 2]: put [Flatten] before it")]
    [InlineData("Input(3, 2)", "Embedding(4, 4, LearnedPositions = true)", "CN0005", "expects a sequence of ids, [steps], but gets [3, 2]: put [Flatten] before it")]
    [InlineData("Input(3)", "PositionalEncoding", "CN0005", "expects [steps, channels], but gets [3]: put [Reshape(3, 1)] before it for a sequence of single numbers, or [Embedding(…)] for one of ids")]
    [InlineData("Input(3, 2)", "PositionalEncoding(MaxWavelength = 0)", "CN0006", "maxWavelength is 0.0, but has to be finite and greater than 0")]
    [InlineData("Input(3)", "Masking", "CN0005", "expects [steps, channels], but gets [3]: put [Reshape(3, 1)] before it for a sequence of single numbers, or [Embedding(…)] for one of ids")]
    [InlineData("Input(3, 2)", "Masking(double.NaN)", "CN0006", "maskValue is double.NaN, but has to be a number")]
    [InlineData("Input(3)", "Attention", "CN0005", "expects [steps, channels], but gets [3]: put [Reshape(3, 1)] before it for a sequence of single numbers, or [Embedding(…)] for one of ids")]
    [InlineData("Input(3, 4)", "Attention(Dropout = 1)", "CN0006", "dropout is 1.0, but has to be at least 0 and less than 1")]
    [InlineData("Input(3, 4)", "MultiHeadAttention(0, 4)", "CN0006", "numHeads is 0, but has to be at least 1")]
    [InlineData("Input(3, 4)", "MultiHeadAttention(2, 0)", "CN0006", "keyDim is 0, but has to be at least 1")]
    [InlineData("Input(3, 4)", "MultiHeadAttention(2, 4, ValueDim = -1)", "CN0006", "valueDim is -1, but has to be at least 1, or 0 for as many as keyDim")]
    [InlineData("Input(3, 4)", "GroupQueryAttention(0, 4, 2)", "CN0006", "headDim is 0, but has to be at least 1")]
    [InlineData("Input(3, 4)", "GroupQueryAttention(4, 0, 2)", "CN0006", "numQueryHeads is 0, but has to be at least 1")]
    [InlineData("Input(3, 4)", "GroupQueryAttention(4, 4, 3)", "CN0006", "numKeyValueHeads is 3, but has to be a divisor of the 4 query heads")]
    [InlineData("Input(3, 4)", "MultiHeadAttention(65536, 65536)", "CN0007", "the parameter 'query/kernel' is too large; at most 2^31 - 1 bytes are possible: use fewer units, channels or ids, or a smaller input")]
    [InlineData("Input(3, 4, 2)", "UpSampling2D(65536, 65536)", "CN0007", "the output [196608, 262144, 2] is too large; at most 2^31 - 1 bytes are possible: use fewer units, channels or ids, or a smaller input")]
    [InlineData("Input(3, 4)", "MaxPooling1D(2147483647, Strides = new[] { 1 }, Padding = Padding.Same)", "CN0007", "its output or a parameter is too large; at most 2^31 - 1 bytes are possible: use fewer units, channels or ids, or a smaller input")]
    public void A_wrong_argument_or_shape_is_named(string input, string layer, string code, string message)
    {
        string body = Wrong(input, layer), line = s_wrong.Value.Lines(body).ShouldHaveSingleItem();
        line.ShouldStartWith($"{code} at '{layer}': '");
        line.ShouldEndWith(message);
        Declared.Errors(s_wrong.Value.CompilerDiagnostics(body)).ShouldBeEmpty();
    }

    [Fact]
    public void A_condition_that_fits_no_position_is_named()
    {
        var result = GeneratorHost.Run(Sources.File("""
            [Network]
            partial class Net
            {
                [Input(4, 3)] public partial Node Features { get; }
                [Input(5, 2)] public partial Node Condition { get; }
                [FiLM(nameof(Features), nameof(Condition))] public partial Node Result { get; }
            }
            """), Sources.Traits);

        Declared.Lines(result).ShouldHaveSingleItem().ShouldEndWith("expects a condition that is one vector, or one for each position of [4, 3], but gets [5, 2]: put [Flatten] or a pooling layer before the condition");
    }

    [Theory]
    [InlineData("Input(8, 8, 3), ZeroPadding2D(1, 0, 2, 1), MaxPooling2D(3, Strides = new[] { 2 }, Padding = Padding.Same), PReLU(SharedAxes = new[] { 1, 2 }), UpSampling2D(2), Cropping2D(1), AveragePooling2D, GroupNormalization(3), SpatialDropout2D(0.1), GlobalMaxPooling2D")]
    [InlineData("Input(8, 8, 3), Conv2D<ReLU>(6, 3, Padding = Padding.Same), SeparableConv2D<GELU>(9, 3, Strides = new[] { 2 }), DepthwiseConv2D(2, DepthwiseRegularizer = typeof(L2)), Conv2DTranspose<Tanh>(4, 2, Strides = new[] { 2 }), Conv2D(8, 2, Groups = 2), Conv2D(1, 1, KernelInitializer = typeof(HeNormal)), Flatten")]
    [InlineData("Input(9, 3), Conv1D<Tanh>(6, 3, DilationRate = new[] { 2 }, Padding = Padding.Causal), SeparableConv1D(4, 3, PointwiseInitializer = typeof(LeCunNormal)), DepthwiseConv1D<SiLU>(2, DepthMultiplier = 2), Conv1DTranspose(4, 2), Flatten")]
    [InlineData("Input(5, 3), LSTM(6, ReturnSequences = true), GRU<Softsign, HardSigmoid>(4, ResetAfter = false, ReturnSequences = true, RecurrentRegularizer = typeof(L2)), SimpleRNN<LeakyReLU>(3, ActivationArguments = new[] { 0.1 }, Bidirectional = Bidirectional.Mul, ReturnSequences = true), GRU(5, GoBackwards = true, Trainable = false, ReturnSequences = true), LSTM<Tanh, Sigmoid>(2, Bidirectional = Bidirectional.Concat, BiasInitializer = typeof(Constant), BiasInitializerArguments = new[] { 0.5 })")]
    [InlineData("Input(8, 6), Permute(2, 1), ZeroPadding1D, Cropping1D, UpSampling1D, MaxPooling1D, AveragePooling1D(2, Padding = Padding.Same), SpatialDropout1D(0.2), GLU<GELU>, LayerNormalization, GlobalAveragePooling1D, RepeatVector(3), GatedTanh")]
    [InlineData("Input(8), Embedding(9, 6, MaskZero = true, LearnedPositions = true, EmbeddingsInitializer = typeof(HeNormal)), PositionalEncoding, MultiHeadAttention(2, 3, ValueDim = 5, UseCausalMask = true, Dropout = 0.1, KernelRegularizer = typeof(L2)), GroupQueryAttention(4, 4, 2, UseBias = false), Masking, Attention(UseScale = true), GlobalAveragePooling1D")]
    [InlineData("Input(8), Rescaling(1 / 255.0, -1), GaussianNoise(0.1), Dense(8), GaussianDropout(0.1), AlphaDropout(0.1), PReLU(AlphaInitializer = typeof(Constant), AlphaInitializerArguments = new[] { 0.25 }), RMSNormalization, UnitNormalization, LayerNormalization(Scale = false, BetaConstraint = typeof(NonNeg))")]
    [InlineData("Input(5), Normalization, Dense(8), BatchNormalization(Momentum = 0.9, GammaRegularizer = typeof(L2), MovingVarianceInitializer = typeof(Constant), MovingVarianceInitializerArguments = new[] { 2.0 }), Activation<ReLU>, Normalization(Mean = new[] { 0.5 }, Variance = new[] { 4.0 }, Invert = true)")]
    [InlineData("Input(8, 8, 3), RandomFlip(FlipMode.Horizontal), RandomTranslation(0.1, 0.2), RandomRotation(-0.1, 0.2, FillMode = FillMode.Wrap, Interpolation = Interpolation.Nearest), RandomZoom(0.2), RandomZoom(0.2, 0.1), RandomShear(0.1), RandomCrop(6, 5), RandomBrightness(0.2), RandomContrast(0.3), RandomErasing, RandomErasing(0.5, FillValue = new[] { 0.0 }), Flatten")]
    [InlineData("Input(8, 8, 3), CutMix(0.5), MixUp, Flatten")]
    [InlineData("Input(400, 1), STFTSpectrogram(64, Padding = Padding.Same, Mode = SpectrogramMode.Magnitude), LayerNormalization, GRU(4)")]
    [InlineData("Input(50, 160), MelSpectrogram(FftLength = 512, SequenceStride = 160, SequenceLength = 400, NumMelBins = 40, Center = false, MinPower = 1e-6), Conv1D<ReLU>(4, 3), Flatten")]
    [InlineData("Input(3, 1), CategoryEncoding(7, OutputMode = OutputMode.OneHot), Conv1D(4, 2), BatchNormalization(Trainable = false), Activation<SiLU>, Flatten")]
    public void All_of_them_compile_without_a_warning(string layers)
    {
        foreach (string body in Right(layers))
        {
            s_right.Value.Lines(body).ShouldBeEmpty();
            s_right.Value.CompilerDiagnostics(body).Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty();
        }
    }

    private static string Wrong(string input, string layer) => $"[Network, {input}, {layer}, Dense(1)] partial class Net;";

    private static string[] Right(string layers) =>
        [.. new[] { "Single", "Double" }.Select(element => $"[Network(ElementType = ElementType.{element}), {layers}, Dense(2), Loss<MeanSquaredError>] partial class Net;")];
}
