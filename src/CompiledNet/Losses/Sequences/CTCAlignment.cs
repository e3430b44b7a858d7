using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// All alignments of frames with labels at once: the forward and backward variables of Graves et al. (2006), section 4.1, as logarithms. The states are the
/// labels with a blank before, between and behind them.
/// </summary>
internal readonly ref struct CTCAlignment<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlyPositions<T> _frames;
    private readonly ReadOnlySpan<T> _labels;
    private readonly Span<double> _forward, _backward, _norms;
    private readonly int _blank, _states, _count;
    private readonly bool _areLogits;

    public CTCAlignment(ReadOnlyPositions<T> frames, ReadOnlySpan<T> labels, int blank, bool areLogits)
    {
        _frames = frames;
        _labels = labels;
        (_blank, _areLogits, _states) = (blank, areLogits, 2 * labels.Length + 1);
        for (int i = 0; i < frames.Count; i++)
            if (frames.Counts(i)) _count++;
        int forward = checked(_count * _states);
        var memory = LossScratch.Of(checked(forward + _states + frames.Count));
        _forward = memory[..forward];
        _backward = memory.Slice(forward, _states);
        _norms = memory[(forward + _states)..];
    }

    /// <summary>−ln of the probability of the labels.</summary>
    [MethodImpl(Hot.Optimized)]
    public double Forward()
    {
        if (_count == 0) return _labels.IsEmpty ? 0 : double.PositiveInfinity;
        Span<double> before = default;
        for (int frame = 0, row = 0; frame < _frames.Count; frame++)
        {
            if (!_frames.Counts(frame)) continue;
            _norms[frame] = Norm(_frames[frame]);
            var now = _forward.Slice(row++ * _states, _states);
            for (int state = 0; state < _states; state++)
            {
                double reached = before.IsEmpty ? state < 2 ? 0 : double.NegativeInfinity : before[state];
                if (!before.IsEmpty && state > 0) reached = Sum(reached, before[state - 1]);
                if (!before.IsEmpty && Skips(state)) reached = Sum(reached, before[state - 2]);
                now[state] = reached + LogProbability(frame, state);
            }

            before = now;
        }

        return -(_states > 1 ? Sum(before[^1], before[^2]) : before[^1]);
    }

    /// <summary>After <see cref="Forward"/>, which has said <paramref name="loss"/>: the gradient.</summary>
    [MethodImpl(Hot.Optimized)]
    public void Backward(double loss, T scale, Positions<T> gradient)
    {
        double factor = double.CreateTruncating(scale);
        int behind = -1;
        for (int frame = _frames.Count - 1, row = _count - 1; frame >= 0; frame--)
        {
            if (!_frames.Counts(frame)) continue;
            for (int state = 0; state < _states; state++) _backward[state] = Left(state, behind);
            Write(frame, _forward.Slice(row-- * _states, _states), loss, factor, gradient[frame]);
            behind = frame;
        }
    }

    // ln of the probability of what is left from a state on; the states before it have theirs for this frame already, those from it on for the frame behind.
    [MethodImpl(Hot.Optimized)]
    private double Left(int state, int behind)
    {
        if (behind < 0) return state >= _states - 2 ? 0 : double.NegativeInfinity;
        double left = _backward[state] + LogProbability(behind, state);
        if (state + 1 < _states) left = Sum(left, _backward[state + 1] + LogProbability(behind, state + 1));
        if (state + 2 < _states && Skips(state + 2)) left = Sum(left, _backward[state + 2] + LogProbability(behind, state + 2));
        return left;
    }

    // How likely each class stands at the frame, given the labels: γ. By a logit the loss has the slope p - γ; by a probability of Σ p the slope Σγ / Σp - γ / p.
    [MethodImpl(Hot.Optimized)]
    private void Write(int frame, ReadOnlySpan<double> reached, double loss, double factor, Span<T> gradient)
    {
        var prediction = _frames[frame];
        double inside = 0;
        for (int state = 0; state < _states; state++)
        {
            double share = Math.Exp(reached[state] + _backward[state] + loss);
            int label = Class(state);
            if (_areLogits)
            {
                gradient[label] -= T.CreateTruncating(factor * share);
                continue;
            }

            double probability = double.CreateTruncating(prediction[label]);
            if (!ClippedProbability.IsInside(probability / _norms[frame])) continue;
            inside += share;
            gradient[label] -= T.CreateTruncating(factor * share / probability);
        }

        for (int i = 0; i < gradient.Length; i++)
            gradient[i] += T.CreateTruncating(factor * (_areLogits ? Math.Exp(double.CreateTruncating(prediction[i]) - _norms[frame]) : inside / _norms[frame]));
    }

    [MethodImpl(Hot.Optimized)]
    private double LogProbability(int frame, int state)
    {
        double value = double.CreateTruncating(_frames[frame][Class(state)]);
        return _areLogits ? value - _norms[frame] : Math.Log(ClippedProbability.Of(value / _norms[frame]));
    }

    // Of logits ln Σ exp, of probabilities Σ.
    [MethodImpl(Hot.Optimized)]
    private double Norm(ReadOnlySpan<T> prediction)
    {
        if (!_areLogits) return double.CreateTruncating(ClippedProbability.Sum(prediction));
        double largest = double.NegativeInfinity, sum = 0;
        foreach (var logit in prediction) largest = Math.Max(largest, double.CreateTruncating(logit));
        foreach (var logit in prediction) sum += Math.Exp(double.CreateTruncating(logit) - largest);
        return largest + Math.Log(sum);
    }

    [MethodImpl(Hot.Inlined)]
    private int Class(int state) => state % 2 == 0 ? _blank : int.CreateTruncating(_labels[state / 2]);

    // From a label to the next one without a blank, if they differ.
    [MethodImpl(Hot.Inlined)]
    private bool Skips(int state) => state > 1 && state % 2 == 1 && _labels[state / 2] != _labels[state / 2 - 1];

    [MethodImpl(Hot.Optimized)]
    private static double Sum(double a, double b)
    {
        double high = Math.Max(a, b), low = Math.Min(a, b);
        return double.IsNegativeInfinity(high) ? high : high + Math.Log(1 + Math.Exp(low - high));
    }
}
