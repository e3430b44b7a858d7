using System;

namespace CompiledNet;

/// <summary>
/// Shows one parameter of a block as the plain row-major array that regularizers and constraints work on: the memory
/// itself where it lies so, otherwise a copy that is written back.
/// </summary>
internal sealed class ParameterView
{
    private readonly ParameterDescription _parameter;
    private readonly int[] _shape;
    private readonly float[]? _copy;

    public ParameterView(ParameterDescription parameter)
    {
        _parameter = parameter;
        _shape = [.. parameter.Shape];
        bool plain = !parameter.Transposed && parameter.Groups == 1 && (parameter.Rows <= 1 || parameter.Panel == parameter.Columns);
        if (!plain) _copy = new float[parameter.Count];
    }

    public ReadOnlySpan<int> Shape => _shape;

    /// <summary>The values, valid until the next call.</summary>
    public Span<float> Read(Span<float> block)
    {
        if (_copy is null) return block.Slice(_parameter.Offset, _parameter.Count);
        _parameter.Gather<float>(block, _copy);
        return _copy;
    }

    /// <summary>The same where nothing is to be changed.</summary>
    public ReadOnlySpan<float> Read(ReadOnlySpan<float> block)
    {
        if (_copy is null) return block.Slice(_parameter.Offset, _parameter.Count);
        _parameter.Gather(block, _copy);
        return _copy;
    }

    /// <summary>Takes over changes made to the values of the last <see cref="Read(Span{float})"/>.</summary>
    public void Write(Span<float> block)
    {
        if (_copy is not null) _parameter.Scatter<float>(_copy, block);
    }
}
