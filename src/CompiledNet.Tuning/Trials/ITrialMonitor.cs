namespace CompiledNet.Tuning;

/// <summary>Takes the values on the way of one trial, wherever it runs.</summary>
public interface ITrialMonitor
{
    /// <summary>Notes a value.</summary>
    /// <param name="step">How far the trial is, counted from 1; more than in the report before.</param>
    /// <param name="value">What the objective would give if it ended here.</param>
    /// <returns>Whether the trial is to end now: it counts as stopped, whatever it still gives.</returns>
    bool Report(int step, double value);
}
