using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>y = (x − offset) / scale: the standard, the minimum and maximum, and the robust scaling.</summary>
internal sealed class LinearRule(string column, double offset, double scale) : NumberRule(column)
{
    public override string Kind => "Linear";

    public override IReadOnlyList<double> Numbers => [offset, scale];

    [MethodImpl(Hot.Optimized)]
    public override double Invert(double number) => number * scale + offset;

    [MethodImpl(Hot.Optimized)]
    protected override double Map(double number) => (number - offset) / scale;
}
