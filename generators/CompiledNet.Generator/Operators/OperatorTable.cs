using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Operators.Activation;
using CompiledNet.Generator.Operators.Attention;
using CompiledNet.Generator.Operators.Augmentation;
using CompiledNet.Generator.Operators.CategoryEncoding;
using CompiledNet.Generator.Operators.Cells;
using CompiledNet.Generator.Operators.Concatenate;
using CompiledNet.Generator.Operators.Convolution;
using CompiledNet.Generator.Operators.Dense;
using CompiledNet.Generator.Operators.Dropout;
using CompiledNet.Generator.Operators.Embedding;
using CompiledNet.Generator.Operators.FiLM;
using CompiledNet.Generator.Operators.Gating;
using CompiledNet.Generator.Operators.Input;
using CompiledNet.Generator.Operators.Masking;
using CompiledNet.Generator.Operators.Merging;
using CompiledNet.Generator.Operators.Movement;
using CompiledNet.Generator.Operators.Noise;
using CompiledNet.Generator.Operators.Normalization;
using CompiledNet.Generator.Operators.PReLU;
using CompiledNet.Generator.Operators.Pooling;
using CompiledNet.Generator.Operators.Recurrent;
using CompiledNet.Generator.Operators.Rescaling;
using CompiledNet.Generator.Operators.Reshaping;
using CompiledNet.Generator.Operators.Spectrogram;
using CompiledNet.Generator.Operators.TimeDistributed;

namespace CompiledNet.Generator.Operators;

/// <summary>Every layer there is, one line each.</summary>
internal static class OperatorTable
{
    public static readonly IReadOnlyList<Operator> All =
    [
        new InputOperator(),
        new DenseOperator(),
        new DenseTransposeOperator(),
        new ActivationOperator(),
        new SoftmaxOperator(),
        new DropoutOperator(),
        new FlattenOperator(),
        new ReshapeOperator(),
        new MergeOperator(MergeOperation.Add),
        new MergeOperator(MergeOperation.Subtract),
        new MergeOperator(MergeOperation.Multiply),
        new MergeOperator(MergeOperation.Average),
        new MergeOperator(MergeOperation.Maximum),
        new MergeOperator(MergeOperation.Minimum),
        new ConcatenateOperator(),
        new PermuteOperator(),
        new RepeatVectorOperator(),
        new ZeroPaddingOperator(1),
        new ZeroPaddingOperator(2),
        new CroppingOperator(1),
        new CroppingOperator(2),
        new UpSamplingOperator(1),
        new UpSamplingOperator(2),
        new PoolingOperator(PoolingOperation.Maximum, 1),
        new PoolingOperator(PoolingOperation.Maximum, 2),
        new PoolingOperator(PoolingOperation.Average, 1),
        new PoolingOperator(PoolingOperation.Average, 2),
        new GlobalPoolingOperator(PoolingOperation.Maximum, 1),
        new GlobalPoolingOperator(PoolingOperation.Maximum, 2),
        new GlobalPoolingOperator(PoolingOperation.Average, 1),
        new GlobalPoolingOperator(PoolingOperation.Average, 2),
        new ConvolutionOperator(1),
        new ConvolutionOperator(2),
        new DepthwiseConvolutionOperator(1),
        new DepthwiseConvolutionOperator(2),
        new SeparableConvolutionOperator(1),
        new SeparableConvolutionOperator(2),
        new TransposedConvolutionOperator(1),
        new TransposedConvolutionOperator(2),
        new SpatialDropoutOperator(1),
        new SpatialDropoutOperator(2),
        new NoiseOperator("GaussianNoise", NoiseArgument.Stddev, "GaussianNoise.Add", null),
        new NoiseOperator("GaussianDropout", NoiseArgument.Rate, "GaussianNoise.Multiply", "GaussianNoise.Multiply"),
        new NoiseOperator("AlphaDropout", NoiseArgument.Rate, "AlphaDropout.Apply", "AlphaDropout.ApplyGradient"),
        new NormalSampleOperator(),
        new AugmentationOperator("RandomFlip", AugmentationArgument.Choice("Mode", "FlipMode", "HorizontalAndVertical", "Horizontal", "Vertical")),
        AugmentationOperator.Moving("RandomTranslation", AugmentationArgument.Factor("HeightFactor", -1, 1, null), AugmentationArgument.Factor("WidthFactor", -1, 1, null)),
        AugmentationOperator.Moving("RandomRotation", AugmentationArgument.Factor("Factor", -1, 1, null)),
        AugmentationOperator.Moving("RandomZoom", AugmentationArgument.Factor("HeightFactor", -1, 1, null), AugmentationArgument.Factor("WidthFactor", -1, 1, [])),
        AugmentationOperator.Moving("RandomShear", AugmentationArgument.Factor("XFactor", -1, 1, [0]), AugmentationArgument.Factor("YFactor", -1, 1, [0])),
        new RandomCropOperator(),
        new MixingOperator("MixUp", "Alpha", 0.2, isOfImages: false),
        new MixingOperator("CutMix", "Factor", 1, isOfImages: true),
        new AugmentationOperator("RandomBrightness", AugmentationArgument.Factor("Factor", -1, 1, null), AugmentationArgument.ValueRange),
        new AugmentationOperator("RandomContrast", AugmentationArgument.Shares("Factor"), AugmentationArgument.ValueRange),
        new AugmentationOperator(
            "RandomErasing", AugmentationArgument.Factor("Factor", 0, 1, [1]), AugmentationArgument.Factor("Scale", 0, 1, [0.02, 0.33]), AugmentationArgument.Number("FillValue", null),
            AugmentationArgument.ValueRange),
        new RescalingOperator(),
        new PReLUOperator(),
        new NormalizationOperator("LayerNormalization", NormalizationRule.Layer, 1e-3, "gamma", "beta"),
        new NormalizationOperator("RMSNormalization", NormalizationRule.RootMeanSquare, 1e-6, "scale", null),
        new NormalizationOperator("UnitNormalization", _ => NormalizationRule.Unit, 1, null, null),
        new GroupNormalizationOperator(),
        new FramesOperator(),
        new RecurrentOperator(new SimpleCell()),
        new RecurrentOperator(new MemoryCell()),
        new RecurrentOperator(new GatedCell()),
        new CellOperator(),
        new StateOperator(),
        new BatchNormalizationOperator(),
        new DataNormalizationOperator(),
        new CategoryEncodingOperator(),
        new GateOperator("GLU", null),
        new GateOperator("GatedTanh", "Tanh"),
        new FiLMOperator(),
        new EmbeddingOperator(),
        new PositionalEncodingOperator(),
        new MaskingOperator(),
        new StftSpectrogramOperator(),
        new MelSpectrogramOperator(),
        new AttentionOperator(),
        new MultiHeadAttentionOperator(),
        new GroupQueryAttentionOperator(),
    ];

    private static readonly Dictionary<string, Operator> ByName = All.ToDictionary(layer => layer.Name);

    public static Operator? Find(string name) => ByName.TryGetValue(name, out var found) ? found : null;
}
