using System;

namespace CompiledNet;

/// <summary>
/// Ends a fit when no trainable parameter has changed by more than a tolerance over an epoch, for so many epochs in a row: the
/// stopping rule of textbooks.
/// </summary>
public sealed class UpdateTolerance : Callback
{
    private readonly float _tolerance;
    private readonly int _patience;
    private float[] _before = [];
    private int _wait;

    /// <summary>Sets up the rule.</summary>
    /// <param name="tolerance">The largest |change| of a parameter that counts as none; at least 0.</param>
    /// <param name="patience">How many epochs in a row; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public UpdateTolerance(float tolerance = 1e-4f, int patience = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(patience);
        (_tolerance, _patience) = (Option.NotNegative(tolerance, nameof(tolerance)), patience);
    }

    /// <summary>The largest change of a parameter over the last epoch; NaN before the first.</summary>
    public float LargestUpdate { get; private set; } = float.NaN;

    /// <inheritdoc/>
    public override void OnTrainBegin(FitContext context)
    {
        (_wait, LargestUpdate) = (0, float.NaN);
        _before = Trained(context).ToArray();
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(FitContext context)
    {
        var now = Trained(context);
        LargestUpdate = 0;
        for (int i = 0; i < now.Length; i++) LargestUpdate = MathF.Max(LargestUpdate, MathF.Abs(now[i] - _before[i]));
        now.CopyTo(_before);

        // A comparison that NaN fails: what is lost has not settled.
        _wait = LargestUpdate <= _tolerance ? _wait + 1 : 0;
        if (_wait >= _patience) context.StopTraining = true;
    }

    /// <inheritdoc/>
    public override void SaveState(CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Set("wait", _wait);
        state.Set("before", _before);
    }

    /// <inheritdoc/>
    public override void RestoreState(CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        (_wait, _before) = ((int)state.Number("wait"), state.Array("before") ?? _before);
    }

    private static ReadOnlySpan<float> Trained(FitContext context) => context.Network.Parameters.Span[..context.Network.Description.TrainableLength];
}
