using System;
using System.Globalization;
using System.Text;

namespace CompiledNet;

/// <summary>The lines of a report as scikit-learn prints it.</summary>
/// <param name="digits">Digits after the point.</param>
/// <param name="width">The longest name of a class.</param>
/// <param name="isWhole">Whether all supports are whole numbers to be printed without a point.</param>
internal sealed class ReportText(int digits, int width, bool isWhole)
{
    private readonly StringBuilder _text = new StringBuilder().Append(' ', Width(digits, width) + 1).Append(" precision    recall  f1-score   support\n\n");
    private readonly int _width = Width(digits, width);

    /// <summary>Adds the line of a class or of an average.</summary>
    public void Add(string name, ClassScores row) => _text.Append(' ', _width - LengthOf(name)).Append(name).Append(' ')
        .Append(Column(row.Precision)).Append(Column(row.Recall)).Append(Column(row.F1)).Append(Support(row.Support)).Append('\n');

    /// <summary>Adds the line of the accuracy, which stands under the F1 scores.</summary>
    public void AddAccuracy(double accuracy, double support) =>
        _text.Append("accuracy".PadLeft(_width)).Append(' ', 21).Append(Column(accuracy)).Append(Support(support)).Append('\n');

    /// <summary>Adds the gap between classes and averages.</summary>
    public void AddGap() => _text.Append('\n');

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>The length of a name as Python counts it, in characters of Unicode.</summary>
    public static int LengthOf(string name)
    {
        int length = 0;
        foreach (var _ in name.EnumerateRunes()) length++;
        return length;
    }

    private static int Width(int digits, int width) => Math.Max(Math.Max("weighted avg".Length, digits), width);

    private string Column(double value) => " " + RoundedText.Of(value, digits).PadLeft(9);

    private string Support(double weight)
    {
        string text = weight.ToString("R", CultureInfo.InvariantCulture);
        return " " + (isWhole || weight != Math.Floor(weight) ? text : text + ".0").PadLeft(9);
    }
}
