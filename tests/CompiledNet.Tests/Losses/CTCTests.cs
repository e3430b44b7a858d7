using System;
using System.Linq;
using System.Numerics;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Losses;

public sealed class CTCTests
{
    public static TheoryData<string> Cases => [.. ReferenceFile.Open("ctc.json").EnumerateObject().Select(one => one.Name)];

    [Theory, MemberData(nameof(Cases))]
    public void Agrees_with_PyTorch(string name)
    {
        var vector = ReferenceFile.Open("ctc.json").GetProperty(name);
        double[] labels = vector.Numbers("labels");
        int frames = vector.GetProperty("frames").GetInt32();
        double[] target = [.. labels.Take(frames), .. Enumerable.Repeat(-1.0, Math.Max(0, frames - labels.Length))];
        // More labels than frames have no place in a target: no network can be given them.
        if (labels.Length > frames) return;
        var loss = new CTC { Blank = vector.GetProperty("blank").GetInt32() };
        foreach (string kind in new[] { "logits", "probabilities" })
        {
            double[] numbers = vector.Numbers(kind), gradient = vector.Numbers($"gradient by {kind}");
            string expected = vector.GetProperty($"loss of {kind}").ToString();
            double value = double.Parse(expected, System.Globalization.CultureInfo.InvariantCulture);
            Check(loss, numbers, target, kind == "logits", value, gradient, 1e-10);
            Check<float>(loss, [.. numbers.Select(number => (float)number)], [.. target.Select(label => (float)label)], kind == "logits", value, gradient, 1e-5);
        }
    }

    [Fact]
    public void What_cannot_be_aligned_is_infinite_or_zero_and_has_no_gradient()
    {
        float[] logits = [1, 2, 3, 4, 5, 6], gradient = [9, 9, 9, 9, 9, 9];
        Sequence(new CTC(), logits, [2f, 2], true, gradient).ShouldBe(float.PositiveInfinity);
        gradient.ShouldAllBe(slope => slope == 0);
        Array.Fill(gradient, 9);
        Sequence(new CTC { ZeroInfinity = true }, logits, [2f, 2], true, gradient).ShouldBe(0);
        gradient.ShouldAllBe(slope => slope == 0);
    }

    [Fact]
    public void Frames_that_do_not_count_are_as_if_they_were_not_there()
    {
        float[] logits = [1, 2, 3, 50, -50, 9, 3, 1, 2, 0.5f, 0, 1], without = [1, 2, 3, 3, 1, 2, 0.5f, 0, 1];
        float[] gradient = new float[12], expected = new float[9];
        var masked = new ReadOnlyPositions<float>(logits, 3, 3, [1, 0, 1, 1]);
        float loss = new CTC().Sequence(masked, [2, 1, -1, -1], true, 1, new Positions<float>(gradient, 3, 3));

        loss.ShouldBe(Sequence(new CTC(), without, [2f, 1, -1], true, expected));
        gradient.ShouldBe([.. expected[..3], 0, 0, 0, .. expected[3..]]);
        new CTC().Sequence(new ReadOnlyPositions<float>(logits, 3, 3, [0, 0, 0, 0]), [-1, -1, -1, -1], true, 0f, default).ShouldBe(0);
        new CTC().Sequence(new ReadOnlyPositions<float>(logits, 3, 3, [0, 0, 0, 0]), [1, -1, -1, -1], true, 0f, default).ShouldBe(float.PositiveInfinity);
    }

    [Fact]
    public void Frames_may_lie_apart()
    {
        float[] together = [1, 2, 3, 3, 1, 2], apart = [1, 2, 3, 77, 3, 1, 2], gradient = new float[6], spread = [5, 5, 5, 5, 5, 5, 5, 5];
        float loss = new CTC().Sequence(new ReadOnlyPositions<float>(apart, 3, 4), [2, -1], true, 1, new Positions<float>(spread, 3, 5));
        loss.ShouldBe(Sequence(new CTC(), together, [2f, -1], true, gradient));
        spread.ShouldBe([.. gradient[..3], 5, 5, .. gradient[3..]]);
    }

    [Fact]
    public void The_blank_pads_as_minus_one_does()
    {
        float[] logits = [1, 2, 3, 3, 1, 2, 0, 1, 0];
        Sequence<float>(new CTC(), logits, [2, 0, 0], true, null).ShouldBe(Sequence<float>(new CTC(), logits, [2, -1, -1], true, null));
    }

    [Theory]
    [InlineData(new[] { 1f, -1, 2 }, 0, "behind the padding")]
    [InlineData(new[] { 1f, 3, -1 }, 0, "from 0 to 2")]
    [InlineData(new[] { 1.5f, -1, -1 }, 0, "whole number")]
    [InlineData(new[] { float.NaN, -1, -1 }, 0, "whole number")]
    [InlineData(new[] { 1f, -1, -1 }, 3, "blank")]
    [InlineData(new[] { 1f, -1 }, 0, "each of 3 frames")]
    public void What_are_no_labels_is_refused(float[] target, int blank, string message) =>
        Should.Throw<ArgumentException>(() => Sequence(new CTC { Blank = blank }, new float[9], target, true, new float[9])).Message.ShouldContain(message);

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        Should.Throw<ArgumentException>(() => new ReadOnlyPositions<float>(new float[7], 3, 3)).Message.ShouldContain("7");
        Should.Throw<ArgumentException>(() => new ReadOnlyPositions<float>(new float[6], 3, 3, new float[3])).Message.ShouldContain("2");
        Should.Throw<ArgumentException>(() => new Positions<float>(new float[6], 3, 2));
        Should.Throw<ArgumentException>(() => new CTC().Sequence(new ReadOnlyPositions<float>(new float[6], 3, 3), [1, -1], true, 1, new Positions<float>(new float[3], 3, 3)));
    }

    private static T Sequence<T>(CTC loss, T[] numbers, T[] target, bool areLogits, T[]? gradient) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        loss.Sequence(new ReadOnlyPositions<T>(numbers, 3, 3), target, areLogits, T.One, gradient is null ? default : new Positions<T>(gradient, 3, 3));

    private static void Check<T>(CTC loss, T[] numbers, T[] target, bool areLogits, double value, double[] gradient, double tolerance) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int width = numbers.Length / target.Length;
        var slopes = new T[numbers.Length];
        double actual = double.CreateTruncating(loss.Sequence(new ReadOnlyPositions<T>(numbers, width, width), target, areLogits, T.CreateTruncating(1.5), new Positions<T>(slopes, width, width)));
        if (double.IsInfinity(value)) actual.ShouldBe(value);
        else actual.ShouldBe(value, tolerance * (1 + value));
        for (int i = 0; i < slopes.Length; i++) double.CreateTruncating(slopes[i]).ShouldBe(1.5 * gradient[i], tolerance * (1 + Math.Abs(gradient[i])));
    }
}
