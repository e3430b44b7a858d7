using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The operations that a formula was made of, in their order, each with the derivatives by what it was computed from: to go back through by the chain rule.</summary>
internal sealed class DerivativeTape
{
    private (int A, double ByA, int B, double ByB)[] _steps = new (int, double, int, double)[64];
    private double[] _adjoints = [];
    private Variable[] _inputs = [];
    private int _count;

    /// <summary>Forgets what was, and hands out the numbers that a gradient is wanted by.</summary>
    [MethodImpl(Hot.Optimized)]
    public ReadOnlySpan<Variable> Begin(ReadOnlySpan<float> inputs)
    {
        _count = 0;
        if (_inputs.Length < inputs.Length) _inputs = new Variable[inputs.Length];
        for (int i = 0; i < inputs.Length; i++) _inputs[i] = new Variable(inputs[i], this, Add(0, 0, 0, 0));
        return _inputs.AsSpan(0, inputs.Length);
    }

    /// <summary>Notes an operation on the results of one or two others, and gives its number.</summary>
    [MethodImpl(Hot.Optimized)]
    public int Add(int a, double byA, int b, double byB)
    {
        if (_count == _steps.Length) Array.Resize(ref _steps, 2 * _count);
        _steps[_count] = (a, byA, b, byB);
        return _count++;
    }

    /// <summary>The derivatives of a result by the inputs.</summary>
    [MethodImpl(Hot.Optimized)]
    public void Differentiate(Variable result, Span<float> gradient)
    {
        if (result.Tape is null) return;
        if (result.Tape != this) throw new InvalidOperationException("The loss is made of variables of another sample: it has to be computed from the prediction that it is given.");
        if (_adjoints.Length < _count) _adjoints = new double[_steps.Length];
        Array.Clear(_adjoints, 0, _count);
        _adjoints[result.Index] = 1;
        for (int i = result.Index; i >= gradient.Length; i--)
        {
            var (a, byA, b, byB) = _steps[i];
            double adjoint = _adjoints[i];
            // What does not contribute must not: 0 times an infinite derivative.
            if (adjoint == 0) continue;
            if (byA != 0) _adjoints[a] += adjoint * byA;
            if (byB != 0) _adjoints[b] += adjoint * byB;
        }

        for (int i = 0; i < gradient.Length; i++) gradient[i] = (float)_adjoints[i];
    }
}
