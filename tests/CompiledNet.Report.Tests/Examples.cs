using System;
using System.Linq;

namespace CompiledNet.ReportTests;

internal static class Examples
{
    public static Dataset Pictures(int count = 45)
    {
        var random = new Random(2);
        var features = new float[count][];
        var targets = new float[count];
        for (int row = 0; row < count; row++)
        {
            targets[row] = row % 3;
            features[row] = [.. Enumerable.Range(0, 25).Select(i => random.NextSingle() + (i % 3 == row % 3 ? 0.2f : 0))];
        }

        return Dataset.From(features, targets).WithNames(classes: ["</script><b>", "two", "three"]);
    }

    /// <summary>A class or a number that depends on two columns and some noise.</summary>
    public static Dataset Table(bool isClass, int count = 60)
    {
        var random = new Random(4);
        var features = new float[count][];
        var targets = new float[count];
        for (int row = 0; row < count; row++)
        {
            features[row] = [random.NextSingle(), random.NextSingle()];
            float value = features[row][0] - features[row][1] + (random.NextSingle() - 0.5f) / 2;
            targets[row] = isClass ? value > 0 ? 1 : 0 : value;
        }

        return Dataset.From(features, targets).WithNames(features: ["width & height", "<age>"]);
    }
}
