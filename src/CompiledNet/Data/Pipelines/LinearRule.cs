using System.Collections.Generic;

namespace CompiledNet;

/// <summary>y = (x − offset) / scale: the standard, the minimum and maximum, and the robust scaling.</summary>
internal sealed class LinearRule(string column, double offset, double scale) : NumberRule(column)
{
    public override string Kind => "Linear";

    public override IReadOnlyList<double> Numbers => [offset, scale];

    public override double Invert(double number) => number * scale + offset;

    protected override double Map(double number) => (number - offset) / scale;
}
