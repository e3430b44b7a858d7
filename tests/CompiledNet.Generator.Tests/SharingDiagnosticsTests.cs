using CompiledNet.Testing;

namespace CompiledNet.Generator.Tests;

/// <summary>What is said of weights that cannot be shared, and of ids that are computed.</summary>
public class SharingDiagnosticsTests
{
    [Theory]
    [InlineData("[Network, Input(8), Dense<ReLU>(8, Name = \"a\"), Shared(\"b\"), Dense(1)]", "CN0090 at 'Shared(\"b\")': 'shared' uses the weights of 'b', which is no layer above it: name one by nameof (above it 'input', 'a')")]
    [InlineData("[Network, Input(8), Shared(\"a\"), Dense<ReLU>(8, Name = \"a\"), Dense(1)]", "CN0090 at 'Shared(\"a\")': 'shared' uses the weights of 'a', which is no layer above it: name one by nameof (above it 'input')")]
    [InlineData("[Network, Input(8), Shared(\"a\", Name = \"a\"), Dense(1)]", "CN0090 at 'Shared(\"a\", Name = \"a\")': 'a' uses the weights of 'a', which is no layer above it: name one by nameof (above it 'input')")]
    [InlineData("[Network, Input(8, Name = \"i\"), Shared(\"i\"), Dense(1)]", "CN0091 at 'Shared(\"i\")': 'shared' uses the weights of 'i', but it has no weights")]
    [InlineData("[Network, Input(8, 1), Conv1D(8, 2, Name = \"c\"), DenseTranspose(\"c\")]", "CN0091 at 'DenseTranspose(\"c\")': 'dense_transpose' uses the weights of 'c', but only the kernel of a Dense and the table of an Embedding can be used transposed")]
    [InlineData("[Network, Input(8), Dense<ReLU>(4, Name = \"a\"), Shared(\"a\"), Dense(1)]", "CN0092 at 'Shared(\"a\")': 'shared' uses the weights of 'a', whose kernel [8, 4] would have to be [4, 4] for what 'shared' reads: give both layers inputs of the same last axis")]
    [InlineData("[Network, Input(8), Dense<ReLU>(4, Name = \"a\"), Dense(5), DenseTranspose(\"a\")]", "CN0005 at 'DenseTranspose(\"a\")': 'dense_transpose' expects vectors of 4 numbers, as many as the kernel [8, 4] has columns, but gets [5]: put [Dense(4)] before it")]
    [InlineData("[Network, Input(8), Dense(4), Embedding(10, 3), Flatten, Dense(1)]", "CN0094 at 'Embedding(10, 3)': 'embedding' takes what 'dense' computes for ids and cuts off the digits behind the point, and nothing is learned through it: let it read an [Input]")]
    [InlineData("[Network, Input(8), Rescaling(0.5), Embedding(10, 3), Flatten, Dense(1)]", "CN0094 at 'Embedding(10, 3)': 'embedding' takes what 'rescaling' computes for ids and cuts off the digits behind the point, and nothing is learned through it: let it read an [Input]")]
    public void The_attribute_is_told_what_to_do(string layers, string expected) =>
        Declared.Lines(GeneratorHost.Run(Sources.File($"{layers} partial class Net;"), Sources.Traits)).ShouldBe([expected]);

    [Theory]
    [InlineData("[Network, Input(8), Rescaling(1, 3), Reshape(4, 2), Flatten, Embedding(10, 3), Flatten, Dense(1)]")]
    [InlineData("[Network, Input(8), Dense<ReLU>(8, Name = \"a\"), Shared(\"a\"), Shared(\"shared\"), Dense(1)]")]
    [InlineData("[Network, Input(8), Dense<ReLU>(3, Name = \"a\"), DenseTranspose<Tanh>(\"a\", UseBias = false)]")]
    public void Nothing_is_said_of_what_is_right(string layers) =>
        Declared.Lines(GeneratorHost.Run(Sources.File($"{layers} partial class Net;"), Sources.Traits)).ShouldBeEmpty();
}
