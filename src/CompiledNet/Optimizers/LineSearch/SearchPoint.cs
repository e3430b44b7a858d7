namespace CompiledNet;

/// <summary>What is known of a function along a line at one step: its value, and its slope by the step.</summary>
internal readonly record struct SearchPoint(double Step, double Value, double Slope)
{
    /// <summary>The same of the function from which a straight line through the origin is taken.</summary>
    public SearchPoint Below(double slope) => new(Step, Value - Step * slope, Slope - slope);
}
