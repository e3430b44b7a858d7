using System.Collections.Generic;

namespace CompiledNet.Benchmarks.Models;

/// <summary>One layer of a <see cref="Model"/> in plain arrays, as Keras lays them out; images are [height][width][channels].</summary>
/// <param name="Activation">What follows its sums.</param>
public abstract record ModelLayer(Activation Activation)
{
    /// <summary>Numbers it takes.</summary>
    public abstract int InputSize { get; }

    /// <summary>Numbers it gives.</summary>
    public abstract int OutputSize { get; }

    /// <summary>Multiply-adds of one sample.</summary>
    public abstract long MultiplyAdds { get; }

    /// <summary>Its parameters: kernel, bias; or none.</summary>
    public abstract IReadOnlyList<float[]> Parameters { get; }
}
