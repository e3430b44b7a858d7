using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Checks;

/// <summary>Pairs of a last activation and a loss of the library that do not go together.</summary>
internal static class OutputCheck
{
    private const string Binary = "BinaryCrossentropy";

    public static IEnumerable<Problem> Find(ShapedGraph network)
    {
        foreach (var output in network.Graph.Outputs)
        {
            if (output.Spec.Loss is not { BuiltIn: true } loss) continue;
            var numbers = OutputNumbers.Of(network.Graph, output.NodeId);
            if (numbers.Range == NumberRange.Unknown) continue;
            var doubt = Doubt(output.Name, numbers, loss, network.Layers[output.NodeId].Output.Channels, output.Spec.AttributeId);
            if (doubt is not null) yield return doubt;
        }
    }

    private static Problem? Doubt(string name, OutputNumbers numbers, TraitSpec loss, int channels, int place)
    {
        bool fromLogits = loss.Settings.Contains(new Setting("FromLogits", "true"));
        return (loss.Name, fromLogits, numbers.Range) switch
        {
            (Binary or "CategoricalCrossentropy" or "SparseCategoricalCrossentropy", true, NumberRange.Shares or NumberRange.Probabilities) =>
                NetworkChecks.Doubt(ProblemCode.ActivationBeforeLogits, place, name, numbers.Activation!, loss.Name),
            (Binary, true, NumberRange.NotNegative or NumberRange.Bounded) => Outside("logits of any size and either sign", "remove the activation"),
            (Binary, false, NumberRange.Any) => Outside("probabilities", "use the activation Sigmoid, or none and FromLogits = true"),
            (Binary, false, NumberRange.NotNegative or NumberRange.Bounded) => Outside("probabilities", "use the activation Sigmoid"),
            // Of two classes both say the same.
            (Binary, false, NumberRange.Shares) when channels > 2 => NetworkChecks.Doubt(ProblemCode.LabelsTogether, place, name, loss.Name),
            ("CategoricalCrossentropy" or "SparseCategoricalCrossentropy", false, NumberRange.Probabilities) =>
                NetworkChecks.Doubt(ProblemCode.ClassesApart, place, name, numbers.Activation!, loss.Name),
            ("CategoricalCrossentropy" or "SparseCategoricalCrossentropy", false, NumberRange.Any) => Outside("probabilities", "use the activation Softmax, or none and FromLogits = true"),
            ("CategoricalCrossentropy" or "SparseCategoricalCrossentropy", false, NumberRange.NotNegative or NumberRange.Bounded) => Outside("probabilities", "use the activation Softmax"),
            ("KLDivergence", _, NumberRange.NotNegative or NumberRange.Bounded or NumberRange.Any) => Outside("probabilities", "use the activation Softmax"),
            ("Poisson", _, NumberRange.Bounded or NumberRange.Any) => Outside("rates above 0", "use the activation Exponential or Softplus"),
            ("Hinge" or "SquaredHinge", _, NumberRange.Shares or NumberRange.Probabilities or NumberRange.NotNegative) =>
                Outside("scores of either sign", "use the activation Tanh or none"),
            _ => null,
        };

        Problem Outside(string taken, string remedy) => NetworkChecks.Doubt(ProblemCode.NumbersOutsideLoss, place, name, numbers.Words, loss.Name, taken, remedy);
    }
}
