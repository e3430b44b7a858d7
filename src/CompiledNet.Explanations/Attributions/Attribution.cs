using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CompiledNet.Explanations;

/// <summary>What each number of a sample does for an output.</summary>
public sealed class Attribution
{
    private readonly IReadOnlyList<InputDescription> _inputs;
    private readonly IReadOnlyList<string> _names;

    internal Attribution(IReadOnlyList<InputDescription> inputs, IReadOnlyList<string> names, float[] values) => (_inputs, _names, Values) = (inputs, names, values);

    /// <summary>One number for each of the sample.</summary>
    public IReadOnlyList<float> Values { get; }

    /// <summary>Their sum.</summary>
    public double Sum => Values.Sum(value => (double)value);

    /// <summary>The number of a column.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column; the message names those there are.</exception>
    public float this[string column] => Enumerable.Range(0, _names.Count).FirstOrDefault(i => _names[i] == column, -1) is >= 0 and var index
        ? Values[index]
        : throw new KeyNotFoundException(_names.Count == 0 ? "The explainer was not given names of columns." : $"There is no column '{column}' among: {string.Join(", ", _names)}.");

    /// <summary>Columns with their numbers, the largest in magnitude first; without names they are called by their places.</summary>
    public IReadOnlyList<(string Column, float Value)> Ranked =>
        [.. Values.Select((value, i) => (_names.Count > 0 ? _names[i] : i.ToString(CultureInfo.InvariantCulture), value)).OrderByDescending(one => MathF.Abs(one.value))];

    /// <summary>The numbers of an input that is an image, the channels of a pixel added up.</summary>
    /// <param name="input">The name of the input; null for the only one.</param>
    /// <exception cref="ArgumentException">There is no such input, or it is no image: [height, width, channels], or [height, width].</exception>
    public AttributionImage Image(string? input = null)
    {
        var found = input is null && _inputs.Count == 1 ? _inputs[0] : _inputs.FirstOrDefault(one => one.Name == input);
        if (found is not { Shape.Count: 2 or 3 })
        {
            string shapes = string.Join(", ", _inputs.Select(one => $"{one.Name} [{string.Join(", ", one.Shape)}]"));
            throw new ArgumentException($"An image [height, width, channels] is wanted, and the inputs are: {shapes}.", nameof(input));
        }

        int height = found.Shape[0], width = found.Shape[1], channels = found.Shape.Count == 3 ? found.Shape[2] : 1;
        float[] pixels = new float[height * width];
        for (int i = 0; i < pixels.Length; i++)
            for (int channel = 0; channel < channels; channel++) pixels[i] += Values[found.Offset + i * channels + channel];
        return new AttributionImage(height, width, pixels);
    }

    /// <summary>A line per column, the largest first, if they have names.</summary>
    public override string ToString() => string.Join('\n', Ranked.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Column} {one.Value:+0.0000;-0.0000;0.0000}")));
}
