using System;

namespace CompiledNet;

/// <summary>Projects a parameter back into its allowed set after every update.</summary>
public interface IConstraint
{
    /// <summary>Changes <paramref name="values"/>, row-major in <paramref name="shape"/>, in place.</summary>
    void Apply(Span<float> values, ReadOnlySpan<int> shape);
}
