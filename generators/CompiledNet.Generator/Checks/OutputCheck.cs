using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Checks;

/// <summary>Pairs of a last activation and a loss of the library that do not go together.</summary>
internal static class OutputCheck
{
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
        var taken = LossNumbers.Of(loss.Name);
        string wanted = taken == TakenNumbers.Labels ? "Sigmoid" : "Softmax";
        return (taken, fromLogits, numbers.Range) switch
        {
            (TakenNumbers.Labels or TakenNumbers.Classes, true, NumberRange.Shares or NumberRange.Probabilities) =>
                NetworkChecks.Doubt(ProblemCode.ActivationBeforeLogits, place, name, numbers.Activation!, loss.Name),
            (TakenNumbers.Labels, true, NumberRange.NotNegative or NumberRange.Bounded) => Outside("logits of any size and either sign", "remove the activation"),
            (TakenNumbers.Labels or TakenNumbers.Classes, false, NumberRange.Any) => Outside("probabilities", $"use the activation {wanted}, or none and FromLogits = true"),
            (TakenNumbers.Labels or TakenNumbers.Classes, false, NumberRange.NotNegative or NumberRange.Bounded) => Outside("probabilities", $"use the activation {wanted}"),
            // Of two classes both say the same.
            (TakenNumbers.Labels, false, NumberRange.Shares) when channels > 2 => NetworkChecks.Doubt(ProblemCode.LabelsTogether, place, name, loss.Name, OfClasses(loss.Name)),
            (TakenNumbers.Classes, false, NumberRange.Probabilities) => NetworkChecks.Doubt(ProblemCode.ClassesApart, place, name, numbers.Activation!, loss.Name, OfLabels(loss.Name)),
            (TakenNumbers.Distribution, _, NumberRange.NotNegative or NumberRange.Bounded or NumberRange.Any) => Outside("probabilities", "use the activation Softmax"),
            (TakenNumbers.Memberships, _, NumberRange.NotNegative or NumberRange.Bounded or NumberRange.Any) => Outside("numbers from 0 to 1", "use the activation Sigmoid or Softmax"),
            (TakenNumbers.Logarithms, _, NumberRange.Shares or NumberRange.Probabilities or NumberRange.NotNegative) =>
                Outside("logarithms of probabilities", "use SparseCategoricalCrossentropy, which takes probabilities"),
            (TakenNumbers.Rates, _, NumberRange.Bounded or NumberRange.Any) => Outside("rates above 0", "use the activation Exponential or Softplus"),
            (TakenNumbers.Scores, _, NumberRange.Shares or NumberRange.Probabilities or NumberRange.NotNegative) =>
                Outside("scores of either sign", "use the activation Tanh or none"),
            _ => null,
        };

        Problem Outside(string taken, string remedy) => NetworkChecks.Doubt(ProblemCode.NumbersOutsideLoss, place, name, numbers.Words, loss.Name, taken, remedy);
    }

    // The loss of the other kind that is nearest.
    private static string OfClasses(string loss) => loss.Replace("Binary", "Categorical");

    private static string OfLabels(string loss) => loss == "CategoricalFocalCrossentropy" ? "BinaryFocalCrossentropy" : "BinaryCrossentropy";
}
