namespace CompiledNet;

/// <summary>The step size as a function of the number of steps taken. Derive from it for a schedule of your own.</summary>
public abstract class LearningRateSchedule
{
    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">How many steps were taken before it; at least 0.</param>
    public abstract float LearningRate(long step);
}
