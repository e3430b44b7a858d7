using System.Globalization;

namespace CompiledNet.Tuning;

/// <summary>How much of what trials differ by comes from a hyper-parameter.</summary>
/// <param name="Hyperparameter">The hyper-parameter.</param>
/// <param name="Share">Its share from 0 to 1; those of all add up to 1.</param>
public sealed record Importance(Hyperparameter Hyperparameter, double Share)
{
    /// <summary>Such as <c>learning_rate 0.71</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Hyperparameter.Name} {Share:F2}");
}
