using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// An optimizer that looks at each parameter tensor in the shape that users see, row-major and without padding, whatever lies
/// transposed or in panels in memory. It works on the calling thread, so that any number of threads gives the same bits.
/// </summary>
public abstract class ShapedOptimizer : Optimizer
{
    private readonly List<ParameterDescription> _parameters = [];
    private float[] _values = [], _gradients = [];

    private protected ShapedOptimizer(float learningRate) : base(learningRate)
    {
    }

    private protected sealed override bool LeavesOutFrozen => true;

    private protected sealed override bool SweepsDecay => true;

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    protected sealed override void Step(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        BeginStep();
        for (int i = 0; i < _parameters.Count; i++)
        {
            // Those that may be frozen are the first in the description of the network, in this order.
            if (Frozen is { } frozen && frozen[i]) continue;
            var parameter = _parameters[i];
            Span<float> values = _values.AsSpan(0, parameter.Count), changes = _gradients.AsSpan(0, parameter.Count);
            parameter.Gather<float>(parameters, values);
            parameter.Gather(gradients, changes);
            if (SweptDecay > 0)
                foreach (ref float value in values) value -= SweptDecay * value;
            StepTensor(i, values, changes);
            parameter.Scatter<float>(values, parameters);
        }
    }

    /// <summary>Called once a step before its tensors.</summary>
    private protected abstract void BeginStep();

    /// <summary>Reserves and zeroes the state of one tensor.</summary>
    private protected abstract void ResetTensor(int index, ParameterDescription parameter);

    /// <summary>Changes one tensor, whose weight decay is done; may use the gradients as it likes. Allocates nothing.</summary>
    private protected abstract void StepTensor(int index, Span<float> values, Span<float> gradients);

    /// <summary>Forgets the states of all tensors.</summary>
    private protected abstract void Clear();

    /// <inheritdoc/>
    protected sealed override void Reset(int length) =>
        Arrange([new() { Name = "parameters", Shape = [length], Offset = 0, Rows = 1, Columns = length, Stride = Math.Max(1, length), Initializer = new Zeros() }]);

    private protected sealed override void Arrange(IReadOnlyList<ParameterDescription> trainable)
    {
        Clear();
        ClearTensorState();
        _parameters.Clear();
        int largest = 0;
        foreach (var parameter in trainable)
        {
            ResetTensor(_parameters.Count, parameter);
            _parameters.Add(parameter);
            largest = Math.Max(largest, parameter.Count);
        }

        (_values, _gradients) = (new float[largest], new float[largest]);
    }
}
