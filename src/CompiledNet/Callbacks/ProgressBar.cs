using System;
using System.Globalization;
using System.IO;

namespace CompiledNet;

/// <summary>
/// Writes one line per epoch, such as <c>Epoch 3/20 - 0.12s - loss: 0.1234 - val_loss: 0.2345</c>; the values as Keras
/// prints them with <c>verbose=2</c>.
/// </summary>
/// <param name="writer">Where to; null for the console.</param>
/// <param name="durations">Whether to write how long the epoch took; without it equal fits print equal lines.</param>
public sealed class ProgressBar(TextWriter? writer = null, bool durations = true) : Callback
{
    /// <inheritdoc/>
    public override bool IsForFirstRankOnly => true;

    /// <inheritdoc/>
    public override void OnEpochEnd(FitContext context)
    {
        string seconds = context.EpochDuration.TotalSeconds.ToString("F2", CultureInfo.InvariantCulture);
        string duration = durations ? $" - {seconds}s" : "";
        (writer ?? Console.Out).WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"Epoch {context.Epoch + 1}/{context.Epochs}{duration} - {context.Logs}"));
    }
}
