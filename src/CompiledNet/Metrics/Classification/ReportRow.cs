using System;

namespace CompiledNet;

/// <summary>The rows of a report, and means of them.</summary>
internal static class ReportRow
{
    /// <summary>The row of one class. F1 in the order of operations that scikit-learn has, as the last bit may decide how a number is rounded.</summary>
    public static ClassScores Of(ClassCounts counts)
    {
        double precision = counts.Precision, recall = counts.Recall;
        return new(precision, recall, precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall), counts.Support);
    }

    /// <summary>The mean of <paramref name="count"/> rows, each counting as much as it weighs; <paramref name="support"/> is that of all of them.</summary>
    public static ClassScores Mean(int count, Func<int, ClassScores> rows, Func<ClassScores, double> weigh, double support)
    {
        double precision = 0, recall = 0, f1 = 0, weights = 0;
        for (int i = 0; i < count; i++)
        {
            var row = rows(i);
            double weight = weigh(row);
            precision += weight * row.Precision;
            recall += weight * row.Recall;
            f1 += weight * row.F1;
            weights += weight;
        }

        return weights == 0 ? default : new(precision / weights, recall / weights, f1 / weights, support);
    }
}
