using System.Globalization;
using CompiledNet.Testing;

namespace CompiledNet.Generator.Tests;

public class CultureTests
{
    [Fact]
    public void Texts_and_messages_are_the_same_under_every_culture()
    {
        string sound = Sources.File("[Network, Input(4, 2), Reshape(2, -1), Flatten, Dense<Leaky>(3, ActivationArguments = new[] { -0.5 }), Dropout(0.25), Loss<Square>(FromLogits = true)] partial class Net;");
        string wrong = Sources.File("[Network, Input(-8), Dropout(-0.5), Dense(1)] partial class Net;");
        var expected = Run(CultureInfo.InvariantCulture);

        // The minus sign U+2212 and the decimal comma, as in Finland.
        var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        strange.NumberFormat.NegativeSign = "\u2212";
        strange.NumberFormat.NumberDecimalSeparator = ",";
        var found = Run(strange);
        found.Files.ShouldBe(expected.Files);
        found.Lines.ShouldBe(expected.Lines);

        (string[] Files, string[] Lines) Run(CultureInfo culture)
        {
            var before = CultureInfo.CurrentCulture;
            CultureInfo.CurrentCulture = culture;
            try
            {
                return ([.. GeneratorHost.Run(sound, Sources.Traits).Files.Values], Declared.Lines(GeneratorHost.Run(wrong)));
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }
    }
}
