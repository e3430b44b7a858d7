using System.Collections.Generic;

namespace CompiledNet;

/// <summary>How good a network is on a data set: its loss and the metrics asked for, by name.</summary>
public sealed class Score
{
    internal Score(Logs values) => Values = values;

    /// <summary>The mean loss over the samples, the penalties of the regularizers included.</summary>
    public double Loss => Values["loss"];

    /// <summary>
    /// All values in order: <c>loss</c>, <c>{output}_loss</c> for each output with a loss if there are several outputs
    /// (without its loss weight), then the metrics.
    /// </summary>
    public Logs Values { get; }

    /// <summary>The value called <paramref name="name"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message names those there are.</exception>
    public double this[string name] => Values[name];

    /// <summary><c>loss: 0.1234 - accuracy: 0.9700</c></summary>
    public override string ToString() => Values.ToString();
}
