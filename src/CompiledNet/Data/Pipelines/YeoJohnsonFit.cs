using System;
using System.Linq;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The power with the greatest likelihood that the transformed numbers follow a normal distribution.</summary>
internal static class YeoJohnsonFit
{
    private const double Golden = 0.3819660112501051, Tolerance = 1.48e-8, SmallestNormal = 2.2250738585072014e-308;
    private const int MostSteps = 200;

    /// <summary>The power for these numbers; 1, which leaves them as they are, if all are the same.</summary>
    /// <remarks>The likelihood has one top; golden sections find it in a bracket that is widened as long as it falls towards an end.</remarks>
    public static double Lambda(double[] numbers)
    {
        double smallest = numbers.Min(), largest = numbers.Max();
        if (smallest == largest) return 1;
        bool isOneSided = smallest >= 0 || largest < 0;
        double constant = 0;
        foreach (double x in numbers) constant += Math.Sign(x) * Math.Log(1 + Math.Abs(x));

        double low = -2, high = 2;
        for (int i = 0; i < 5 && Loss(low) < Loss(low + 0.5); i++) low = 2 * low;
        for (int i = 0; i < 5 && Loss(high) < Loss(high - 0.5); i++) high = 2 * high;
        double left = low + Golden * (high - low), right = high - Golden * (high - low);
        double atLeft = Loss(left), atRight = Loss(right);
        for (int step = 0; step < MostSteps && high - low > Tolerance; step++)
        {
            if (atLeft <= atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = low + Golden * (high - low);
                atLeft = Loss(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = high - Golden * (high - low);
                atRight = Loss(right);
            }
        }

        return 0.5 * (low + high);

        // −log likelihood: n/2 · log variance − (λ − 1) · Σ sign(x) · log(1 + |x|)
        [MethodImpl(Hot.Optimized)]
        double Loss(double lambda)
        {
            double mean = 0, sum = 0;
            foreach (double x in numbers) mean += Value(x, lambda);
            mean /= numbers.Length;
            foreach (double x in numbers) sum += Math.Pow(Value(x, lambda) - mean, 2);
            // Nothing is left that differs: no good fit, but none (scikit-learn: _neg_log_likelihood).
            if (sum / numbers.Length < SmallestNormal) return double.PositiveInfinity;
            return 0.5 * numbers.Length * Math.Log(sum / numbers.Length) - (lambda - 1) * constant;
        }

        // The variance does not change with what is added to all numbers, beside which small powers of large numbers would lose their digits.
        [MethodImpl(Hot.Optimized)]
        double Value(double x, double lambda) => isOneSided ? YeoJohnsonRule.Power(x, lambda) : YeoJohnsonRule.Transform(x, lambda);
    }
}
