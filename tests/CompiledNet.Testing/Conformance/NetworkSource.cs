using System.Linq;
using System.Text.RegularExpressions;

namespace CompiledNet.Testing;

/// <summary>
/// A network in short form: the attributes of a stack, or <c>Name: [attributes]</c> for each property of a graph, divided
/// by <c>|</c>.
/// </summary>
/// <param name="Name">Its name among the cases of a test.</param>
/// <param name="Layers">The layers.</param>
public sealed partial record NetworkSource(string Name, string Layers)
{
    /// <summary>Whether outside reference values are recorded for it.</summary>
    public bool HasReference { get; init; } = true;

    /// <summary>The factor of its weights: small enough that few units saturate, less for deep networks.</summary>
    public double Scale { get; init; } = 0.75;

    /// <summary>Whether every loss is a mean squared error, whose gradient may be anything: the targets choose it. Half of one has half the gradient.</summary>
    public bool HasSquaredErrorsAlone => !Layers.Contains("Half") && LossPattern().Matches(Layers).All(match => match.Value.Contains("<MeanSquaredError>"));

    /// <summary>Whether it can be trained.</summary>
    public bool HasLoss => LossPattern().IsMatch(Layers);

    /// <summary>The class in C#.</summary>
    /// <param name="className">Its name.</param>
    /// <param name="options">Arguments of the network attribute.</param>
    /// <param name="loss">The loss to put in place of all declared ones, or null.</param>
    public string ToCode(string className, string options, string? loss = null)
    {
        string layers = loss is null ? Layers : LossPattern().Replace(Layers, $"$1<{loss}>");
        if (!layers.Contains('|')) return $"[Network({options})] {layers} public sealed partial class {className};";
        var properties = layers.Split('|').Select(part => part.Split(':', 2)).Select(part => $"    {part[1].Trim()} public partial Node {part[0].Trim()} {{ get; }}");
        return $"[Network({options})] public sealed partial class {className}\n{{\n{string.Join("\n", properties)}\n}}";
    }

    public override string ToString() => Name;

    [GeneratedRegex(@"\b(Loss|Output)<[^<>]*>(\([^()]*\))?")]
    private static partial Regex LossPattern();
}
