using System.Collections.Generic;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>CategoryEncoding in every mode, of several and of single categories.</summary>
public sealed class CategoryEncodingTests : LayerTests<CategoryEncodingTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("multi-hot", "[Input(4)] [Rescaling(3, 3)] [CategoryEncoding(7)] [Dense<Tanh>(3)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("multi-hot at positions", "[Input(3, 5)] [Rescaling(9, 8.5)] [CategoryEncoding(17)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("one-hot of one", "[Input(1)] [Rescaling(3, 3)] [CategoryEncoding(6, OutputMode = OutputMode.OneHot)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("one-hot of several", "[Input(4)] [Rescaling(3, 2)] [CategoryEncoding(5, OutputMode = OutputMode.OneHot)] [Dense<Tanh>(3)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("one-hot of single ones at positions", "[Input(5, 1)] [Rescaling(4, 4)] [CategoryEncoding(9, OutputMode = OutputMode.OneHot)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("one-hot of several at positions", "[Input(2, 3)] [Rescaling(4, 4)] [CategoryEncoding(3, OutputMode = OutputMode.OneHot)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("counted", "[Input(9)] [Rescaling(2, 2)] [CategoryEncoding(5, OutputMode = OutputMode.Count)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("one category", "[Input(3)] [Rescaling(1, 0.5)] [CategoryEncoding(1, OutputMode = OutputMode.Count)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of the input", "[Input(4)] [CategoryEncoding(3)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];

    [Fact]
    public void Numbers_that_are_no_category_leave_no_trace()
    {
        var form = NetworkForms.Compile([new NetworkSource("bare", "[Input(6)] [CategoryEncoding(3, OutputMode = OutputMode.Count)]")], precisionsOnly: true).Single().Single;
        float[] output = new float[3];

        form.Predict([1, 1.9f, float.NaN, -1, 3, float.PositiveInfinity], output);

        output.ShouldBe([0, 2, 0]);
    }
}
