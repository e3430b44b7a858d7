using System;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>
/// Looks for a step along a line at which a function is small enough and flat enough (the strong Wolfe conditions), one evaluation after the
/// other: whoever uses it evaluates at <see cref="Step"/> and tells it what came. All of it is numbers, so that it can be kept anywhere.
/// </summary>
/// <remarks>
/// J. J. Moré and D. J. Thuente, "Line Search Algorithms with Guaranteed Sufficient Decrease", 1994, with the constants of L-BFGS-B (C. Zhu, R. H. Byrd,
/// P. Lu, J. Nocedal, 1997) that SciPy uses.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
internal struct LineSearch
{
    private const double SufficientDecrease = 1e-3, Curvature = 0.9, Narrowest = 0.1, LargestStep = 1e10, Shrinkage = 0.66, Failed = 0.1;

    private SearchPoint _start, _best, _other;
    private double _step, _isBracketed, _isModified, _smallest, _largest, _width, _widthBefore;

    /// <summary>What the numbers are called, in their order.</summary>
    public static ReadOnlySpan<string> Names => new[]
    {
        "start_step", "start_value", "start_slope", "best_step", "best_value", "best_slope", "other_step", "other_value", "other_slope",
        "step", "is_bracketed", "is_modified", "smallest_step", "largest_step", "width", "width_before",
    };

    /// <summary>Where the function is to be evaluated next.</summary>
    public readonly double Step => _step;

    /// <summary>The slope where the line begins.</summary>
    public readonly double StartSlope => _start.Slope;

    /// <summary>Begins a line on which the function falls.</summary>
    public void Begin(double value, double slope, double step)
    {
        _start = _best = _other = new SearchPoint(0, value, slope);
        (_step, _isBracketed, _isModified) = (step, 0, 1);
        (_smallest, _largest) = (0, step + 4 * step);
        (_width, _widthBefore) = (LargestStep, 2 * LargestStep);
    }

    /// <summary>Takes what the function is at <see cref="Step"/>. True if the search ends there; else the step is another one.</summary>
    public bool Ends(double value, double slope)
    {
        if (!double.IsFinite(value) || !double.IsFinite(slope))
        {
            // Nothing can be learnt there but that it was too far.
            _largest = _step;
            _step = _best.Step + Failed * (_step - _best.Step);
            return false;
        }

        double fall = SufficientDecrease * _start.Slope, limit = _start.Value + _step * fall;
        if (value <= limit && slope >= Math.Min(SufficientDecrease, Curvature) * _start.Slope) _isModified = 0;
        if (IsNarrow()) return true;
        if (_step == LargestStep && value <= limit && slope <= fall) return true;
        if (_step == 0 && (value > limit || slope >= fall)) return true;
        if (value <= limit && Math.Abs(slope) <= Curvature * -_start.Slope) return true;

        var trial = new SearchPoint(_step, value, slope);
        bool isBracketed = _isBracketed != 0;
        if (_isModified != 0 && value <= _best.Value && value > limit)
        {
            // As long as no step was low enough, the function less the line that it has to fall below.
            SearchPoint best = _best.Below(fall), other = _other.Below(fall);
            _step = SearchStep.Next(ref best, ref other, trial.Below(fall), ref isBracketed, _smallest, _largest);
            (_best, _other) = (best.Below(-fall), other.Below(-fall));
        }
        else
        {
            _step = SearchStep.Next(ref _best, ref _other, trial, ref isBracketed, _smallest, _largest);
        }

        _isBracketed = isBracketed ? 1 : 0;
        Narrow();
        return false;
    }

    // Where both ends have met no better step is left.
    private readonly bool IsNarrow() =>
        _isBracketed != 0 && (_step <= _smallest || _step >= _largest || _largest - _smallest <= Narrowest * _largest);

    private void Narrow()
    {
        if (_isBracketed != 0)
        {
            double width = Math.Abs(_other.Step - _best.Step);
            if (width >= Shrinkage * _widthBefore) _step = _best.Step + 0.5 * (_other.Step - _best.Step);
            (_widthBefore, _width) = (_width, width);
            (_smallest, _largest) = (Math.Min(_best.Step, _other.Step), Math.Max(_best.Step, _other.Step));
        }
        else
        {
            (_smallest, _largest) = (_step + 1.1 * (_step - _best.Step), _step + 4 * (_step - _best.Step));
        }

        _step = Math.Clamp(_step, 0, LargestStep);
        if (IsNarrow()) _step = _best.Step;
    }
}
