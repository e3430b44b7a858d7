using System;
using System.Globalization;
using System.IO;
using System.Text;
using CompiledNet.Testing;
using CsCheck;

namespace CompiledNet.Tests;

/// <summary>The fast paths of the CSV reader against the careful ones.</summary>
public class CsvReadingTests
{
    /// <summary>Text that comes in pieces of a few characters, so that no record lies in a block.</summary>
    private sealed class Trickle(string text, int piece) : TextReader
    {
        private int _at;

        public override int Read(char[] buffer, int index, int count)
        {
            int length = Math.Min(Math.Min(piece, count), text.Length - _at);
            text.CopyTo(_at, buffer, index, length);
            _at += length;
            return length;
        }
    }

    [Fact]
    public void RecordsAreTheSameHoweverTheTextComes()
    {
        var field = Gen.OneOf(Gen.String[Gen.Char["1.\"\r\n ,\té"], 0, 6], Gen.String[Gen.Char["ab"], 0, 3].Select(label => $"\"{label}\""), Gen.Const("\"a,\r\"\"\nb\""));
        Gen.Select(Gen.Select(Gen.Int[-999, 999], field).Array[1, 60], Gen.Int[1, 70], Gen.Char["\r\n"], Gen.Bool, Gen.Int[8, 40]).Draw(drawn =>
        {
            var (rows, piece, end, skip, most) = drawn;
            var text = new StringBuilder("a,b,c");
            foreach (var (number, label) in rows) text.Append(end).Append(number).Append(", ").Append(number).Append(',').Append(label);
            var options = new CsvOptions { Labels = ["c"], LabelKind = LabelKind.ClassIndex, MissingValues = [], SkipInitialSpace = skip, MaxRecordLength = most };
            Outcome(new StringReader(text.ToString()), options).ShouldBe(Outcome(new Trickle(text.ToString(), piece), options));
        }, count: 400);

        static string Outcome(TextReader reader, CsvOptions options)
        {
            try
            {
                var data = Dataset.FromCsv(reader, options);
                return $"{string.Join(' ', data.Features.ToArray())} | {string.Join(' ', data.Targets.ToArray())} | {string.Join(' ', data.ClassNames)}";
            }
            catch (DataFormatException refused)
            {
                return refused.Message;
            }
        }
    }

    [Fact]
    public void RecordsCrossTheBlocksTheyAreReadIn()
    {
        var text = new StringBuilder("a,b\r\n");
        for (int i = 0; i < 20_000; i++) text.Append(i).Append(',').Append(i * 0.5f).Append("\r\n");
        var data = Dataset.FromCsv(new StringReader(text.ToString()));
        data.Count.ShouldBe(20_000);
        for (int i = 0; i < data.Count; i++) data.FeatureRow(i).ToArray().ShouldBe([i, i * 0.5f]);
        Should.Throw<DataFormatException>(() => Dataset.FromCsv(new StringReader(text + "x,1"))).Row.ShouldBe(20_002);
    }

    [Fact]
    public void NumbersAreThoseOfTheRuntimeToTheBit()
    {
        var digits = Gen.String[Gen.Char['0', '9'], 0, 17];
        var exponent = Gen.OneOf(Gen.Const(""), Gen.Int[-50, 45].Select(power => $"e{power}"), Gen.Int[0, 30].Select(power => $"E+{power}"));
        Gen.Select(Gen.OneOfConst("", "-", "+"), digits, Gen.OneOfConst("", "."), digits, exponent)
            .Select((sign, whole, point, fraction, power) => sign + whole + point + fraction + power)
            .Where(text => float.TryParse(text, CultureInfo.InvariantCulture, out float number) && float.IsFinite(number)).Array[200].Draw(texts =>
        {
            var data = Dataset.FromCsv(new StringReader("a\n" + string.Join('\n', texts)));
            for (int i = 0; i < texts.Length; i++)
                BitConverter.SingleToInt32Bits(data.Features[i]).ShouldBe(BitConverter.SingleToInt32Bits(float.Parse(texts[i], CultureInfo.InvariantCulture)), texts[i]);
        }, count: 50);
    }

    /// <summary>In the middle between two floats, a hair above and a hair below: where rounding twice goes wrong.</summary>
    [Theory]
    [InlineData("16777217", 16777216f)]
    [InlineData("16777217.0000001", 16777218f)]
    [InlineData("16777216.9999999", 16777216f)]
    [InlineData("33554434", 33554432f)]
    [InlineData("1.00000005960464477539", 1f)]
    [InlineData("9007199791611905", 9007200328482816f)]
    [InlineData("-0", -0f)]
    [InlineData("1e-40", 1e-40f)]
    [InlineData("3.4028235e38", float.MaxValue)]
    [InlineData("340282350000000000000000000000000000000", float.MaxValue)]
    [InlineData(".5", 0.5f)]
    [InlineData("5.", 5f)]
    [InlineData(" 7 ", 7f)]
    public void RoundsOnce(string text, float expected) =>
        BitConverter.SingleToInt32Bits(Dataset.FromCsv(new StringReader("a\n" + text)).Features[0]).ShouldBe(BitConverter.SingleToInt32Bits(expected));
}
