using System;

namespace CompiledNet;

/// <summary>The next step of a <see cref="LineSearch"/>: from the cubic through the best step so far and the one just tried, and the parabola.</summary>
/// <remarks>J. J. Moré and D. J. Thuente, "Line Search Algorithms with Guaranteed Sufficient Decrease", 1994, section 4: the four cases are those of the paper.</remarks>
internal static class SearchStep
{
    /// <summary>Moves the interval that has the wanted step in it, and says what to try next.</summary>
    /// <param name="best">The end of the interval where the function is the smallest so far.</param>
    /// <param name="other">The other end.</param>
    /// <param name="trial">What was tried.</param>
    /// <param name="isBracketed">Whether the interval is known to hold a minimum.</param>
    /// <param name="smallest">The smallest step to try.</param>
    /// <param name="largest">The largest step to try.</param>
    public static double Next(ref SearchPoint best, ref SearchPoint other, SearchPoint trial, ref bool isBracketed, double smallest, double largest)
    {
        double next;
        bool turns = trial.Slope * Math.Sign(best.Slope) < 0;
        if (trial.Value > best.Value)
        {
            double cubic = Cubic(best, trial, isTowards: trial.Step < best.Step);
            double parabola = best.Step + best.Slope / ((best.Value - trial.Value) / (trial.Step - best.Step) + best.Slope) / 2 * (trial.Step - best.Step);
            next = Math.Abs(cubic - best.Step) < Math.Abs(parabola - best.Step) ? cubic : cubic + (parabola - cubic) / 2;
            isBracketed = true;
        }
        else if (turns)
        {
            double cubic = Cubic(trial, best, isTowards: trial.Step > best.Step), secant = Secant(best, trial);
            next = Math.Abs(cubic - trial.Step) > Math.Abs(secant - trial.Step) ? cubic : secant;
            isBracketed = true;
        }
        else if (Math.Abs(trial.Slope) < Math.Abs(best.Slope))
        {
            double cubic = CubicBeyond(best, trial, smallest, largest), secant = Secant(best, trial);
            bool isCubicNearer = Math.Abs(cubic - trial.Step) < Math.Abs(secant - trial.Step);
            if (isBracketed)
            {
                double limit = trial.Step + 0.66 * (other.Step - trial.Step);
                next = isCubicNearer ? cubic : secant;
                next = trial.Step > best.Step ? Math.Min(limit, next) : Math.Max(limit, next);
            }
            else
            {
                next = Math.Abs(cubic - trial.Step) > Math.Abs(secant - trial.Step) ? cubic : secant;
                next = Math.Max(smallest, Math.Min(largest, next));
            }
        }
        else if (isBracketed)
        {
            next = Cubic(trial, other, isTowards: trial.Step > other.Step);
        }
        else
        {
            next = trial.Step > best.Step ? largest : smallest;
        }

        if (trial.Value > best.Value)
        {
            other = trial;
        }
        else
        {
            if (turns) other = best;
            best = trial;
        }

        return next;
    }

    // The minimum of the cubic with the values and slopes of both, from a on.
    private static double Cubic(SearchPoint a, SearchPoint b, bool isTowards)
    {
        double theta = Theta(a, b), gamma = Root(theta, a, b);
        if (isTowards) gamma = -gamma;
        double ratio = (gamma - a.Slope + theta) / (gamma - a.Slope + gamma + b.Slope);
        return a.Step + ratio * (b.Step - a.Step);
    }

    // The same beyond the trial, if the cubic has a minimum there; else as far as may be.
    private static double CubicBeyond(SearchPoint best, SearchPoint trial, double smallest, double largest)
    {
        double theta = Theta(trial, best), gamma = Root(theta, trial, best);
        if (trial.Step > best.Step) gamma = -gamma;
        double ratio = (gamma - trial.Slope + theta) / (gamma + (best.Slope - trial.Slope) + gamma);
        if (ratio < 0 && gamma != 0) return trial.Step + ratio * (best.Step - trial.Step);
        return trial.Step > best.Step ? largest : smallest;
    }

    private static double Secant(SearchPoint best, SearchPoint trial) => trial.Step + trial.Slope / (trial.Slope - best.Slope) * (best.Step - trial.Step);

    private static double Theta(SearchPoint a, SearchPoint b) => 3 * (a.Value - b.Value) / (b.Step - a.Step) + a.Slope + b.Slope;

    // √(θ² - a' b'), scaled so that nothing overflows.
    private static double Root(double theta, SearchPoint a, SearchPoint b)
    {
        double scale = Math.Max(Math.Abs(theta), Math.Max(Math.Abs(a.Slope), Math.Abs(b.Slope)));
        return scale == 0 ? 0 : scale * Math.Sqrt(Math.Max(0, theta / scale * (theta / scale) - a.Slope / scale * (b.Slope / scale)));
    }
}
