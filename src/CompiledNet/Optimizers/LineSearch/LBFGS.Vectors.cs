using System;

namespace CompiledNet;

/// <summary>The sums of L-BFGS, over what is not frozen: in double precision, one number after the other.</summary>
public sealed partial class LBFGS
{
    // To where the search wants to look next; at its end back to the best point.
    private void Move(Span<float> parameters)
    {
        float step = (float)Search.Step;
        ReadOnlySpan<float> point = _point.Span, direction = _direction.Span;
        foreach (var live in Live)
        {
            if (HasConverged)
            {
                point[live].CopyTo(parameters[live]);
                continue;
            }

            var (first, length) = live.GetOffsetAndLength(parameters.Length);
            for (int i = first; i < first + length; i++) parameters[i] = point[i] + step * direction[i];
        }
    }

    // Somebody has set weights, or frozen some, since the last step.
    private bool WasMoved(ReadOnlySpan<float> parameters)
    {
        if (_frozen is not null && _frozen != Frozen) return true;
        float step = (float)Search.Step;
        ReadOnlySpan<float> point = _point.Span, direction = _direction.Span;
        foreach (var live in Live)
        {
            var (first, length) = live.GetOffsetAndLength(parameters.Length);
            for (int i = first; i < first + length; i++)
                if (!parameters[i].Equals(point[i] + step * direction[i])) return true;
        }

        return false;
    }

    private void Subtract(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> difference)
    {
        foreach (var live in Live)
        {
            var (first, length) = live.GetOffsetAndLength(a.Length);
            for (int i = first; i < first + length; i++) difference[i] = a[i] - b[i];
        }
    }

    private void Add(Span<float> sum, ReadOnlySpan<float> a, double factor)
    {
        foreach (var live in Live)
        {
            var (first, length) = live.GetOffsetAndLength(a.Length);
            for (int i = first; i < first + length; i++) sum[i] = (float)(sum[i] + factor * a[i]);
        }
    }

    private double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        foreach (var live in Live)
        {
            var (first, length) = live.GetOffsetAndLength(a.Length);
            for (int i = first; i < first + length; i++) sum += (double)a[i] * b[i];
        }

        return sum;
    }

    private float Largest(ReadOnlySpan<float> a)
    {
        float largest = 0;
        foreach (var live in Live)
            foreach (float number in a[live]) largest = Math.Max(largest, Math.Abs(number));
        return largest;
    }
}
