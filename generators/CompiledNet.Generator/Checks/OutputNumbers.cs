using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Graph;

namespace CompiledNet.Generator.Checks;

/// <summary>What numbers an output gives, as the library's own activation behind it says.</summary>
/// <param name="Range">The numbers.</param>
/// <param name="Activation">The activation; null where there is none.</param>
internal sealed record OutputNumbers(NumberRange Range, string? Activation)
{
    // Those that are not listed are unknown; a test holds that none of the library's is.
    private static readonly Dictionary<string, NumberRange> ByActivation = new()
    {
        ["Softmax"] = NumberRange.Shares,
        ["Sigmoid"] = NumberRange.Probabilities,
        ["HardSigmoid"] = NumberRange.Probabilities,
        ["FastSigmoid"] = NumberRange.Probabilities,
        ["ReLU"] = NumberRange.NotNegative,
        ["ReLU6"] = NumberRange.NotNegative,
        ["Softplus"] = NumberRange.NotNegative,
        ["Exponential"] = NumberRange.NotNegative,
        ["Tanh"] = NumberRange.Bounded,
        ["FastTanh"] = NumberRange.Bounded,
        ["Softsign"] = NumberRange.Bounded,
        ["Linear"] = NumberRange.Any,
        ["LeakyReLU"] = NumberRange.Any,
        ["ELU"] = NumberRange.Any,
        ["SELU"] = NumberRange.Any,
        ["SiLU"] = NumberRange.Any,
        ["Swish"] = NumberRange.Any,
        ["HardSwish"] = NumberRange.Any,
        ["GELU"] = NumberRange.Any,
        ["GELUTanh"] = NumberRange.Any,
        ["Mish"] = NumberRange.Any,
    };

    /// <summary>The library's activations whose numbers are known.</summary>
    public static IEnumerable<string> Activations => ByActivation.Keys;

    /// <summary>The numbers in words.</summary>
    public string Words => Range switch
    {
        NumberRange.Shares or NumberRange.Probabilities => $"numbers from 0 to 1 ({Activation})",
        NumberRange.NotNegative => $"numbers from 0 up ({Activation})",
        NumberRange.Bounded => $"numbers from -1 to 1 ({Activation})",
        _ => $"numbers of any size ({Activation ?? "no activation"})",
    };

    /// <summary>What a node gives; layers that only pass numbers on, or mix those of one kind, are looked through.</summary>
    public static OutputNumbers Of(NetworkGraph network, int id) => Of(network, id, []);

    // Ways through a graph part and meet again: each node is looked at once.
    private static OutputNumbers Of(NetworkGraph network, int id, Dictionary<int, OutputNumbers> known)
    {
        if (!known.TryGetValue(id, out var numbers)) known.Add(id, numbers = Find(network, network.Nodes[id], known));
        return numbers;
    }

    private static OutputNumbers Find(NetworkGraph network, GraphNode node, Dictionary<int, OutputNumbers> known)
    {
        var activation = node.Operator.ActivationOf(node.Spec);
        if (activation is { BuiltIn: false }) return new(NumberRange.Unknown, null);
        if (activation is { Name: not "Linear" })
            return new(ByActivation.TryGetValue(activation.Name, out var range) ? range : NumberRange.Unknown, activation.Name);
        if (node.Operator.GivesSums) return new(NumberRange.Any, activation?.Name);
        if (node.Inputs.Length == 1 && (node.Operator.PassesNumbersOn || activation is not null)) return Of(network, node.Inputs[0], known);
        if (!node.Operator.StaysBetweenNumbers) return new(NumberRange.Unknown, null);
        // Shares of several layers, or the largest of them, are no shares.
        var mixed = node.Inputs.Select(input => Of(network, input, known)).Distinct().ToList();
        return mixed is [{ Range: not NumberRange.Shares } alike] ? alike : new(NumberRange.Unknown, null);
    }
}
