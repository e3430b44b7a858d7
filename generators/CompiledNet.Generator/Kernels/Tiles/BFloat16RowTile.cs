using System.Collections.Generic;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels.Tiles;

/// <summary>
/// A <see cref="RowTile"/> whose weights are rounded to bfloat16, two to a word: a shift gives the numbers of the lower half
/// of a panel, and the words as they are serve as those of the upper half.
/// </summary>
internal sealed class BFloat16RowTile(IReadOnlyList<Arm> arms, int panels, int width, int inner, bool fromZero) : RowTile(arms, panels, width, inner, fromZero)
{
    private readonly int _words = width / 2;

    public override string Name => "BFloat16" + base.Name;

    public override int RowLength => _words;

    protected override string WeightType => "uint";

    protected override void WriteTerm(SourceWriter writer, Arm arm, int panels, int term, int split)
    {
        int half = _words / arm.Lanes;
        WriteFactor(writer, arm, term);
        for (int panel = 0; panel < panels; panel++)
        {
            for (int v = 0; v < half; v++)
            {
                string word = $"w{term}{panel}{v}", offset = Offset(panel, "panel", term * _words + v * arm.Lanes);
                writer.Line($"var {word} = Unsafe.As<uint, {arm.Operations}<uint>>(ref {Arm.Number("w", offset)});");
                string low = Sum(split, panel * 2 * half + v), high = Sum(split, panel * 2 * half + half + v);
                writer.Line($"{low} = {arm.MultiplyAdd($"a{term}", $"{Shifted(arm, word)}.AsSingle()", low)};");
                writer.Line($"{high} = {arm.MultiplyAdd($"a{term}", $"{word}.AsSingle()", high)};");
            }
        }
    }

    private static string Shifted(Arm arm, string word) => arm.IsChosenAtRunTime ? $"Avx2.ShiftLeftLogical({word}, 16)" : $"({word} << 16)";
}
