/// <summary>How much to train.</summary>
/// <param name="Seconds">Of music to learn from.</param>
/// <param name="HeldOutSeconds">Of other music to test with.</param>
/// <param name="Epochs">How often all of it is seen.</param>
internal sealed record TrainingPlan(double Seconds, double HeldOutSeconds, int Epochs)
{
    /// <summary>About a minute on one core.</summary>
    public static TrainingPlan Full { get; } = new(Seconds: 30, HeldOutSeconds: 10, Epochs: 40);

    /// <summary>A few seconds: enough to see that everything works, not to sound right.</summary>
    public static TrainingPlan Quick { get; } = new(Seconds: 10, HeldOutSeconds: 3, Epochs: 10);
}
