using System.Linq;
using System.Text.RegularExpressions;
using CompiledNet.Testing;

namespace CompiledNet.Generator.Tests;

/// <summary>What attention looks at is handed out where it is asked for, and where there is some.</summary>
public class AttentionWeightTests
{
    private const string Layers = "Input(5, 3), MultiHeadAttention(2, 2), GlobalAveragePooling1D, Dense(1), Loss<MeanSquaredError>] partial class Net;";

    [Fact]
    public void A_network_that_does_not_ask_emits_not_a_line_more()
    {
        string[] asked = Lines("(AttentionWeights = true)"), unasked = Lines("(AttentionWeights = false)");
        unasked.ShouldBe(Lines(""));
        unasked.ShouldNotContain(line => line.Contains("workspace.AttentionWeights") || line.Contains("ref attentionWeights") || line.Contains("AttentionLayers"));
        // Without the numbers, as names of methods end in digits of their text.
        unasked.Select(Named).Except(asked.Select(Named)).ShouldBeEmpty();
        asked.ShouldContain("new AttentionDescription(\"multi_head_attention\", 2, 5, 5, 0),");
        asked.ShouldContain("ref float attentionWeights = ref MemoryMarshal.GetArrayDataReference(workspace.AttentionWeights);");

        static string Named(string line) => Regex.Replace(line, "_[0-9a-f]{8}|[0-9]+", "#");

        static string[] Lines(string options)
        {
            var result = GeneratorHost.Run(Sources.File($"[Network{options}, {Layers}"));
            result.CompilerDiagnostics.ShouldBeEmpty();
            return [.. result.Files.OrderBy(file => file.Key, System.StringComparer.Ordinal).SelectMany(file => file.Value.Split('\n')).Select(line => line.Trim())];
        }
    }

    [Fact]
    public void A_network_without_a_loss_has_no_forward_pass_of_training() => Declared.Wrongly(
        "[Network(AttentionWeights = true), Input(5, 3), MultiHeadAttention(2, 2), Flatten, Dense(1)] partial class Net;",
        "CN0112 at 'Net': 'Net' asks for the weights of its attention, but has no loss: add [Loss<…>] or Output<…>, or remove AttentionWeights = true");

    [Fact]
    public void A_network_without_attention_has_no_weights_of_it() => Declared.Wrongly(
        "[Network(AttentionWeights = true), Input(5, 3), Flatten, Dense(1), Loss<MeanSquaredError>] partial class Net;",
        "CN0113 at 'Net': 'Net' asks for the weights of its attention, but has no layer of attention: add one, or remove AttentionWeights = true");
}
