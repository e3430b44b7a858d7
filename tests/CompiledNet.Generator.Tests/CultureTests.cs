using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.Generator.Tests;

public class CultureTests
{
    private static readonly string Sound = Sources.File("""
        [Network, Input(4, 2), Reshape(2, -1), Flatten]
        [Dense<Leaky>(3, ActivationArguments = new[] { -0.5 }), Dropout(0.25), Dense(1)]
        [Loss<Square>(FromLogits = true, Margin = -1234567.5, Weight = 0.25f)]
        public partial class Inception { }
        """);

    private static readonly string Wrong = Sources.File("[Network, Input(-8), Dropout(-0.5),\n Dense(1)]\npartial class Net;");

    /// <summary>Decimal commas, the minus sign U+2212, and the i that becomes İ; the last has all of them on every machine.</summary>
    public static TheoryData<string> Cultures => ["de-DE", "fi-FI", "tr-TR", "strange"];

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Texts_and_messages_are_the_same_under_every_culture(string name)
    {
        var expected = Run(CultureInfo.InvariantCulture, Sound, Wrong);
        var found = Run(name == "strange" ? Strange() : CultureInfo.GetCultureInfo(name), Sound, Wrong);
        found.Files.ShouldBe(expected.Files);
        found.Lines.ShouldBe(expected.Lines);
    }

    [Fact]
    public void The_line_ends_of_the_source_change_nothing()
    {
        string sound = Sound.ReplaceLineEndings("\n"), wrong = Wrong.ReplaceLineEndings("\n");
        var expected = Run(CultureInfo.InvariantCulture, sound, wrong);
        var found = Run(CultureInfo.InvariantCulture, sound.ReplaceLineEndings("\r\n"), wrong.ReplaceLineEndings("\r\n"));
        found.Files.ShouldBe(expected.Files);
        found.Lines.ShouldBe(expected.Lines);
        expected.Files.ShouldAllBe(pair => !pair.Value.Contains('\r'));
    }

    private static CultureInfo Strange()
    {
        var strange = (CultureInfo)CultureInfo.GetCultureInfo("tr-TR").Clone();
        strange.NumberFormat.NegativeSign = "\u2212";
        strange.NumberFormat.NumberDecimalSeparator = ",";
        return strange;
    }

    private static (KeyValuePair<string, string>[] Files, string[] Lines) Run(CultureInfo culture, string sound, string wrong)
    {
        var (before, beforeInterface) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        try
        {
            var result = GeneratorHost.Run(sound, Sources.Traits);
            result.Diagnostics.ShouldBeEmpty();
            return ([.. result.Files.OrderBy(pair => pair.Key, StringComparer.Ordinal)], Declared.Lines(GeneratorHost.Run(wrong)));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeInterface);
        }
    }
}
