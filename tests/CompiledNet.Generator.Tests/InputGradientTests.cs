using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.Generator.Tests;

public class InputGradientTests
{
    private const string Layers = "Input(8), Dense<ReLU>(10), Dense<Sigmoid>(1), Loss<BinaryCrossentropy>] public partial class Net;";

    [Fact]
    public void A_network_that_does_not_ask_emits_not_a_line_more()
    {
        string asked = Text("(InputGradients = true)"), unasked = Text("(InputGradients = false)");
        unasked.ShouldBe(Text(""));
        unasked.ShouldNotContain("nputGradient", Case.Sensitive);
        asked.ShouldContain("ref float inputGradients = ref MemoryMarshal.GetArrayDataReference(workspace.InputGradients);");

        static string Text(string options) => string.Join("\n", GeneratorHost.Run(Sources.File($"[Network{options}, {Layers}"))
            .Files.OrderBy(file => file.Key, System.StringComparer.Ordinal).Select(file => file.Value));
    }

    [Fact]
    public void A_network_without_a_loss_has_no_gradients_of_inputs() => Declared.Wrongly(
        "[Network(InputGradients = true), Input(8), Dense(1)] partial class Net;",
        "CN0070 at 'Net': 'Net' asks for the gradients of its inputs, but has no loss that they could be of: add [Loss<…>] or Output<…>, or remove InputGradients = true");
}
