using System.Runtime.CompilerServices;
using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Numbers given one by one, such as the constants of a <see cref="NormalizationAttribute"/>.</summary>
public sealed class Values : IInitializer
{
    private readonly double[] _numbers;

    /// <summary>Keeps the numbers.</summary>
    /// <param name="numbers">One for each place, row-major, or one for all.</param>
    public Values(params double[] numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        _numbers = numbers;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is neither one number nor one for each place.</exception>
    [MethodImpl(Hot.Optimized)]
    public void Fill(Span<float> values, ReadOnlySpan<int> shape, RandomStream random)
    {
        if (_numbers.Length != 1 && _numbers.Length != values.Length)
            throw new ArgumentException($"{_numbers.Length} numbers were given for {values.Length} places.", nameof(values));
        for (int i = 0; i < values.Length; i++) values[i] = (float)_numbers[_numbers.Length == 1 ? 0 : i];
    }
}
