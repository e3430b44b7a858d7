using System;
using System.Linq;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Activations;

public class SoftmaxTests
{
    [Fact]
    public void AgreesWithPyTorch()
    {
        foreach (var vector in ReferenceFile.Open("activations.json").GetProperty("Softmax").EnumerateArray())
        {
            var (x, y) = (vector.Numbers("x"), vector.Numbers("y"));
            var (gradientY, gradientX) = (vector.Numbers("gradientY"), vector.Numbers("gradientX"));
            var actual = new double[x.Length];
            new Softmax().Forward<double>(x, actual);
            actual.ShouldBe(y, 1e-14);
            new Softmax().Backward<double>(y, gradientY, actual);
            actual.ShouldBe(gradientX, 1e-14);

            var single = x.Select(v => (float)v).ToArray();
            new Softmax().Forward<float>(single, single);
            single.ShouldBe(y.Select(v => (float)v), 1e-6);
            var gradient = gradientY.Select(v => (float)v).ToArray();
            new Softmax().Backward<float>(single, gradient, gradient);
            gradient.ShouldBe(gradientX.Select(v => (float)v), 1e-5);
        }
    }

    [Fact]
    public void AnyLengthAtAnyAddressSumsToOne()
    {
        var memory = Enumerable.Range(0, 80).Select(i => MathF.Sin(i) * 4).ToArray();
        for (int start = 0; start < 8; start++)
        {
            for (int length = 1; length < 70; length++)
            {
                var y = new float[length];
                new Softmax().Forward<float>(memory.AsSpan(start, length), y);
                y.Sum().ShouldBe(1, 1e-5f);
                (y[^1] / y[0]).ShouldBe(MathF.Exp(memory[start + length - 1] - memory[start]), 1e-2f);
            }
        }
    }

    [Theory, InlineData(100f), InlineData(1000f), InlineData(-1000f)]
    public void LargeArgumentsStayFinite(float x)
    {
        float[] y = [x, 0, -x, x];
        new Softmax().Forward<float>(y, y);
        y.ShouldBe(x > 0 ? [0.5f, 0, 0, 0.5f] : [0f, 0, 1, 0], 1e-6);
    }

    [Fact]
    public void LengthsThatDifferAreRefused()
    {
        Should.Throw<ArgumentException>(() => new Softmax().Forward<float>(new float[3], new float[2])).Message.ShouldContain("3");
        Should.Throw<ArgumentException>(() => new Softmax().Backward<float>(new float[3], new float[3], new float[2])).Message.ShouldContain("3");
    }
}
