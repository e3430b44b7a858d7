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

    /// <summary>Whether the generator's warnings are let pass: what it doubts is meant here.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>Whether it can be trained.</summary>
    public bool HasLoss => LossPattern().IsMatch(Layers);

    /// <summary>The class in C#.</summary>
    /// <param name="className">Its name.</param>
    /// <param name="options">Arguments of the network attribute.</param>
    public string ToCode(string className, string options) =>
        IsDoubtful ? $"#pragma warning disable\n{Class(className, options)}\n#pragma warning restore" : Class(className, options);

    public override string ToString() => Name;

    private string Class(string className, string options)
    {
        if (!Layers.Contains('|')) return $"[Network({options})] {Layers} public sealed partial class {className};";
        var properties = Layers.Split('|').Select(part => part.Split(':', 2)).Select(part => $"    {part[1].Trim()} public partial Node {part[0].Trim()} {{ get; }}");
        return $"[Network({options})] public sealed partial class {className}\n{{\n{string.Join("\n", properties)}\n}}";
    }

    [GeneratedRegex(@"\b(Loss|Output)<")]
    private static partial Regex LossPattern();
}
