using System;
using System.Linq;

namespace CompiledNet.Tests.Data;

public class CopiedRowsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(71)]
    [InlineData(784)]
    public void Are_those_asked_for_in_their_order(int width)
    {
        const int Count = 50;
        float[] features = [.. Enumerable.Range(0, Count * width).Select(i => i + 0.5f)], targets = [.. Enumerable.Range(0, Count).Select(i => -i - 1f)];
        var data = Dataset.From(new DataBlock(features, width), new DataBlock(targets, 1));
        foreach (int rows in new[] { 1, 3, 4, 5, 8, 11 })
        {
            int[] indices = [.. Enumerable.Range(0, rows).Select(i => (i * 29 + 49) % Count)];
            // What lies behind stays as it is.
            float[] copied = [.. Enumerable.Repeat(-7f, rows * width + 9)], copiedTargets = new float[rows];
            data.CopyRows(indices, copied, copiedTargets);
            copied[..(rows * width)].ShouldBe([.. indices.SelectMany(index => features[(index * width)..((index + 1) * width)])]);
            copied[(rows * width)..].ShouldAllBe(value => value == -7);
            copiedTargets.ShouldBe([.. indices.Select(index => targets[index])]);
        }
    }
}
